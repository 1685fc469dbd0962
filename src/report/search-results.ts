import type { MarkedText, SearchHit } from '../app/search-text.js';
import type { Span } from '../model/span.js';
import { wrap } from './columns.js';
import { printable } from './escaping.js';
import { formatPlace } from './obligation-listing.js';

/** How a word that was looked for is shown; in a pipe as it is. */
export type Mark = (word: string) => string;

/** Letters of a passage that are shown, those before the first mark, and obligations beside it. */
const longest = 240;
const before = 60;
const mostObligations = 5;

/** A few lines a hit: where it stands, its words around those that were looked for, the obligations in it with their ids. */
export function formatSearchHits(hits: readonly SearchHit[], width: number, mark: Mark): string[] {
  return hits.flatMap((hit, i) => [...(i > 0 ? [''] : []), ...formatHit(hit, width, mark)]);
}

function formatHit(hit: SearchHit, width: number, mark: Mark): string[] {
  const { document, passage, page, words, under, categories, obligations } = hit;
  const pages = document.pages > 1 ? `  page ${page}` : '';
  // What was found in the name of a category is to be seen there; other categories are `show`'s matter.
  const found = categories.filter(({ marks }) => marks.length > 0).map((name) => formatSnippet(name, mark));
  const above = under.map((heading) => formatSnippet(heading, mark)).join(' > ');
  const shown = obligations.slice(0, mostObligations);
  const more = obligations.length - shown.length;
  return [
    `${printable(document.file)}  ${formatPlace(passage.part, passage.clause)}${pages}`,
    ...(above === '' ? [] : wrap(above, width, '  ')),
    ...wrap(formatSnippet(words, mark), width, '  '),
    ...shown.flatMap(({ obligation: { id, kind }, says }) =>
      wrap(`${id.slice(0, 8)}  ${kind}  ${formatSnippet(says, mark)}`, width, '    '),
    ),
    ...(found.length > 0 ? wrap(`category: ${found.join(', ')}`, width, '    ') : []),
    ...(more > 0 ? [`    and ${more} more`] : []),
  ];
}

/** The piece of a text that holds most of the words looked for, in one line. */
export function formatSnippet({ text, marks }: MarkedText, mark: Mark): string {
  const { start, end } = chooseSnippet(text, marks);
  const pieces: string[] = [];
  let from = start;
  for (const span of marks) {
    if (span.start < from || span.end > end) continue;
    pieces.push(text.slice(from, span.start));
    // Word by word, so that a line may break between them.
    pieces.push(printable(text.slice(span.start, span.end)).split(' ').map(mark).join(' '));
    from = span.end;
  }
  pieces.push(text.slice(from, end));
  const line = pieces.map((piece, i) => (i % 2 === 0 ? printableWithin(withoutLeaders(piece)) : piece)).join('');
  return `${start > 0 ? '… ' : ''}${line.trim()}${end < text.trimEnd().length ? ' …' : ''}`;
}

/** The dots of a table of contents and the lines to sign on tell nothing. */
function withoutLeaders(piece: string): string {
  return piece.replace(/[._·]{4,}/g, '…');
}

/** As `printable`, but the blanks at both ends stay: words stand on both sides. */
function printableWithin(piece: string): string {
  const blank = (found: boolean) => (found ? ' ' : '');
  const inner = printable(piece);
  return inner === '' ? blank(piece !== '') : blank(/^\s/.test(piece)) + inner + blank(/\s$/.test(piece));
}

/** The first window with the most different words; it begins and ends between words. */
function chooseSnippet(text: string, marks: readonly Span[]): Span {
  const first = text.search(/\S/);
  const begin = Math.max(first, 0);
  if (text.length - begin <= longest || marks.length === 0) return cut(text, begin, begin + longest);
  let best = marks[0]!;
  let most = 0;
  for (const [i, mark] of marks.entries()) {
    const words = new Set<string>();
    for (let j = i; j < marks.length && marks[j]!.end <= mark.start + longest - before; j++) {
      words.add(text.slice(marks[j]!.start, marks[j]!.end).toLowerCase());
    }
    if (words.size > most) [best, most] = [mark, words.size];
  }
  const from = Math.max(begin, best.start - before);
  return cut(text, from, from + longest);
}

function cut(text: string, from: number, to: number): Span {
  let start = from;
  let end = Math.min(to, text.length);
  if (start > 0) while (start < end && /\S/.test(text[start - 1]!)) start++;
  if (end < text.length) {
    const blank = text.slice(start, end + 1).search(/\s\S*$/);
    if (blank > 0) end = start + blank;
  }
  return { start, end };
}

/** What `--json` prints of a hit; offsets are those of the document's text. */
export function searchHitJson({ document, passage, page, words, under, categories, obligations, score }: SearchHit) {
  return {
    document: document.id,
    file: document.file,
    title: document.title,
    ...passage,
    page,
    score: Number(score.toPrecision(6)),
    snippet: formatSnippet(words, (word) => word),
    under: under.map(({ text }) => text),
    categories: categories.map(({ text }) => text),
    marks: words.marks.map(({ start, end }) => ({ start: passage.start + start, end: passage.start + end })),
    obligations: obligations.map(({ obligation: o, value }) => {
      return { id: o.id, kind: o.kind, obligor: o.obligor, obligee: o.obligee, action: o.action, value };
    }),
  };
}
