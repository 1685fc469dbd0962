import type { Match } from '../grammar/matcher.js';
import type { TokenRange } from '../grammar/sentences.js';
import { MARK, NUMBER, WORD } from '../grammar/tokens.js';
import { isAdverb, isParticiple, subordinators } from './english.js';
import { idleTokens, mostWords, nameWords, printedWord, shortestWord, singular } from './matter-words.js';
import type { ReadingContext } from './reading-context.js';
import type { SentencePhrases } from './sentence-phrases.js';
import { lowerCase, stringsOf } from './sentence-words.js';
import { stemOf } from './word-stem.js';

/** Tokens of an aside between "may" and what may be done: ", without the consent of the Owner,". */
const longestAside = 16;
const mostActs = 4;
const partMarks: ReadonlySet<string> = new Set([';', ':']);
const joining: ReadonlySet<string> = new Set([',', 'or', 'and', 'nor']);
const longestJoining = 3;
const emptyWords = ['subject/empty-word', 'subject/like-empty', 'subject/absolutely'];

/** What may, or may not, be done, by the words around the match of a rule that reads its "may" or "shall not".
 *  `deed`: the classes of `grammars/vocabulary/subject/act`, else the stem of the verb; `matter`: to what, the words of each
 *  thing of a list with `|` between the things; `tail`: the words that narrow it (where, when, with what); `except`: those
 *  of what is taken out; `how`: `free` without consent, `consent` where that is needed, `absolute` "in any circumstances".
 *  @returns null where nothing is known to be done to anything */
export function actMatterOf(
  match: Match,
  context: ReadingContext,
  phrases: SentencePhrases,
  range: TokenRange,
): Record<string, string> | null {
  const reader = new ActReader(context, phrases, range);
  const { passive, still } = match.slots as Partial<Match['slots']>;
  if (match.rule.fields.polarity === 'permits' && !reader.allows(match.from)) return null;
  if (still) return reader.described([], { from: match.to, to: range.to }, { from: range.from, to: still.from });
  const verb = reader.verbAfter(match.to);
  if (verb === null) return null;
  if (passive) {
    if (!isParticiple(reader.word(verb.from))) return null;
    const opened = match.from < passive.from && reader.word(match.from) === 'no' ? match.from + 1 : null;
    const things = { from: opened ?? reader.partBefore(match.from), to: opened ? passive.from - 1 : match.from };
    return reader.described([verb.from], { from: verb.to, to: range.to }, things, { from: match.to, to: verb.from });
  }
  return reader.described([verb.from], { from: verb.to, to: range.to }, null, { from: match.to, to: verb.from });
}

/** The words of one sentence in which an act is told. */
class ActReader {
  readonly #names: ReadonlySet<string>;
  readonly #strings: (string | undefined)[];

  constructor(
    private readonly context: ReadingContext,
    private readonly phrases: SentencePhrases,
    private readonly range: TokenRange,
  ) {
    this.#names = nameWords(context.parties);
    this.#strings = stringsOf(context.read.tokens);
  }

  word(token: number): string {
    return lowerCase(this.context.read.tokens, token, this.#strings);
  }

  #isMark(token: number): boolean {
    return this.context.read.tokens.kind[token] === MARK;
  }

  /** The verb behind "may", "may, at its own cost," and "may freely". */
  verbAfter(from: number): TokenRange | null {
    let at = from;
    if (this.word(at) === ',') {
      const limit = Math.min(at + longestAside, this.range.to);
      do at++;
      while (at < limit && this.word(at) !== ',');
      at++;
    }
    for (const opened of this.phrases.places('subject/absolutely', { from: at, to: this.range.to }))
      if (opened.from === at) at = opened.to;
    const idle = (token: number) => this.phrases.has('subject/no-act', { from: token, to: token + 1 });
    while (at < this.range.to && isAdverb(this.word(at)) && !idle(at)) at++;
    if (at >= this.range.to || this.context.read.tokens.kind[at] !== WORD) return null;
    if (idle(at)) return null;
    const known = this.phrases.places('subject/act', { from: at, to: Math.min(at + 4, this.range.to) })[0];
    return known?.from === at ? known : { from: at, to: at + 1 };
  }

  /** Whether "may" allows something: not in "no bicycles may be kept", nor in "a manner that may harm". */
  allows(may: number): boolean {
    const before = { from: this.partBefore(may), to: may };
    if (this.phrases.has('subject/denied', before)) return false;
    return may === before.from || !subordinators.has(this.word(may - 1));
  }

  /** Where the part of the sentence begins in which a token stands. */
  partBefore(token: number): number {
    let from = token;
    while (from > this.range.from && !(this.#isMark(from - 1) && partMarks.has(this.word(from - 1)))) from--;
    return from;
  }

  /** @param things  where what the act is done to stands before it; null where it follows */
  described(
    verbs: readonly number[],
    behind: TokenRange,
    things: TokenRange | null,
    aside: TokenRange = behind,
  ): Record<string, string> | null {
    const to = this.#endOf(behind);
    const except = this.phrases.places('subject/except', { from: behind.from, to })[0];
    const told = { from: behind.from, to: except?.from ?? to };
    const consent = this.#consentIn({ from: aside.from, to });
    const idle = (token: number) => consent !== null && consent.from <= token && token < consent.to;
    const objects = this.#things(things ?? told, idle);
    const tail = things ? this.#words(told, idle) : [];
    const matter = objects.things.filter(({ length }) => length > 0);
    if (matter.length === 0) return null;
    const found: Record<string, string> = {
      deed: verbs.length === 0 ? 'there' : this.#deeds(verbs[0]!, told).join('+'),
      matter: matter.map((words) => words.join('+')).join('|'),
    };
    const narrowed = [...new Set([...objects.tail, ...tail])];
    if (narrowed.length > 0) found.tail = narrowed.join('+');
    const taken = except ? this.#words({ from: except.to, to }, idle) : [];
    if (taken.length > 0) found.except = taken.join('+');
    const how = this.#how(consent, { from: this.range.from, to });
    if (how) found.how = how;
    return found;
  }

  /** Up to the next thing that somebody must or may do. */
  #endOf({ from, to }: TokenRange): number {
    const next = this.phrases.places('subject/next-duty', { from, to })[0];
    let end = next?.from ?? to;
    for (let i = from; i < end; i++) if (this.#isMark(i) && this.word(i) === ';') end = i;
    return end;
  }

  /** The words of consent, from "without", "unless", "with" on to their end. */
  #consentIn({ from, to }: TokenRange): (TokenRange & { readonly without: boolean }) | null {
    const place = this.phrases.places('subject/consenting', { from, to })[0];
    if (!place) return null;
    for (let at = place.from; at >= Math.max(from, place.from - longestAside); at--) {
      const opener = this.phrases.places('subject/consent-opener', { from: at, to: at + 1 })[0];
      if (!opener) continue;
      let end = place.to;
      while (end < to && !this.#isMark(end)) end++;
      return { from: at, to: end, without: opener.meaning === 'without' };
    }
    return { ...place, without: false };
  }

  #how(consent: { readonly without: boolean } | null, range: TokenRange): string {
    if (consent) return consent.without ? 'without' : 'consent';
    if (this.phrases.meanings('subject/absolutely', range).includes('absolute')) return 'absolute';
    return this.phrases.has('subject/unasked', range) ? 'without' : '';
  }

  /** The class of the verb, and of those that "or" joins to it. */
  #deeds(verb: number, told: TokenRange): string[] {
    const known = this.phrases.places('subject/act', { from: verb, to: told.to });
    const joined = known.filter(({ from }) => from > verb && /^(?:or|nor|and)$/.test(this.word(from - 1)));
    const first = known.find(({ from }) => from === verb)?.meaning ?? stemOf(this.word(verb));
    return [...new Set([first, ...joined.map(({ meaning }) => meaning)].flatMap((each) => each.split(' ')))].slice(
      0,
      mostActs,
    );
  }

  /** "a board, a display or a plant in the gallery": the things, and what narrows them. */
  #things(range: TokenRange, idle: (token: number) => boolean): { things: string[][]; tail: string[] } {
    const things: string[][] = [[]];
    const tail: string[] = [];
    let narrowing = false;
    const words = this.#wordsAt(range, idle);
    const opens = new Set(this.phrases.places('subject/narrowing', range).map(({ from }) => from));
    for (let i = range.from; i < range.to; i++) {
      const printed = this.word(i);
      if (printed.length <= longestJoining && joining.has(printed)) {
        things.push([]);
        narrowing = false;
      }
      if (opens.has(i)) narrowing = true;
      const word = words[i - range.from];
      if (word !== undefined) (narrowing ? tail : things.at(-1)!).push(word);
    }
    return { things: things.slice(0, mostWords), tail: tail.slice(0, mostWords) };
  }

  #words(range: TokenRange, idle: (token: number) => boolean): string[] {
    const words = this.#wordsAt(range, idle).filter((word) => word !== undefined);
    return [...new Set(words)].slice(0, mostWords);
  }

  /** By token of the range: the word, where it carries meaning. */
  #wordsAt(range: TokenRange, idle: (token: number) => boolean): (string | undefined)[] {
    const { tokens } = this.context.read;
    const empty = idleTokens(this.phrases, emptyWords, range);
    return empty.map((isEmpty, at) => {
      const i = range.from + at;
      if (isEmpty || tokens.kind[i] === MARK || tokens.kind[i] === NUMBER || idle(i)) return undefined;
      const word = printedWord(tokens, i, this.#strings);
      return word.length >= shortestWord && !this.#names.has(word) ? singular(word) : undefined;
    });
  }
}
