import type { GrammarSet, Rule } from '../grammar/load.js';
import { type Match, matchRules } from '../grammar/matcher.js';
import { phraseAt } from '../grammar/numbers.js';
import type { Read } from '../grammar/read.js';
import type { TokenRange } from '../grammar/sentences.js';
import { tokenSpan } from '../grammar/tokens.js';
import type { ClauseTree } from '../model/clause-tree.js';
import { clauseAt } from '../model/clause-tree.js';
import type { ObligationDraft } from '../model/obligation.js';
import type { Stipulation } from '../model/reading.js';
import { contains, overlaps } from '../model/span.js';
import type { Value } from '../model/value.js';

/** Reads what clauses lay down on the subjects of `grammars/subject/`, to be compared with other documents. One stipulation
 *  for each value; the rule whose file comes first wins where two read one value for one subject. In reading order.
 *  @param obligations  of the same text: they know who must do it */
export function extractStipulations(
  tree: ClauseTree,
  read: Read,
  obligations: readonly ObligationDraft[],
  grammars: GrammarSet,
): Stipulation[] {
  const skipped = new SkippedText(tree);
  const seen = new Set<string>();
  return matchRules(read, grammars.rulesOf('subject'))
    .filter((match) => !skipped.holds(match.start))
    .map((match) => stipulate(match, tree, read, obligations))
    .filter((stipulation) => {
      const key = identity(stipulation);
      return !seen.has(key) && seen.add(key);
    })
    .sort((a, b) => a.start - b.start || (a.subject < b.subject ? -1 : 1));
}

/** Two readings with one identity say the same thing in the same sentence. */
export function identity({ subject, start, value, words, polarity }: Stipulation): string {
  return `${subject} ${start} ${JSON.stringify(value)} ${words} ${polarity}`;
}

export function stipulate(
  match: Match,
  tree: ClauseTree,
  read: Read,
  obligations: readonly ObligationDraft[],
): Stipulation {
  const { rule, slots } = match;
  const sentence = sentenceOf(read, match.from);
  const quote = quoteOf(read, sentence, match);
  const clause = clauseAt(tree, match.start);
  const { value = null, words, polarity, obligor } = slots as Partial<Match['slots']>;
  return {
    ...quote,
    subject: typeof rule.fields.subject === 'string' ? rule.fields.subject : rule.id.split('/').at(-1)!,
    part: clause?.part ?? 'main',
    clause: clause?.number ?? '',
    obligor: obligor?.text ?? obligorOf(value ?? match, quote, obligations),
    value: statedValue(rule, value?.hit?.value ?? null),
    limit: (rule.fields.limit as Stipulation['limit'] | undefined) ?? value?.hit?.bound ?? null,
    words: words ? words.meaning || normalised(words.text) : '',
    polarity: (polarity?.meaning ?? rule.fields.polarity ?? 'requires') as Stipulation['polarity'],
    scope: scopeOf(rule, match, sentence, read),
    defers: hasPhrase(read, sentence, 'subject/deference'),
    rule: rule.id,
  };
}

/** A retention rule says in its file whether its period is a least or a most, or what stands for it. */
function statedValue(rule: Rule, value: Value | null): Value | null {
  const { bound, value: stated } = rule.fields;
  if (value?.type === 'period' && (bound === 'at-least' || bound === 'at-most')) return { ...value, bound };
  if (value === null && typeof stated === 'string') return { type: 'retention', rule: stated } as Value;
  return value;
}

/** Who must do it: the obligor of the obligation read from the same words, else of one in the same sentence. */
function obligorOf(
  place: { start: number; end: number },
  quote: { start: number; end: number },
  obligations: readonly ObligationDraft[],
): string {
  const here = obligations.find((o) => contains(o, place)) ?? obligations.find((o) => overlaps(o, quote));
  return here?.obligor ?? '';
}

/** The dimensions that the rule's file names, each by what the match captured, else by the phrases of its vocabulary in the
 *  sentence. A dimension of which the sentence says nothing is left out. */
function scopeOf(rule: Rule, match: Match, sentence: TokenRange, read: Read): Record<string, string> {
  const scope: Record<string, string> = {};
  for (const [dimension, vocabulary] of Object.entries((rule.fields.scope ?? {}) as Record<string, string>)) {
    const slot = match.slots[dimension];
    const meanings = slot ? [slot.meaning || normalised(slot.text)] : phrasesIn(read, sentence, vocabulary);
    if (meanings.length > 0) scope[dimension] = [...new Set(meanings)].sort().join('+');
  }
  return scope;
}

export function hasPhrase(read: Read, range: TokenRange, vocabulary: string): boolean {
  return phrasesIn(read, range, vocabulary).length > 0;
}

function phrasesIn(read: Read, range: TokenRange, vocabulary: string): string[] {
  const id = read.grammars.trie.names.indexOf(vocabulary);
  const meanings: string[] = [];
  for (let token = range.from; token < range.to; ) {
    const phrase = phraseAt(read, id, token);
    if (phrase) meanings.push(phrase.meaning);
    token = phrase ? phrase.to : token + 1;
  }
  return meanings;
}

export function sentenceOf(read: Read, token: number): TokenRange {
  const { sentences } = read;
  let low = 0;
  let high = sentences.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (sentences[middle]!.from <= token) low = middle;
    else high = middle - 1;
  }
  return sentences[low]!;
}

const longestQuote = 500;

/** The sentence, or where that is very long the matched words. */
function quoteOf(read: Read, sentence: TokenRange, match: Match): { start: number; end: number } {
  const whole = tokenSpan(read.tokens, sentence.from, sentence.to);
  return whole.end - whole.start <= longestQuote ? whole : { start: match.start, end: match.end };
}

/** Words in the form in which they are compared: lower case, without articles and punctuation at the ends. */
export function normalised(text: string): string {
  return text
    .toLowerCase()
    .replace(/[“”"'‘’]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/^(the|a|an|this|any|all)\s+/, '')
    .replace(/^[\s,.;:()]+|[\s,.;:()]+$/g, '');
}

/** Tables of contents, headers and the like are not read. Asked in any order. */
export class SkippedText {
  readonly #starts: Float64Array;
  constructor(private readonly tree: ClauseTree) {
    this.#starts = Float64Array.from(tree.skipped, ({ start }) => start);
  }

  holds(offset: number): boolean {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle]! <= offset) low = middle + 1;
      else high = middle - 1;
    }
    return high >= 0 && offset < this.tree.skipped[high]!.end;
  }
}
