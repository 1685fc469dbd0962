import type { TokenRange } from '../grammar/sentences.js';
import { valuesIn } from '../grammar/values-in.js';
import { matchesIn } from '../model/matches-in.js';
import type { AmendingClause } from '../model/reading.js';
import type { Span } from '../model/span.js';
import type { ReadingContext } from './reading-context.js';
import type { SentencePhrases } from './sentence-phrases.js';

type WordsPut = AmendingClause['puts'][number];

const quoted = /“([^“”]{1,300})”|"([^"]{1,300})"|‘([^‘’]{1,300})’/g;
const kinds = ['duration', 'date', 'money', 'percentage'] as const;

/** What one sentence puts in the place of what: quoted words ("the words 'ten days' are replaced by 'twelve days'"), else
 *  values: "the period in clause 5 is extended from ten to twelve days", where `old` is empty if the sentence does not tell it.
 *  Empty where it puts whole clauses, or nothing that can be told.
 *  @param withinClause  whether what is put stands within a clause that is named, and takes the place of words of it */
export function readWordsPut(
  range: TokenRange,
  context: ReadingContext,
  phrases: SentencePhrases,
  withinClause: boolean,
): WordsPut[] {
  // What is said inside quotation marks is the new text, and says nothing of how much it takes the place of.
  const own = unquoted(range, context);
  if (own.to < range.to) {
    const lastWord = { from: Math.max(own.from, own.to - 1), to: own.to };
    const ofWords =
      withinClause || phrases.has('amendment/some-words', own) || phrases.has('amendment/in-the-place-of', lastWord);
    return ofWords ? quotedPairs(range, context, phrases) : [];
  }
  if (!phrases.has('amendment/some-words', range) && !phrases.has('amendment/becomes', range)) return [];
  return bareNumber(range, context, phrases) ?? valuePair(range, context, phrases);
}

function quotedPairs(range: TokenRange, context: ReadingContext, phrases: SentencePhrases): WordsPut[] {
  const { text, tokens } = context.read;
  const [start, end] = [tokens.start[range.from]!, tokens.end[range.to - 1]!];
  const quotes = [...matchesIn(quoted, text.slice(start, end))].map((match) => ({
    words: (match[1] ?? match[2] ?? match[3])!,
    start: start + match.index,
    end: start + match.index + match[0].length,
  }));
  const pairs: WordsPut[] = [];
  for (let i = 0; i + 1 < quotes.length; i += 2) {
    const [first, second] = [quotes[i]!, quotes[i + 1]!];
    const between = tokensWithin({ start: first.end, end: second.start }, range, context);
    const turned =
      phrases.has('amendment/in-the-place-of', between) && !phrases.has('amendment/exchanged-for', between);
    const [old, put] = turned ? [second, first] : [first, second];
    pairs.push({ old: old.words, new: put.words });
  }
  return pairs;
}

function valuePair(range: TokenRange, { read }: ReadingContext, phrases: SentencePhrases): WordsPut[] {
  const values = kinds.flatMap((kind) => valuesIn(read, kind, range)).sort((a, b) => a.start - b.start);
  const put = values.at(-1);
  if (!put) return [];
  const old = values.findLast((value) => value !== put && value.name === put.name && value.end <= put.start);
  const words = ({ start, end }: Span) => read.text.slice(start, end);
  // "three days in place of five": the new one comes first.
  if (
    old &&
    phrases.has('amendment/in-the-place-of', tokensWithin({ start: old.end, end: put.start }, range, { read }))
  )
    return [{ old: words(put), new: words(old) }];
  return [{ old: old ? words(old) : '', new: words(put) }];
}

/** "The ten days in clause 5 are extended to twelve": the new figure has the unit of the old. Null where none stands so. */
function bareNumber(range: TokenRange, { read }: ReadingContext, phrases: SentencePhrases): WordsPut[] | null {
  const old = valuesIn(read, 'duration', range).at(-1);
  if (!old) return null;
  const becomes = phrases.places('amendment/becomes', { from: old.to, to: range.to });
  const put = becomes
    .map(({ to }) => valuesIn(read, 'number', { from: to, to: range.to }).find(({ from }) => from === to))
    .find((number) => number !== undefined);
  if (!put) return null;
  const figure = valuesIn(read, 'number', old).at(-1);
  const unit = figure && read.text.slice(figure.end, old.end).replace(/^\P{L}+/u, '');
  return unit
    ? [{ old: read.text.slice(old.start, old.end), new: `${read.text.slice(put.start, put.end)} ${unit}` }]
    : null;
}

/** The tokens of a sentence before its first quotation mark; all where it has none. */
export function unquoted(range: TokenRange, { read }: ReadingContext): TokenRange {
  const start = read.tokens.start[range.from]!;
  const at = read.text.slice(start, read.tokens.end[range.to - 1]!).search(/[“"‘]/);
  return at < 0 ? range : tokensWithin({ start, end: start + at }, range, { read });
}

function tokensWithin({ start, end }: Span, range: TokenRange, { read }: Pick<ReadingContext, 'read'>): TokenRange {
  let from = range.from;
  while (from < range.to && read.tokens.start[from]! < start) from++;
  let to = from;
  while (to < range.to && read.tokens.end[to]! <= end) to++;
  return { from, to };
}
