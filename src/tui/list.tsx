import { Box, Text } from 'ink';
import type { ReactElement } from 'react';
import { fit, pad } from '../report/columns.js';
import type { Command } from './keys.js';
import type { Colour, Look } from './look.js';
import { useLook } from './look.js';

/** One line of a list; its text must be printable already. */
export interface Line {
  readonly key: string;
  readonly text: string;
  readonly colour?: Colour;
  readonly dim?: boolean;
}

/** A list with one chosen line, which is always in sight. Only the lines in sight are laid out: there may be many thousands. */
export function List<T>(props: {
  values: readonly T[];
  line: (value: T, look: Look) => Line;
  chosen: number;
  height: number;
  empty: string;
}): ReactElement {
  const look = useLook();
  const { values, chosen, height, empty } = props;
  if (values.length === 0) return <Text dimColor>{fit(empty, look.width)}</Text>;
  const top = Math.max(0, Math.min(chosen - Math.floor(height / 2), values.length - height));
  const marks = look.styles ? ['', ''] : ['> ', '  '];
  const width = look.width - marks[0]!.length;
  return (
    <Box flexDirection="column" height={height}>
      {values.slice(top, top + height).map((value, i) => {
        const line = props.line(value, { ...look, width });
        const chosenHere = top + i === chosen;
        return (
          <Text
            key={line.key}
            inverse={chosenHere}
            dimColor={line.dim ?? false}
            {...(line.colour && { color: line.colour })}
            wrap="truncate"
          >
            {marks[chosenHere ? 0 : 1]}
            {pad(fit(line.text, width), width)}
          </Text>
        );
      })}
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
