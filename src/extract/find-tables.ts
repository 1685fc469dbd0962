import type { TokenRange } from '../grammar/sentences.js';
import { tokenAt } from '../grammar/tokens.js';
import { matchesIn } from '../model/matches-in.js';
import { oncePer } from '../model/once-per.js';
import type { SourceDocument } from '../model/source-document.js';
import type { Span } from '../model/span.js';

/** Rows of cells that stand below one another, the headings of the columns first. */
export interface Table extends Span {
  readonly rows: readonly TableRow[];
  /** Only white space parts its cells: it may be no table at all. */
  readonly plain: boolean;
  /** It has no row of headings. */
  readonly headless?: boolean;
}

/** Cells from left to right; an empty cell has an empty span. */
export interface TableRow extends Span {
  readonly cells: readonly Span[];
}

/** What stands between two cells of a line: half-open places within it. */
type Gap = readonly [number, number];

/** "less than 97% ....... 30% of the fee": dots that lead from one column to the next. */
const leaders = /(?<=\S) *\.{4,} *(?=\S)/g;
const bars = /\|/g;
/** Columns of a table without marks have at least so many spaces between them, or a tab. */
const fewestSpaces = 3;
const blank = 32;
const tab = 9;
/** Rows of one table have nothing but white space and rules ("|---|---|") between them. */
export const betweenRows = /^[\s|:+=_-]*$/;
/** A table without marks between its cells has at least so many rows. */
const fewestPlainRows = 3;
/** Columns of a table without marks begin at most so many characters apart from row to row. */
const columnDrift = 1;

/** Finds the tables of a document: rows that the reader of the format has marked, lines with " | " or tabs between cells,
 *  and, in plain text, lines whose columns are lined up with spaces. In reading order. */
export function findTables({ text, blocks }: Pick<SourceDocument, 'text' | 'blocks'>): Table[] {
  const marked = blocks.filter(({ kind, cells }) => kind === 'table-row' && (cells?.length ?? 0) > 1);
  if (blocks.length > 0) return groupRows(marked as TableRow[], text, false);
  const rows = readRows(text);
  return [
    ...groupRows(rows.marked, text, false),
    ...groupRows(rows.plain, text, true).filter((table) => aligned(table, text)),
  ].sort((a, b) => a.start - b.start);
}

/** The tables of a document, found once for all who ask. */
export const tablesOf = oncePer((source: SourceDocument): readonly Table[] => findTables(source));

function readRows(text: string): { marked: TableRow[]; plain: TableRow[] } {
  const marked: TableRow[] = [];
  const plain: TableRow[] = [];
  for (let from = 0; from < text.length; ) {
    const stop = text.indexOf('\n', from);
    const to = stop < 0 ? text.length : stop;
    const line = text.slice(from, to);
    if (line.includes('|') && /\S[ \t]*\|[ \t]*\S/.test(line) && !betweenRows.test(line))
      marked.push(cutRow(line, from, gapsBy(bars)));
    else if (line.includes('....')) plain.push(cutRow(line, from, gapsBy(leaders)));
    else if (hasWideGap(line.trim())) {
      const gaps = spacesIn(line);
      if (gaps.some(([start, end]) => /\S/.test(line[start - 1] ?? ' ') && /\S/.test(line[end] ?? ' ')))
        plain.push(cutRow(line, from, () => gaps));
    }
    from = to + 1;
  }
  return {
    marked: marked.filter(({ cells }) => cells.length > 1),
    plain: plain.filter(({ cells }) => cells.length > 1),
  };
}

const gapsBy =
  (separator: RegExp) =>
  (words: string): Gap[] =>
    [...matchesIn(separator, words)].map(({ index, 0: mark }) => [index, index + mark.length]);

/** Whether a line without the white space around it may have several columns: most that are indented have one. */
const hasWideGap = (words: string): boolean => words.includes('   ') || words.includes('\t');

/** Runs of tabs, and of spaces that are wide enough. */
function spacesIn(line: string): Gap[] {
  const gaps: Gap[] = [];
  for (let at = 0; at < line.length; at++) {
    const space = line.charCodeAt(at);
    if (space !== blank && space !== tab) continue;
    const start = at;
    while (line.charCodeAt(at + 1) === space) at++;
    if (space === tab || at + 1 - start >= fewestSpaces) gaps.push([start, at + 1]);
  }
  return gaps;
}

/** The cells of a line, without the white space and the marks around them. */
function cutRow(line: string, at: number, gapsIn: (words: string) => readonly Gap[]): TableRow {
  // A bar closes the row at either end; behind it a cell may be empty. "||" is one mark.
  let start = line.length - line.trimStart().length;
  let end = line.trimEnd().length;
  for (let bar = start; line[start] === '|' && (start === bar || line[bar + 1] === '|'); ) start++;
  for (let bar = end - 1; line[end - 1] === '|' && (end - 1 === bar || line[bar - 1] === '|'); ) end--;
  const cells: Span[] = [];
  let from = start;
  const push = (to: number) => {
    const words = line.slice(from, to);
    const lead = words.length - words.trimStart().length;
    cells.push({ start: at + from + lead, end: at + from + lead + words.trim().length });
  };
  for (const [open, close] of gapsIn(line.slice(0, end))) {
    if (open < start) continue;
    if (open >= end) break;
    push(open);
    from = close;
  }
  push(end);
  return { start: at + start, end: at + end, cells };
}

/** Rows with as many cells as their table's first, and nothing in between. */
function groupRows(rows: readonly TableRow[], text: string, plain: boolean): Table[] {
  const tables: TableRow[][] = [];
  for (const row of rows) {
    const table = tables.at(-1);
    const last = table?.at(-1);
    const same = last && last.cells.length === row.cells.length && betweenRows.test(text.slice(last.end, row.start));
    if (same) table!.push(row);
    else tables.push([row]);
  }
  return tables
    .filter((table) => table.length >= (plain ? fewestPlainRows : 2))
    .map((table) => [headsOverAll(table[0]!), ...table.slice(1)])
    .map((table) => ({ rows: table, plain, start: table[0]!.start, end: table.at(-1)!.end }));
}

/** A heading stands over each of the columns that it covers. */
function headsOverAll(row: TableRow): TableRow {
  let head = row.cells[0]!;
  const covered = (cell: Span) => cell.start === head.end && cell.end === head.end && head.end > head.start;
  const cells = row.cells.map((cell) => {
    if (!covered(cell)) head = cell;
    return head;
  });
  return { ...row, cells };
}

/** Whether the columns begin one below the other, as they do not where a text is spread out to fill its lines. */
function aligned({ rows }: Table, text: string): boolean {
  if (rows.every(({ start, end }) => /\t|\.{4}/.test(text.slice(start, end)))) return true;
  const columns = rows.map(({ cells }) =>
    cells.map((cell) => cell.start - (text.lastIndexOf('\n', cell.start - 1) + 1)),
  );
  return columns.every((places) => places.every((place, i) => Math.abs(place - columns[0]![i]!) <= columnDrift));
}

/** Of a cell so many tokens are read. */
const longestCell = 60;

/** The first tokens of a cell; empty where it has none. */
export function tokensOf(
  tokens: Parameters<typeof tokenAt>[0] & { readonly start: Int32Array },
  cell: Span,
): TokenRange {
  if (cell.end <= cell.start) return { from: 0, to: 0 };
  const from = tokenAt(tokens, cell.start);
  let to = from;
  while (
    to < tokens.start.length &&
    to - from < longestCell &&
    tokens.start[to]! < cell.end &&
    tokens.start[to]! >= cell.start
  )
    to++;
  return { from, to };
}
