import { phraseAt } from '../grammar/numbers.js';
import type { TokenRange } from '../grammar/sentences.js';
import { valueNames } from '../grammar/value-names.js';
import type { Span } from '../model/span.js';
import { type Table, type TableRow, tokensOf } from './find-tables.js';
import type { ReadingContext } from './reading-context.js';

/** A cell that a rule fits. */
export interface Cell {
  readonly table: Table;
  readonly row: TableRow;
  readonly column: number;
  readonly at: TokenRange;
}

/** Whether a phrase of a vocabulary stands among tokens. */
export function phraseIn(vocabulary: string, { from, to }: TokenRange, { read }: ReadingContext): boolean {
  const id = read.grammars.trie.idOf(vocabulary);
  for (let token = from; token < to; token++) {
    const phrase = phraseAt(read, id, token);
    if (phrase && phrase.to <= to) return true;
  }
  return false;
}

/** Whether a phrase of a vocabulary stands in a cell. */
export const cellSays = (vocabulary: string, cell: Span | undefined, context: ReadingContext): boolean =>
  cell !== undefined && phraseIn(vocabulary, tokensOf(context.read.tokens, cell), context);

/** The words of a cell in one line, without the marks of Markdown around them. */
export const wordsIn = ({ text }: { readonly text: string }, { start, end }: Span): string =>
  text
    .slice(start, end)
    .replace(/\s+/g, ' ')
    .replace(/^(?:\*\*|__|`)(.*?)(?:\*\*|__|`)/, '$1')
    .trim();

/** Whether a column says who acts and another what they do: the column of those who act; -1 where the table has none. */
export function columnOfWho(vocabulary: string, { rows }: Table, duties: number, context: ReadingContext): number {
  return rows[0]!.cells.findIndex((head, i) => i !== duties && cellSays(vocabulary, head, context));
}

/** The part of a cell, between semicolons, full stops and further marks, in which tokens stand. */
export function partOf(at: TokenRange, match: TokenRange, marks: RegExp, { read }: ReadingContext): TokenRange {
  const { tokens, text } = read;
  const parts = (token: number) => marks.test(text.slice(tokens.start[token], tokens.end[token]));
  let { from } = match;
  let { to } = match;
  while (from > at.from && !parts(from - 1)) from--;
  while (to < at.to && !parts(to)) to++;
  return { from, to };
}

/** What parts the times of one cell: "6 years (3 years at least)", "2 years for clients; 5 years for suppliers". */
const betweenTimes = /^[;,()•|]$/;

/** The part of a cell that tells one of its lengths of time: all of it where it has no other. Null for a length behind the
 *  first that only tells more of it: "10 years, then 50 years elsewhere". */
export function timeOf(at: TokenRange, match: TokenRange, context: ReadingContext): TokenRange | null {
  const { tokens, text, valuesAt } = context.read;
  const durations = valuesAt[valueNames.indexOf('duration')]!;
  const lengthIn = (from: number, to: number): boolean => {
    for (let token = from; token < to; token++) if (durations.has(token)) return true;
    return false;
  };
  const part = partOf(at, match, betweenTimes, context);
  if (!lengthIn(at.from, part.from)) return lengthIn(part.to, at.to) ? part : at;
  const mark = text.slice(tokens.start[part.from - 1], tokens.end[part.from - 1]);
  const opens = match.from === part.from && (mark === ';' || mark === '(');
  return opens || phraseIn('table/at-least', part, context) ? part : null;
}

/** Whether a rule reads all of a cell, but for "at least". */
export function isWhole({ from, to }: TokenRange, at: TokenRange, context: ReadingContext): boolean {
  return to === at.to && (from === at.from || (from <= at.from + 3 && phraseIn('table/at-least', at, context)));
}
