import type { TokenRange } from '../grammar/sentences.js';
import { isCapital, MARK, type Tokens, tokenAt, tokenText, WORD } from '../grammar/tokens.js';
import type { DefinedTerm } from '../model/clause-tree.js';
import { oncePer } from '../model/once-per.js';
import type { Span } from '../model/span.js';
import { idleTokens, isCommonWord, mostWords, nameWords, shortestWord, singular } from './matter-words.js';
import type { ReadingContext } from './reading-context.js';
import type { SentencePhrases } from './sentence-phrases.js';

/** How deep a definition may stand within definitions: "Certified Seed" is seed "of the Variety", which is called Merrow. */
const deepest = 2;
/** Terms of one sentence that are looked up, so that a text of nothing but terms takes no longer than another. */
const mostTerms = 12;
/** Tokens of a schedule that are read for the names that it lists. */
const longestList = 1500;
/** Tokens behind "in" or "throughout" in which its places are told, where no other preposition stands between. */
const placeReach = 16;

/** Longer words in capitals are those of a heading. */
const longestAcronym = 5;

const articles: ReadonlySet<string> = new Set(['the', 'a', 'an', 'its', 'their', 'our', 'your', 'his', 'her', 'it']);

const notNames = ['subject/place', 'subject/empty-word', 'month-name', 'weekday', 'precedence/document-noun'];

/** The proper names by which a sentence, and what it takes from definitions ("the Variety", "the Territory"), tells one thing or
 *  place from another: `names` of things, `where` of places that no list of countries knows. Dimensions without a name are
 *  left out. */
export function properNamesIn(
  context: ReadingContext,
  phrases: SentencePhrases,
  range: TokenRange,
): Record<string, string> {
  const reader = new NameReader(context, phrases);
  reader.read(range, { depth: 0, isPlace: false, first: true });
  const found: Record<string, string> = {};
  if (reader.things.size > 0) found.names = [...reader.things].slice(0, mostWords).join('+');
  if (reader.places.size > 0) found.where = [...reader.places].slice(0, mostWords).join('+');
  return found;
}

interface Reach {
  readonly depth: number;
  /** Whether all names are those of places: the definition of "the Territory". */
  readonly isPlace: boolean;
  /** Whether the first word begins a sentence, so that its capital says nothing. */
  readonly first: boolean;
}

class NameReader {
  readonly things = new Set<string>();
  readonly places = new Set<string>();
  readonly #read = new Set<string>();
  readonly #names: ReadonlySet<string>;
  readonly #terms: ReadonlyMap<string, readonly Term[]>;

  constructor(
    private readonly context: ReadingContext,
    private readonly phrases: SentencePhrases,
  ) {
    this.#names = nameWords(context.parties);
    this.#terms = termsOf(context);
  }

  read(range: TokenRange, { depth, isPlace, first }: Reach): void {
    const { tokens } = this.context.read;
    const idle = idleTokens(this.phrases, notNames, range);
    const openers = new Map(this.phrases.places('subject/place-opener', range).map((at) => [at.from, at.to]));
    const closers = new Set(this.phrases.places('subject/place-closer', range).map(({ from }) => from));
    let begins = first;
    let placedUntil = range.from;
    for (let i = range.from; i < range.to; i++) {
      const opened = openers.get(i);
      if (opened !== undefined) placedUntil = opened + placeReach;
      else if (closers.has(i) || (tokens.kind[i] === MARK && tokenText(tokens, i) !== ',')) placedUntil = i;
      const placed = i < placedUntil;
      if (tokens.kind[i] !== WORD) continue;
      const isFirst = begins;
      begins = false;
      if (!isCapital(tokens, i)) continue;
      const term = this.#termAt(i, range.to);
      if (term) {
        this.#readTerm(term, depth, isPlace || placed);
        i = term.to - 1;
        continue;
      }
      if (isFirst || idle[i - range.from]) continue;
      if (depth === 0 && this.#hasArticle(i, range.from, placed ? 2 : 0)) continue;
      const printed = tokenText(tokens, i);
      const word = printed.toLowerCase();
      if (printed.length > longestAcronym && printed === printed.toUpperCase()) continue;
      if (word.length < shortestWord || this.#names.has(word) || isCommonWord(word, this.context.read)) continue;
      // Where a definition tells a place of the thing ("the wines of the estate in the Douro"), it is a name of the thing.
      (isPlace || (placed && depth === 0) ? this.places : this.things).add(singular(word));
    }
  }

  /** "The Mill" is somebody, or something that the text calls so; "Merrow" is a name, and so is "the East Riding".
   *  @param enough  words of a name that stands behind an article all the same; 0: none do */
  #hasArticle(token: number, from: number, enough: number): boolean {
    const { tokens } = this.context.read;
    let first = token;
    while (first > from && tokens.kind[first - 1] === WORD && isCapital(tokens, first - 1)) first--;
    let last = token;
    while (last + 1 < tokens.count && tokens.kind[last + 1] === WORD && isCapital(tokens, last + 1)) last++;
    if (enough > 0 && last - first + 1 >= enough) return false;
    const begins = first < token && articles.has(plain(tokens, first));
    return begins || (first > from && articles.has(plain(tokens, first - 1)));
  }

  #readTerm({ words, meaning, list }: Term, depth: number, isPlace: boolean): void {
    const key = `${words.join(' ')} ${isPlace}`;
    if (depth >= deepest || this.#read.has(key) || this.#read.size >= mostTerms) return;
    this.#read.add(key);
    this.read(meaning, { depth: depth + 1, isPlace, first: false });
    const listed = list !== null && this.phrases.has('subject/listed-in', meaning);
    if (listed) this.read(list, { depth: deepest, isPlace, first: false });
  }

  /** The longest defined term that begins at a token, and where it ends. */
  #termAt(token: number, end: number): (Term & { readonly to: number }) | null {
    const { tokens } = this.context.read;
    for (const term of this.#terms.get(plain(tokens, token)) ?? []) {
      const to = token + term.words.length;
      if (to <= end && term.words.every((word, at) => plain(tokens, token + at) === word)) return { ...term, to };
    }
    return null;
  }
}

interface Term {
  readonly words: readonly string[];
  readonly meaning: TokenRange;
  /** The one schedule or the like of the text, which a definition may send to. */
  readonly list: TokenRange | null;
}

/** The defined terms of a text by their first word, the longest first; those that stand for a party are left out. */
const termsOf = oncePer((context: ReadingContext): ReadonlyMap<string, readonly Term[]> => {
  const { tree, read, parties } = context;
  const names = nameWords(parties);
  const [schedule, another] = tree.parts.filter(({ id }) => id !== 'main' && id !== 'signatures');
  const list = schedule && !another ? shortened(rangeOf(read.tokens, schedule)) : null;
  const byFirst = new Map<string, Term[]>();
  for (const { term, meaning } of tree.terms as readonly DefinedTerm[]) {
    const words = term.split(/\s+/).map((word) => word.toLowerCase());
    if (words.length > 1 && words[0] === 'the') words.shift();
    if (words.every((word) => names.has(word))) continue;
    const key = singular(words[0]!);
    const known = byFirst.get(key) ?? [];
    known.push({ words: words.map(singular), meaning: rangeOf(read.tokens, meaning), list });
    byFirst.set(
      key,
      known.sort((a, b) => b.words.length - a.words.length),
    );
  }
  return byFirst;
});

function rangeOf(tokens: Tokens, { start, end }: Span): TokenRange {
  const from = tokenAt(tokens, start);
  return { from, to: Math.max(tokenAt(tokens, end), from) };
}

function shortened({ from, to }: TokenRange): TokenRange {
  return { from, to: Math.min(to, from + longestList) };
}

function plain(tokens: Tokens, token: number): string {
  return token < tokens.count ? singular(tokenText(tokens, token).toLowerCase()) : '';
}
