import { Box, Text } from 'ink';
import type { ReactElement } from 'react';
import { fit, pad } from '../report/columns.js';
import type { Command } from './keys.js';
import type { Colour } from './look.js';
import { useLook } from './look.js';

/** One line of a list; its text must be printable already. */
export interface Line {
  readonly key: string;
  readonly text: string;
  readonly colour?: Colour;
  readonly dim?: boolean;
}

/** A list with one chosen line, which is always in sight. */
export function List(props: { lines: readonly Line[]; chosen: number; height: number; empty: string }): ReactElement {
  const { width } = useLook();
  const { lines, chosen, height, empty } = props;
  if (lines.length === 0) return <Text dimColor>{fit(empty, width)}</Text>;
  const top = Math.max(0, Math.min(chosen - Math.floor(height / 2), lines.length - height));
  return (
    <Box flexDirection="column" height={height}>
      {lines.slice(top, top + height).map((line, i) => (
        <Text
          key={line.key}
          inverse={top + i === chosen}
          dimColor={line.dim ?? false}
          {...(line.colour && { color: line.colour })}
          wrap="truncate"
        >
          {pad(fit(line.text, width), width)}
        </Text>
      ))}
    </Box>
  );
}

/** Where a movement leads in a list of `count` lines. @returns the index unchanged where the command is no movement */
export function moveInList(command: Command, index: number, count: number, page: number): number {
  const to = {
    up: index - 1,
    down: index + 1,
    'page-up': index - page,
    'page-down': index + page,
    first: 0,
    last: count - 1,
  }[command as string];
  return to === undefined ? index : Math.max(0, Math.min(count - 1, to));
}
