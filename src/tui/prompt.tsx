import { Text, useInput } from 'ink';
import type { ReactElement } from 'react';
import { useState } from 'react';
import { printable } from '../report/escaping.js';
import { singleKeys } from './keys.js';

/** One line to type in: enter takes it, escape leaves it. */
export function Prompt(props: {
  question: string;
  initial: string;
  onDone: (text: string) => void;
  onLeave: () => void;
}): ReactElement {
  const [text, setText] = useState(props.initial);
  useInput((typed, keys) => {
    let next = text;
    for (const { input, key } of singleKeys(typed, keys)) {
      if (key.return) return props.onDone(next.trim());
      if (key.escape) return props.onLeave();
      if (key.backspace || key.delete) next = [...next].slice(0, -1).join('');
      else if (key.ctrl && input === 'u') next = '';
      else if (!key.ctrl && !key.meta) next += input === ' ' ? ' ' : printable(input);
    }
    setText(next);
  });
  return (
    <Text wrap="truncate">
      <Text bold>{props.question}</Text> {text}
      <Text inverse> </Text>
    </Text>
  );
}
