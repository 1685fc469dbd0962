import type { Key } from 'ink';
import { Text } from 'ink';
import type { ReactElement } from 'react';
import { printable } from '../report/escaping.js';
import { useLook } from './look.js';

/** One line that is being typed in. */
export function Prompt(props: { question: string; text: string }): ReactElement {
  const { styles } = useLook();
  return (
    <Text wrap="truncate">
      <Text bold>{props.question}</Text> {props.text}
      <Text inverse>{styles ? ' ' : '_'}</Text>
    </Text>
  );
}

/** The line after one more key: letters are added, backspace takes one away, control-u all. */
export function typeKey(text: string, input: string, key: Key): string {
  if (key.backspace || key.delete) return [...text].slice(0, -1).join('');
  if (key.ctrl) return input === 'u' ? '' : text;
  if (key.meta || key.return || key.escape) return text;
  return text + (input === ' ' ? ' ' : printable(input));
}
