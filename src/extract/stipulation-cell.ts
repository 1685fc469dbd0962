import type { Rule } from '../grammar/load.js';
import type { TokenRange } from '../grammar/sentences.js';
import { NUMBER, tokenText } from '../grammar/tokens.js';
import { firstIndex } from '../model/first-index.js';
import type { Span } from '../model/span.js';
import { type Table, type TableRow, tablesOf, tokensOf } from './find-tables.js';
import type { ReadingContext } from './reading-context.js';
import { cellSays } from './table-cells.js';

/** The row in which a value stands, and what tells its matter: the label of the row, and the heading of the column. */
export interface RowOfValue {
  readonly row: TokenRange;
  readonly label: TokenRange;
  readonly heading: TokenRange;
  /** "1" below "Priority": the grade that the row is for, `p1`; empty where rows have none. */
  readonly grade: string;
}

const noTokens: TokenRange = { from: 0, to: 0 };

/** Where a value stands in a table that says what its rule asks for in the heading of the column, or, where the table lists
 *  labels and values, in the label; null for any other place. */
export function rowOfValue(context: ReadingContext, rule: Rule, token: number): RowOfValue | null {
  const { tokens } = context.read;
  const at = tokens.start[token]!;
  const column = rule.fields.column as string;
  const table = holding(tablesOf(context.source), at);
  const row = table && holding(table.rows, at);
  const place = row?.cells.findIndex(({ start, end }) => start <= at && at < end) ?? -1;
  if (!table || !row || place < 1) return null;
  const head = headOf(table, row)?.cells[place];
  const isList = row.cells.length === 2 && cellSays(column, row.cells[0], context);
  if (!isList && !cellSays(column, head, context)) return null;
  const [label] = row.cells;
  return {
    row: { from: tokensOf(tokens, label!).from, to: tokensOf(tokens, row.cells.at(-1)!).to || token + 1 },
    label: tokensOf(tokens, label!),
    heading: head ? tokensOf(tokens, head) : noTokens,
    grade: gradeOf(table, row, context),
  };
}

/** The one of some places, in reading order and beside each other, that holds an offset. */
function holding<Place extends Span>(places: readonly Place[], at: number): Place | undefined {
  const place = places[firstIndex(places.length, (i) => places[i]!.start > at) - 1];
  return place && at < place.end ? place : undefined;
}

/** The row of headings; null where the table has none, or the row is it. */
function headOf(table: Table, row: TableRow): TableRow | null {
  const [first] = table.rows;
  return table.headless || !first || first === row ? null : first;
}

function gradeOf(table: Table, row: TableRow, context: ReadingContext): string {
  const head = headOf(table, row)?.cells[0];
  if (!cellSays('subject/grade-heading', head, context)) return '';
  const { from, to } = tokensOf(context.read.tokens, row.cells[0]!);
  const isNumber = to === from + 1 && context.read.tokens.kind[from] === NUMBER;
  return isNumber ? `p${tokenText(context.read.tokens, from)}` : '';
}
