import { phraseAt } from '../grammar/numbers.js';
import type { TokenRange } from '../grammar/sentences.js';
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
