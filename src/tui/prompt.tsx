import { Text, useInput } from 'ink';
import type { ReactElement } from 'react';
import { useState } from 'react';
import { printable } from '../report/escaping.js';

/** One line to type in: enter takes it, escape leaves it. */
export function Prompt(props: {
  question: string;
  initial: string;
  onDone: (text: string) => void;
  onLeave: () => void;
}): ReactElement {
  const [text, setText] = useState(props.initial);
  useInput((input, key) => {
    if (key.return) props.onDone(text.trim());
    else if (key.escape) props.onLeave();
    else if (key.backspace || key.delete) setText((old) => [...old].slice(0, -1).join(''));
    else if (key.ctrl && input === 'u') setText('');
    else if (!key.ctrl && !key.meta && input) setText((old) => old + (input === ' ' ? ' ' : printable(input)));
  });
  return (
    <Text wrap="truncate">
      <Text bold>{props.question}</Text> {text}
      <Text inverse> </Text>
    </Text>
  );
}
