import { withHyphens } from '../ingest/soft-hyphens.js';
import { findStruck } from '../ingest/struck-markdown.js';
import { firstIndex } from '../model/first-index.js';
import { matchesIn } from '../model/matches-in.js';
import type { Block, SourceDocument } from '../model/source-document.js';
import type { Span } from '../model/span.js';

/** What nobody sees: soft hyphens, also where one breaks a word at a line's end, spaces without width, joiners, marks of the
 *  writing direction. */
const unseen = /\u00ad[ \t]*\r?\n[ \t]*(?=\p{Ll})|\p{Default_Ignorable_Code_Point}+/gu;

/** A document as a reader sees it. */
export interface SeenText {
  readonly source: SourceDocument;
  /** The same value with each of its spans where it stands in the file. */
  placed<T>(value: T): T;
}

/** A document without the words that are struck through in it and the characters that nobody sees: formats whose text is the
 *  file itself have them. */
export function readSeen(file: SourceDocument): SeenText {
  const written = withHyphens(file.text);
  const gone = findGone(file, written);
  if (gone.length === 0) return { source: { ...file, text: written }, placed: (value) => value };
  const text: string[] = [];
  /** By what is gone: where it was in the text without it. */
  const at: number[] = [];
  let from = 0;
  let length = 0;
  for (const { start, end } of gone) {
    text.push(written.slice(from, start));
    length += start - from;
    at.push(length);
    from = end;
  }
  text.push(written.slice(from));
  const toSeen = (offset: number): number => {
    const last = firstIndex(gone.length, (i) => gone[i]!.start > offset) - 1;
    return last < 0 ? offset : at[last]! + Math.max(0, offset - gone[last]!.end);
  };
  const toFile = (offset: number): number => {
    const last = firstIndex(gone.length, (i) => at[i]! > offset) - 1;
    return last < 0 ? offset : gone[last]!.end + offset - at[last]!;
  };
  const seen = ({ start, end }: Span): Span => ({ start: toSeen(start), end: toSeen(end) });
  const blocks = file.blocks.map(
    (block): Block => ({ ...block, ...seen(block), ...(block.cells && { cells: block.cells.map(seen) }) }),
  );
  return {
    source: {
      ...file,
      text: text.join(''),
      pageStarts: file.pageStarts.map(toSeen),
      blocks: blocks.filter(({ start, end }) => end > start),
    },
    // The end is that of the last character: what is gone behind it is not its own.
    placed: (value) =>
      mapSpans(value, ({ start, end }) => {
        const first = toFile(start);
        return { start: first, end: end > start ? toFile(end - 1) + 1 : first };
      }),
  };
}

/** In order, not overlapping. */
function findGone({ format, blocks }: SourceDocument, text: string): Span[] {
  const struck = format === 'markdown' ? findStruck(text, blocks) : [];
  const gone: Span[] = [];
  let next = 0;
  for (const { index, 0: found } of matchesIn(unseen, text)) {
    while (next < struck.length && struck[next]!.start <= index) gone.push(struck[next++]!);
    if ((gone.at(-1)?.end ?? 0) <= index) gone.push({ start: index, end: index + found.length });
  }
  return [...gone, ...struck.slice(next)];
}

/** A value like the given one, with other spans. What stands in it twice is one thing in the copy too. */
function mapSpans<T>(value: T, map: (span: Span) => Span): T {
  const copies = new Map<object, object>();
  const copy = (each: unknown): unknown => {
    if (typeof each !== 'object' || each === null) return each;
    const known = copies.get(each);
    if (known) return known;
    const made: object = Array.isArray(each)
      ? each.map(copy)
      : Object.fromEntries(Object.entries(each).map(([key, inner]) => [key, copy(inner)]));
    if (isSpan(each)) Object.assign(made, map(each));
    copies.set(each, made);
    return made;
  };
  return copy(value) as T;
}

const isSpan = (value: object): value is Span =>
  'start' in value && 'end' in value && typeof value.start === 'number' && typeof value.end === 'number';
