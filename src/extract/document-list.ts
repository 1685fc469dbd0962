import type { Match } from '../grammar/matcher.js';
import type { TokenRange } from '../grammar/sentences.js';
import { tokenAt } from '../grammar/tokens.js';
import { type Clause, type ClauseTree, parentOf } from '../model/clause-tree.js';
import type { PrecedenceClause } from '../model/conflict.js';
import { oncePer } from '../model/once-per.js';
import { DocumentNames, splitList } from './document-names.js';
import { scopeIn } from './precedence-topics.js';
import type { ReadingContext } from './reading-context.js';
import type { SentencePhrases } from './sentence-phrases.js';

const mostEntries = 60;
const longestOrder = 20_000;

/** What no entry of a list says of itself. */
const listEnders = ['precedence/conflict-word', 'precedence/wins'];

/** Where a clause on the order of documents stands. */
type Place = Pick<PrecedenceClause, 'start' | 'end' | 'part' | 'clause' | 'rule'>;

/** "in the following order: (a) the Order Form; (b) the Addendum; (c) this Agreement", also as clauses of their own.
 *  @returns one clause for the whole order, and one for each entry that is limited to a topic; none where it lists no documents */
export function readDocumentList(
  match: Match,
  context: ReadingContext,
  phrases: SentencePhrases,
  clause: Clause | null,
  place: Place,
): PrecedenceClause[] {
  const { tree, source, read } = context;
  const documentNames = DocumentNames.of(read.grammars);
  const tokensOf = (start: number, end: number): TokenRange => {
    const from = tokenAt(read.tokens, start);
    return { from, to: Math.max(tokenAt(read.tokens, end), from) };
  };
  const children = ((clause && itemsOf(tree).get(clause)) ?? []).filter(({ start }) => start >= match.start);
  const textOf = (start: number, end: number) => source.text.slice(start, Math.min(end, start + longestOrder));
  const inSentence =
    children.length >= 2 ? [] : splitList(textOf(match.end, Math.max(match.end, place.end)), match.end);
  const items =
    children.length >= 2
      ? children.slice(0, mostEntries).map(({ start, end }) => ({ start, text: textOf(start, end) }))
      : inSentence.length >= 2
        ? inSentence.slice(0, mostEntries)
        : splitList(textOf(match.end, clause?.end ?? place.end), match.end).slice(0, mostEntries);
  const inList = items
    .map(({ start, text }) => ({
      names: documentNames.ofRank(text),
      topic: scopeIn(phrases, tokensOf(start, start + text.length)),
      named: tokensOf(start, start + documentNames.untilLimit(text).length),
    }))
    .filter(({ names }) => names !== '');
  // "Order of precedence. In the event of a conflict …" is a heading and no list; one of other things names no document.
  const stops = inList.findIndex(({ named }) => listEnders.some((name) => phrases.has(name, named)));
  const entries = stops < 0 ? inList : inList.slice(0, stops);
  const documents = entries.filter(({ named }) => phrases.has('precedence/document-noun', named));
  if (entries.length < 2 || documents[0] !== entries[0] || documents.length * 2 < entries.length) return [];
  const unlimited = entries.filter(({ topic }) => topic === '').map(({ names }) => names);
  const whole = { ...place, end: clause?.end ?? place.end, winner: '', loser: '' };
  const sentence = context.read.sentences[context.sentenceOf(match.from)]!;
  // Where entries have limits of their own, what stands in their sentence is none for all.
  const lead =
    unlimited.length < entries.length ? { from: sentence.from, to: Math.min(match.to, sentence.to) } : sentence;
  return [
    ...(unlimited.length >= 2 ? [{ ...whole, order: unlimited, scope: scopeIn(phrases, lead) }] : []),
    ...entries.flatMap(({ names, topic }, i) => {
      const later = entries.slice(i + 1).filter((entry) => entry.topic === '' || entry.topic === topic);
      return topic === '' ? [] : [{ ...whole, order: [names, ...later.map((entry) => entry.names)], scope: topic }];
    }),
  ];
}

/** By clause: the clauses right below it, where it has any. */
const itemsOf = oncePer((tree: ClauseTree): ReadonlyMap<Clause, readonly Clause[]> => {
  const items = new Map<Clause, Clause[]>();
  for (const each of tree.clauses) {
    const parent = parentOf(tree, each);
    if (!parent) continue;
    const known = items.get(parent);
    if (known) known.push(each);
    else items.set(parent, [each]);
  }
  return items;
});
