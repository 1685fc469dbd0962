import { Box, Text } from 'ink';
import type { ReactElement } from 'react';
import { fit } from '../report/columns.js';
import { useLook } from './look.js';

/** Lines of text that scroll. @param top  index of the first line in sight */
export function Page(props: { lines: readonly string[]; top: number; height: number }): ReactElement {
  const { width } = useLook();
  const { lines, top, height } = props;
  const shown = lines.slice(top, top + height);
  return (
    <Box flexDirection="column" height={height}>
      {shown.map((line, i) => (
        <Text key={`${top + i}`} bold={/^[A-Z][A-Z ]+( \(\d+\))?$/.test(line)} wrap="truncate">
          {fit(line, width) || ' '}
        </Text>
      ))}
    </Box>
  );
}
