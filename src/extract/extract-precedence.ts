import type { GrammarSet } from '../grammar/load.js';
import { type Match, matchRules, type SlotMatch } from '../grammar/matcher.js';
import type { TokenRange } from '../grammar/sentences.js';
import { tokenAt, tokenSpan } from '../grammar/tokens.js';
import { clauseAt } from '../model/clause-tree.js';
import { type PrecedenceClause, THIS_CLAUSE } from '../model/conflict.js';
import { readDocumentList } from './document-list.js';
import { DocumentNames } from './document-names.js';
import { clauseTopicsIn } from './precedence-clauses.js';
import { behindComma, scopeNear } from './precedence-topics.js';
import type { ReadingContext } from './reading-context.js';
import { SentencePhrases } from './sentence-phrases.js';
import { SkippedText } from './skipped-text.js';

/** Reads the clauses on the order of documents: who wins where they differ, over whom, about what. In reading order; one
 *  for each winner and sentence, and for an ordered list one for the list and one for each entry that is limited to a topic. */
export function extractPrecedence(context: ReadingContext, grammars: GrammarSet): PrecedenceClause[] {
  const { tree } = context;
  const phrases = new SentencePhrases(context);
  const skipped = new SkippedText(tree);
  const found = new Map<string, PrecedenceClause>();
  const listsOf = new Map<number, number>();
  const matches = [...matchRules(context.read, grammars.rulesOf('precedence'))];
  const ofTwo = new Set(matches.filter(({ slots }) => slots.one && slots.other).map(winnerEnd));
  const yielding = new Set(matches.filter(isNamedBefore).map(({ slots }) => slots.loser?.end));
  for (const match of matches) {
    if (skipped.holds(match.start)) continue;
    // "A conflict between this Form and the Lease, the Lease prevails": what names the two knows where the winner begins.
    if (!match.slots.one && match.slots.winner && ofTwo.has(winnerEnd(match))) continue;
    // "Unless the Order says otherwise, these Terms apply": the Terms are what gives way.
    if (!isNamedBefore(match) && match.slots.winner && yielding.has(winnerEnd(match))) continue;
    if (match.rule.fields.list === true) {
      const place = clauseAt(tree, match.start)?.start ?? -1 - context.sentenceOf(match.from);
      const before = listsOf.get(place) ?? 0;
      if (before === mostLists) continue;
      listsOf.set(place, before + 1);
    }
    for (const clause of readOrder(match, context, phrases)) {
      const key = `${clause.start} ${clause.winner} ${clause.order.join(';')}`;
      const before = found.get(key);
      // The reading that says more (a scope, a loser) stands.
      if (!before || said(clause) > said(before)) found.set(key, clause);
    }
  }
  // "Where a contract asks for more, the contract is followed" says which wins in a way of its own.
  const byStrictness = new Set(
    [...found.values()].filter(({ winner }) => winner === 'stricter').map(({ start }) => start),
  );
  // "The Order applies first, then the Lease": one order, the longest that was read, and no winner of its own.
  const inTurn = new Map<number, number>();
  for (const { start, order, rule } of found.values())
    if (rule === 'precedence/in-turn') inTurn.set(start, Math.max(inTurn.get(start) ?? 0, order.length));
  const standing = [...found.values()]
    .filter(({ start, winner }) => winner === 'stricter' || !byStrictness.has(start))
    .filter(({ start, order }) => order.length >= (inTurn.get(start) ?? 0))
    .sort((a, b) => a.start - b.start);
  return standing.map((clause, i) => ({ ...clause, loser: clause.loser || meantBefore(clause, standing[i - 1]) }));

  /** "If the order differs from clause 4, it is followed. In all other cases these terms are": over the order. */
  function meantBefore(clause: PrecedenceClause, before: PrecedenceClause | undefined): string {
    if (clause.order.length > 0 || !before || before.order.length > 0) return '';
    const follows = before.part === clause.part && before.clause === clause.clause && before.end <= clause.start;
    if (!follows || clause.winner === THIS_CLAUSE) return '';
    const range = context.read.sentences[context.sentenceOf(tokenAt(context.read.tokens, clause.start))]!;
    if (!['precedence/goes-on', 'precedence/in-all-else'].some((name) => phrases.has(name, range))) return '';
    return before.winner === clause.winner ? before.loser : before.winner;
  }
}

function winnerEnd({ slots }: Match): number | undefined {
  return slots.winner?.end;
}

function isNamedBefore({ rule }: Match): boolean {
  return rule.fields['named-before'] === true;
}

function said(clause: PrecedenceClause): number {
  return (clause.scope ? 2 : 0) + (clause.loser ? clause.loser.split(' | ').length : 0);
}

export function readOrder(match: Match, context: ReadingContext, phrases: SentencePhrases): PrecedenceClause[] {
  const { read, tree } = context;
  const { fields } = match.rule;
  const sentence = context.sentenceOf(match.from);
  const range = read.sentences[sentence]!;
  if (((fields.with ?? []) as string[]).some((name) => !phrases.around(name, sentence))) return [];
  if (((fields.without ?? []) as string[]).some((name) => phrases.has(name, range))) return [];
  const { start, end } = tokenSpan(read.tokens, range.from, range.to);
  const clause = clauseAt(tree, match.start);
  const place = { start, end, part: clause?.part ?? 'main', clause: clause?.number ?? '', rule: match.rule.id };
  if (fields.pronoun === true && !isItself(match, context, phrases, sentence)) return [];
  if (fields.list === true) return readDocumentList(match, context, phrases, clause, place);
  const names = DocumentNames.of(read.grammars);
  const inTurn = [
    match.slots.first,
    match.slots.second,
    match.slots.third,
    match.slots.fourth,
    match.slots.fifth,
  ].flatMap((slot) => (slot ? [names.of(slot.text)] : []));
  if (inTurn.length >= 2)
    return [{ ...place, winner: '', loser: '', scope: scopeNear(match, phrases, range), order: inTurn }];
  if (!isNamedBefore(match) && (startsBehindName(match, phrases) || endsElsewhere(match, phrases))) return [];
  const winner = designation(match, 'winner', context, phrases);
  const named = otherThan(winner, match, context, phrases) || designation(match, 'loser', context, phrases);
  const told = winner === 'this' && named === '' ? otherOfTwo(context, phrases, sentence) : named;
  const loser = told === 'anything-else' ? '' : told;
  if (winner === '' || winner === loser) return [];
  const scope = winner === THIS_CLAUSE ? '' : scopeOf(match, context, phrases, range);
  if (fields.limited === true && scope === '') return [];
  return [{ ...place, winner, loser, scope, order: [] }];
}

/** "The House Rules are part of this contract; where the two differ, this contract prevails": the House Rules. Empty where the words
 *  speak of no two, or name none before. */
function otherOfTwo(context: ReadingContext, phrases: SentencePhrases, sentence: number): string {
  const { read, tree, source } = context;
  const range = read.sentences[sentence]!;
  const [two] = phrases.places('precedence/the-two', range);
  if (!two) return '';
  const before = read.sentences[sentence - 1];
  const clauseOf = (token: number) => clauseAt(tree, read.tokens.start[token]!);
  const from = before && clauseOf(before.to - 1) === clauseOf(range.from) ? before.from : range.from;
  const names = DocumentNames.of(read.grammars);
  for (const noun of phrases.places('precedence/document-noun', { from, to: two.from }).reverse()) {
    const opener = phrases
      .places('precedence/determiner', { from: Math.max(from, noun.from - longestPart), to: noun.from })
      .at(-1);
    if (!opener) continue;
    const { start, end } = tokenSpan(read.tokens, opener.from, noun.to);
    const words = source.text.slice(start, end);
    // "the House Rules (third edition)": what a bracket says more of them.
    if (words.includes('(')) continue;
    // "our House Rules" are another text, though "our terms" alone are this one.
    const name = names.of(words.replace(/^our\s/i, 'the '));
    if (name !== '' && name !== 'this') return name;
  }
  return '';
}

/** "It takes precedence over the Lease", where the sentence names no document before it, and the sentence before speaks of no other. */
function isItself(match: Match, { read }: ReadingContext, phrases: SentencePhrases, sentence: number): boolean {
  const range = read.sentences[sentence]!;
  if (phrases.has('precedence/document-noun', { from: range.from, to: match.from })) return false;
  const before = read.sentences[sentence - 1];
  if (!before || !phrases.has('precedence/document-noun', before)) return true;
  const begins = { from: before.from, to: Math.min(before.from + openingReach, before.to) };
  return phrases.has('precedence/itself', begins);
}

/** The number of a clause and the first word behind it. */
const openingReach = 5;

/** "contradicts clause 7 of this Agreement, the Order prevails": the document before the comma is not the one that does. */
function startsBehindName({ slots: { winner }, to }: Match, phrases: SentencePhrases): boolean {
  if (!winner) return false;
  const verb = phrases.places('precedence/prevails', { from: winner.to, to })[0];
  const between = { from: winner.to, to: verb?.from ?? winner.to };
  const isNamed = ['precedence/determiner', 'precedence/numbered-part'].some((name) => phrases.has(name, between));
  return phrases.lastMark(between, ',') >= 0 && isNamed;
}

/** "The rules apply too; where the contract says otherwise, …": what differs is told in another part of the sentence. */
function endsElsewhere({ slots: { winner }, to }: Match, phrases: SentencePhrases): boolean {
  return winner !== undefined && phrases.lastMark({ from: winner.to, to }, ';') >= 0;
}

/** Topics and clauses that an order is limited to; those of the rule's file, where that tells them. */
function scopeOf(match: Match, context: ReadingContext, phrases: SentencePhrases, range: TokenRange): string {
  const { scope } = match.rule.fields;
  if (typeof scope === 'string' && scope !== '') return scope;
  const named = [match, match.slots.winner, match.slots.loser].filter((slot) => slot !== undefined);
  const clauses = clauseTopicsIn(context, phrases, ownWords(match, phrases, range), named);
  return [scopeNear(match, phrases, range), ...clauses].filter(Boolean).join('+');
}

/** The words of a sentence that tell of one winner, where it tells of several: "A prevails, except that B prevails as to prices". */
function ownWords(match: Match, phrases: SentencePhrases, range: TokenRange): TokenRange {
  const verbs = phrases.places('precedence/prevails', range);
  const before = verbs.filter(({ to }) => to <= (match.slots.winner?.from ?? match.from)).at(-1);
  const after = verbs.find(({ from }) => from >= match.to);
  return { from: before?.to ?? range.from, to: after?.from ?? range.to };
}

/** "If A and B are inconsistent, A prevails": B. */
function otherThan(winner: string, { slots }: Match, context: ReadingContext, phrases: SentencePhrases): string {
  const names = DocumentNames.of(context.read.grammars);
  const named = [slots.one, slots.other]
    .filter((slot) => slot !== undefined)
    .map((slot) => wholeOf(slot, context, phrases))
    .find((words) => names.of(words) !== winner);
  return named === undefined ? '' : names.joined(named);
}

/** `this`, `later`, `stricter`, or the words by which the clause names a document. */
function designation(
  match: Match,
  slot: 'winner' | 'loser',
  context: ReadingContext,
  phrases: SentencePhrases,
): string {
  const names = DocumentNames.of(context.read.grammars);
  const named = match.slots[slot];
  if (named) {
    // "… with this Contract, the Service Plan is followed": the winner is what stands right before the verb.
    const last = slot === 'winner' ? behindComma(named, phrases) : named;
    const known = phrases.places('precedence/document', last).find(({ from }) => from === last.from);
    const meaning = known && phrases.meanings('precedence/document', known)[0];
    return (
      named.meaning ||
      meaning ||
      (slot === 'winner' ? names.of(named.text) : names.joined(wholeOf(named, context, phrases)))
    );
  }
  return String(match.rule.fields[slot] ?? '');
}

/** "over the terms of the Order": the Order, and not "the terms" alone. */
function wholeOf(named: SlotMatch, { read, source }: ReadingContext, phrases: SentencePhrases): string {
  const [part] = phrases.places('precedence/what-is-in', { from: named.from, to: named.from + longestPart });
  if (part?.from !== named.from || part.to <= named.to) return named.text;
  const [noun] = phrases.places('precedence/document-noun', { from: part.to, to: part.to + longestPart });
  if (!noun || phrases.lastMark({ from: part.to, to: noun.to }, ',') >= 0) return named.text;
  if (phrases.has('precedence/clause-word', noun)) return named.text;
  const { start, end } = tokenSpan(read.tokens, part.to, noun.to);
  return source.text.slice(start, end);
}

/** Words of "the terms and conditions contained in", and of a name behind them. */
const longestPart = 8;

/** Lists that one clause may announce, each in several ways of saying it; entries of one; characters in which they stand.
 *  Each list is read to the end of its clause, so that without bounds a clause of nothing but lists would be read over and
 *  over. */
const mostLists = 12;
