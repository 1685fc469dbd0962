import stringWidth from 'string-width';

/** How a column is laid out: `grow` columns share what is left and are cut with an ellipsis; others keep their width. */
export interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => string;
  readonly align?: 'left' | 'right';
  readonly grow?: boolean;
}

/** Cuts to a width in terminal cells (East Asian letters take two), with `…` where something was cut. */
export function fit(text: string, width: number): string {
  if (width <= 0) return '';
  if (stringWidth(text) <= width) return text;
  let out = '';
  let used = 0;
  for (const { segment } of new Intl.Segmenter('en').segment(text)) {
    const cells = stringWidth(segment);
    if (used + cells > width - 1) break;
    out += segment;
    used += cells;
  }
  return `${out}…`;
}

export function pad(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const blanks = ' '.repeat(Math.max(0, width - stringWidth(text)));
  return align === 'left' ? text + blanks : blanks + text;
}

/** Breaks one line of words into lines of at most `width` cells; a longer word stands alone. */
export function wrap(text: string, width: number, indent = ''): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && stringWidth(indent) + stringWidth(line) + 1 + stringWidth(word) > width) {
      lines.push(indent + line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  if (line !== '' || lines.length === 0) lines.push(indent + line);
  return lines;
}

/** A plain table: two blanks between columns, a heading line, nothing drawn. Cells must be printable already.
 *  @param width  of the terminal in cells; in a pipe, `Infinity`: then nothing is cut. */
export function formatColumns<Row>(rows: readonly Row[], columns: readonly Column<Row>[], width: number): string[] {
  const cells = rows.map((row) => columns.map((column) => column.cell(row)));
  const widths = columns.map((column, i) =>
    Math.max(stringWidth(column.title), ...cells.map((line) => stringWidth(line[i]!))),
  );
  const gaps = 2 * (columns.length - 1);
  let excess = widths.reduce((sum, w) => sum + w, gaps) - width;
  // The widest growing column gives way first, down to 12 cells, so that narrow ones stay whole.
  while (excess > 0) {
    const widest = columns
      .map((column, i) => (column.grow ? i : -1))
      .filter((i) => i >= 0 && widths[i]! > 12)
      .sort((a, b) => widths[b]! - widths[a]!)[0];
    if (widest === undefined) break;
    widths[widest]!--;
    excess--;
  }
  const line = (texts: readonly string[]) =>
    texts
      .map((text, i) => pad(fit(text, widths[i]!), widths[i]!, columns[i]!.align))
      .join('  ')
      .trimEnd();
  return [line(columns.map((column) => column.title)), ...cells.map(line)];
}
