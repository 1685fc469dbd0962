import stringWidth from 'string-width';

/** How a column is laid out: `grow` columns share what is left and are cut with an ellipsis; others keep their width.
 *  Where a terminal is too narrow for all, those that are `spare` are left out, the last of them first. */
export interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => string;
  readonly align?: 'left' | 'right';
  readonly grow?: boolean;
  readonly spare?: boolean;
  /** It gives way to so many cells only where all others have given way; absent: 12. */
  readonly least?: number;
  /** What is left where it is cut; absent: the beginning. */
  readonly keep?: 'end';
}

/** To so many cells a growing column gives way while another is spare, and no further than to `narrowest` in the end. */
const narrow = 12;
const narrowest = 6;

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

/** The same, but what is cut off is the beginning: of a file and a clause the clause is left. */
function fitEnd(text: string, width: number): string {
  if (width <= 0) return '';
  if (stringWidth(text) <= width) return text;
  const segments = [...new Intl.Segmenter('en').segment(text)].map(({ segment }) => segment);
  let used = 1;
  let first = segments.length;
  while (first > 0 && used + stringWidth(segments[first - 1]!) <= width) used += stringWidth(segments[--first]!);
  return `…${segments.slice(first).join('')}`;
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
  const shown = columns.filter((column) => !column.spare || !isCrowded(rows, columns, column, width));
  const cells = rows.map((row) => shown.map((column) => column.cell(row)));
  const widths = shown.map((column, i) =>
    widest(
      column.title,
      cells.map((line) => line[i]!),
    ),
  );
  // The widest growing column gives way first, so that narrow ones stay whole.
  for (const final of [false, true]) {
    for (let excess = total(widths) - width; excess > 0; excess--) {
      let at = -1;
      for (const [i, column] of shown.entries())
        if (column.grow && widths[i]! > leastOf(column, final) && (at < 0 || widths[i]! > widths[at]!)) at = i;
      if (at < 0) break;
      widths[at]!--;
    }
  }
  const line = (texts: readonly string[]) =>
    texts
      .map((text, i) => {
        const { keep, align } = shown[i]!;
        const cut = keep === 'end' && text !== shown[i]!.title ? fitEnd : fit;
        return pad(cut(text, widths[i]!), widths[i]!, align);
      })
      .join('  ')
      .trimEnd();
  return [line(shown.map((column) => column.title)), ...cells.map(line)];
}

/** Whether a spare column does not fit with all those before it and all that are not spare. */
function isCrowded<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  spare: Column<Row>,
  width: number,
): boolean {
  if (width === Number.POSITIVE_INFINITY) return false;
  const last = columns.indexOf(spare);
  const least = columns
    .filter((column, i) => i <= last || !column.spare)
    .map((column) =>
      Math.min(widest(column.title, rows.map(column.cell)), column.grow ? leastOf(column, false) : Number.MAX_VALUE),
    );
  return total(least) > width;
}

function leastOf({ least }: Pick<Column<never>, 'least'>, final: boolean): number {
  return final ? narrowest : (least ?? narrow);
}

function widest(title: string, cells: readonly string[]): number {
  return cells.reduce((most, cell) => Math.max(most, stringWidth(cell)), stringWidth(title));
}

function total(widths: readonly number[]): number {
  return widths.reduce((sum, each) => sum + each, 2 * (widths.length - 1));
}
