import type { GrammarSet, Rule } from '../grammar/load.js';
import type { Match } from '../grammar/matcher.js';
import type { ValueHit } from '../grammar/read.js';
import type { TokenRange } from '../grammar/sentences.js';
import { tokenAt, tokenSpan } from '../grammar/tokens.js';
import { valuesIn } from '../grammar/values-in.js';
import { type Clause, type ClauseTree, clauseAt, clausesAround } from '../model/clause-tree.js';
import type { Stipulation } from '../model/reading.js';
import { spaceRuns } from '../model/space-runs.js';
import { actMatterOf } from './act-matter.js';
import { carvedOut } from './carved-out.js';
import { hoursBetween } from './hours-between.js';
import { likeMatterOf } from './like-matter.js';
import { matchInTurn } from './match-in-turn.js';
import { properNamesIn } from './proper-names.js';
import type { ReadingContext } from './reading-context.js';
import { SentencePhrases } from './sentence-phrases.js';
import { SkippedText } from './skipped-text.js';
import { type RowOfValue, rowOfValue } from './stipulation-cell.js';
import { defersIn } from './stipulation-deference.js';
import { matterOf, whatOf } from './stipulation-matter.js';
import { fits, isAbout, mayFit, needsOf } from './stipulation-needs.js';
import { obligorAt } from './stipulation-obligor.js';
import { statedValue } from './stipulation-value.js';
import { SubjectsOfValues } from './subjects-of-values.js';

/** Reads what clauses lay down on the subjects of `grammars/subject/`, to be compared with other documents. One stipulation
 *  for each value; the rule whose file comes first wins where two read one value for one subject. In reading order. */
export function extractStipulations(context: ReadingContext, grammars: GrammarSet): Stipulation[] {
  const { read, tree } = context;
  const skipped = new SkippedText(tree);
  const phrases = new SentencePhrases(context);
  const seen = new Set<string>();
  const found: Stipulation[] = [];
  const known = new SubjectsOfValues();
  const idle = notBinding(context);
  const rules = grammars.rulesOf('subject').filter((rule) => mayFit(rule, phrases, context));
  for (const matches of matchInTurn(read, rules)) {
    for (const match of withoutParts(matches)) {
      const stipulation = stipulate(match, context, phrases);
      // Last, as most matches lay nothing down.
      if (!stipulation || skipped.holds(match.start) || standsIn(idle, match.start, tree)) continue;
      const key = identity(stipulation, match);
      if (seen.has(key)) continue;
      seen.add(key);
      found.push(stipulation);
      known.add(match, stipulation);
    }
  }
  const standing = found.filter((each) => !known.isOverruled(each));
  return standing.map((each) => known.told(each)).sort((a, b) => a.start - b.start || (a.subject < b.subject ? -1 : 1));
}

/** "the higher of £100 and 5% of the price": the two amounts are parts of one value, and no values of their own. */
export function withoutParts(matches: readonly Match[]): readonly Match[] {
  const parts = new Set<string>();
  for (const { rule, slots } of matches) {
    if (!needsOf(rule).readsTwo || !slots.value || !slots.other) continue;
    for (const { from } of [slots.value, slots.other]) parts.add(`${rule.id} ${from}`);
  }
  if (parts.size === 0) return matches;
  return matches.filter(
    ({ rule, slots }) =>
      !needsOf(rule).readsTwo || slots.other !== undefined || !parts.has(`${rule.id} ${slots.value?.from}`),
  );
}

/** Clauses that say of themselves that they bind nobody: "For convenience only, clause 4 now reads …". */
function notBinding({ read, tree }: ReadingContext): ReadonlySet<Clause> {
  const id = read.grammars.trie.idOf('subject/not-binding');
  const clauses = new Set<Clause>();
  for (const token of id < 0 ? [] : read.places.ofVocabulary(id)) {
    const clause = clauseAt(tree, read.tokens.start[token]!);
    if (clause) clauses.add(clause);
  }
  return clauses;
}

/** Whether an offset stands in one of some clauses. */
function standsIn(clauses: ReadonlySet<Clause>, offset: number, tree: ClauseTree): boolean {
  if (clauses.size === 0) return false;
  for (const at of clausesAround(tree, clauseAt(tree, offset))) if (clauses.has(at)) return true;
  return false;
}

/** Two readings with one identity say the same thing of the same words. */
export function identity({ subject, start, value, words, polarity }: Stipulation, match: Match): string {
  const place =
    match.slots.value?.from ??
    match.slots.words?.from ??
    match.slots.opens?.from ??
    (match.rule.fields.acts === true ? match.to : '');
  return `${subject} ${start} ${place} ${JSON.stringify(value)} ${words} ${polarity}`;
}

/** @returns null where the words around lack something that the rule asks for, or hold what it rules out */
export function stipulate(match: Match, context: ReadingContext, phrases: SentencePhrases): Stipulation | null {
  const { rule } = match;
  const { read, tree } = context;
  const needs = needsOf(rule);
  const sentence = context.sentenceOf(match.from);
  const whole = read.sentences[sentence]!;
  const { value: stated, words, polarity, obligor } = match.slots as Partial<Match['slots']>;
  if (stated?.hit?.problem) return null;
  const cell = needs.inTable ? rowOfValue(context, rule, stated?.from ?? match.from) : null;
  if (needs.inTable && !cell) return null;
  // "5. Spare parts / 5.1 Of these the cost is borne by …": the heading is of no clause.
  const clause = clauseAt(tree, read.tokens.start[stated?.from ?? match.to - 1]!);
  const range = cell?.row ?? withinClause(whole, clause, context);
  if (!fits(needs, phrases, range)) return null;
  const before = spokenOf(rule, context, phrases, sentence, range, clause);
  if (!isAbout(needs, phrases, sentence, before)) return null;
  const near = cell
    ? { before: cell.label, after: cell.heading }
    : stated?.hit
      ? windowOf(context, stated.hit, range)
      : { before: range, after: range };
  const hours = hoursBetween(match, phrases);
  if (match.slots.opens && !hours) return null;
  const own = ownMatter(match, context, phrases, range, near);
  if (!own) return null;
  const quote = quoteOf(context, range, match);
  const carved = carvedOut(context, clause);
  return {
    start: quote.start,
    end: quote.end,
    subject: typeof rule.fields.subject === 'string' ? rule.fields.subject : rule.id.split('/').at(-1)!,
    part: clause?.part ?? 'main',
    clause: clause?.number ?? '',
    obligor: obligor?.text ?? obligorAt(context, phrases, rule, sentence, doneAt(match, phrases, range), range.from),
    value: statedValue(match),
    limit: (rule.fields.limit as Stipulation['limit'] | undefined) ?? stated?.hit?.bound ?? null,
    words: words ? words.meaning || normalised(words.text) : hours,
    polarity: (polarity?.meaning ?? rule.fields.polarity ?? 'requires') as Stipulation['polarity'],
    scope: {
      ...scopeOf(match, phrases, range, near, before),
      ...gradeIn(rule, cell),
      ...own,
      ...(carved && { carved }),
    },
    defers: rule.fields['never-defers'] !== true && defersIn(context, phrases, range, clause),
    rule: rule.id,
  };
}

/** What tells the matter beside the dimensions of the rule; null where a rule that compares by words finds none. */
function ownMatter(
  match: Match,
  context: ReadingContext,
  phrases: SentencePhrases,
  range: TokenRange,
  near: Nearness,
): Record<string, string> | null {
  const { rule, slots } = match;
  if (rule.fields.acts === true) return actMatterOf(match, context, phrases, range);
  const hit = slots.value?.hit ?? (slots.nth && { ...slots.nth, name: 'duration' as const });
  if (rule.fields.compare === 'exclusive')
    return { ...matterOf(rule, context, phrases, range), ...properNamesIn(context, phrases, range) };
  if (rule.fields.like !== true || !hit)
    return { ...matterOf(rule, context, phrases, range), ...whatOf(rule, context, phrases, range) };
  return likeMatterOf(rule, context, phrases, range, { from: near.before.from, to: near.after.to }, hit);
}

/** The sentence before, in one clause, where a sentence begins with "they" or "this", or the rule asks for "them" behind its
 *  verb: it goes on about the same thing. */
function spokenOf(
  { fields }: Rule,
  { read, tree }: ReadingContext,
  phrases: SentencePhrases,
  sentence: number,
  range: TokenRange,
  clause: Clause | null,
): TokenRange | null {
  const before = sentence > 0 ? read.sentences[sentence - 1]! : null;
  if (!before) return null;
  const begins = phrases.has('subject/refers-back', { from: range.from, to: range.from + 1 });
  if (!begins && !(fields['goes-on'] === true && phrases.has('subject/them', range))) return null;
  return clauseAt(tree, read.tokens.start[before.to - 1]!) === clause ? before : null;
}

/** A heading that runs into its first clause is no part of the sentence. */
function withinClause(sentence: TokenRange, clause: Clause | null, { read }: ReadingContext): TokenRange {
  if (!clause || clause.start <= read.tokens.start[sentence.from]!) return sentence;
  return { from: Math.min(tokenAt(read.tokens, clause.start), sentence.to - 1), to: sentence.to };
}

/** The dimension that the rows of a table grade, where the rule's file names it. */
function gradeIn({ fields }: Rule, cell: RowOfValue | null): Record<string, string> {
  return cell && cell.grade !== '' && typeof fields.graded === 'string' ? { [fields.graded]: cell.grade } : {};
}

/** The token whose doer is asked for: that of the value, or of the first word for what the rule's file says is done. */
function doneAt({ rule, slots, from, to }: Match, phrases: SentencePhrases, range: TokenRange): number {
  const { does } = rule.fields;
  if (rule.fields['party-behind'] === true) return to;
  const deed = typeof does === 'string' ? phrases.places(does, range)[0] : undefined;
  return deed?.from ?? slots.value?.from ?? from;
}

interface Nearness {
  readonly before: TokenRange;
  readonly after: TokenRange;
}

/** Where a sentence holds several values of one kind, the words that belong to one of them: from the value before it up to
 *  it, and on to the next. */
function windowOf({ read }: ReadingContext, hit: ValueHit, range: TokenRange): Nearness {
  const others = valuesIn(read, hit.name, range);
  const at = others.indexOf(hit);
  return {
    before: { from: others[at - 1]?.to ?? range.from, to: hit.from },
    after: { from: hit.to, to: others[at + 1]?.from ?? range.to },
  };
}

/** The dimensions that the rule's file names, each by what the match captured, else by the phrases of its vocabulary near the
 *  value, else in the sentence. A dimension of which the sentence says nothing is left out. */
function scopeOf(
  match: Match,
  phrases: SentencePhrases,
  range: TokenRange,
  near: Nearness,
  before: TokenRange | null,
): Record<string, string> {
  const scope: Record<string, string> = {};
  for (const [dimension, vocabulary] of Object.entries((match.rule.fields.scope ?? {}) as Record<string, string>)) {
    const slot = match.slots[dimension];
    if (!slot && !phrases.has(vocabulary, range) && !(before && phrases.has(vocabulary, before))) continue;
    const meanings = slot
      ? [
          slot.meaning || normalised(slot.text),
          ...(slot.meaning ? listedBehind(phrases, vocabulary, slot.to, range) : []),
        ]
      : phrases.nearest(vocabulary, [near.before, near.after, range, ...(before ? [before] : [])]);
    const told = meanings.flatMap((one) => one.split('+')).filter(Boolean);
    if (told.length > 0) scope[dimension] = [...new Set(told)].sort().join('+');
  }
  return scope;
}

/** Tokens in which the further things of a list stand: "erases all data, ledgers and bills". */
const listReach = 12;

/** What the phrases mean that go on a list behind a token, with nothing between them but what joins them. */
function listedBehind(phrases: SentencePhrases, vocabulary: string, from: number, range: TokenRange): string[] {
  const further: string[] = [];
  let end = from;
  for (const place of phrases.places(vocabulary, { from, to: Math.min(from + listReach, range.to) })) {
    const between = phrases.places('subject/list-join', { from: end, to: place.from });
    const joined = between.reduce((sum, join) => sum + join.to - join.from, 0);
    if (between.length === 0 || joined < place.from - end) break;
    further.push(place.meaning);
    end = place.to;
  }
  return further.filter((meaning) => meaning !== '');
}

const longestQuote = 600;

/** The sentence, or where that is very long the matched words. */
function quoteOf({ read }: ReadingContext, sentence: TokenRange, match: Match): { start: number; end: number } {
  const whole = tokenSpan(read.tokens, sentence.from, sentence.to);
  return whole.end - whole.start <= longestQuote ? whole : { start: match.start, end: match.end };
}

/** Words in the form in which they are compared: lower case, without articles and punctuation at the ends. */
export function normalised(text: string): string {
  return text
    .toLowerCase()
    .replace(/[“”"'‘’]/g, '')
    .replace(spaceRuns, ' ')
    .replace(/^(the|a|an|this|any|all)\s+/, '')
    .replace(/^[\s,.;:()]+|[\s,.;:()]+$/g, '');
}
