import type { Rule } from '../grammar/load.js';
import { phraseAt } from '../grammar/numbers.js';
import type { TokenRange } from '../grammar/sentences.js';
import { tokenText, WORD } from '../grammar/tokens.js';
import type { DocumentFacts } from '../model/facts.js';
import { THIRD } from '../model/obligation.js';
import { oncePer } from '../model/once-per.js';
import { actorOf } from './duty-bearers.js';
import { isCommonWord } from './matter-words.js';
import { counterpartyOf } from './party-table.js';
import { predicateAt } from './predicate-at.js';
import type { ReadingContext, SentenceView } from './reading-context.js';
import type { PlacedPhrase, SentencePhrases } from './sentence-phrases.js';

/** Words of the phrase that names the doer stand at most this far into its part of the sentence: "Every member of staff". */
const subjectReach = 6;

/** Who must do, or may have, what stands at a token: a party by its alias, a role that the text names without a name
 *  (`contractor`, `staff`), `you` for whom house rules address; empty where nobody is named.
 *  @param begin  the first token of the sentence in its clause, where a heading runs into it */
export function obligorAt(
  context: ReadingContext,
  phrases: SentencePhrases,
  rule: Rule,
  sentence: number,
  token: number,
  begin = 0,
): string {
  const { read } = context;
  const range = read.sentences[sentence]!;
  const view = context.view(sentence);
  const at = token - range.from;
  const owner = typeof rule.fields.whose === 'string' ? ownerOf(view, phrases.places(rule.fields.whose, range)) : '';
  if (owner) return owner;
  // "The drawings belong to the Architect"
  if (rule.fields['party-behind'] === true)
    return view.mentions.find(({ from }) => from >= at && from <= at + behindReach)?.party ?? '';
  if (isBroughtIn(context, phrases, view, token)) return THIRD;
  if (isDoneByBoth(view)) return '';
  const predicate = predicateAt(view, at);
  if (predicate?.subject && rule.fields['other-side'] === true)
    return counterpartyOf(context.parties, predicate.subject) || predicate.subject;
  // "The Cleaner is insured": what is said of the subject binds the subject.
  if (predicate?.subject && rule.fields['subject-acts'] === true) return predicate.subject;
  // In the rules of one party, "Suppliers" are not that party, whatever names its definitions give.
  const alone = context.facts.parties.length <= 1;
  if (predicate?.subject && !predicate.passive && !alone) return predicate.subject;
  const role = roleBefore(context, Math.max(view.words.first, begin), view, token) || roleBehindBy(context, view);
  if (role) return role;
  if (predicate?.subject && !predicate.passive) return predicate.subject;
  if (
    phrases.has('subject/order-to-do', { from: range.from, to: range.from + 1 }) &&
    isUpper(tokenText(read.tokens, range.from))
  )
    return context.parties.you || 'you';
  if (predicate?.subject || predicate?.agent) return actorOf(context, view, predicate);
  // "Invoices are paid within 30 days": whoever it is, the words do not say.
  return partyAtStart(context, range.from);
}

/** "… are deleted, by us and by the Tutor": whoever of the two it is. */
function isDoneByBoth({ mentions, words: { lower } }: SentenceView): boolean {
  return mentions.some(({ to, from }) => lower[from - 1] === 'by' && lower[to] === 'and' && lower[to + 1] === 'by');
}

/** "the property of, and vest in, the Architect"; a party further on is another matter. */
const behindReach = 6;

/** Whether a sentence, or its part before a token, is about somebody whom one of the parties brings in: "A builder whom you employ
 *  is insured", "the Supplier's subcontractors keep records". */
function isBroughtIn({ read }: ReadingContext, phrases: SentencePhrases, view: SentenceView, token: number): boolean {
  const { mentions } = view;
  const { first, lower } = view.words;
  const begin = first + lower.slice(0, token - first).findLastIndex((word) => partsOf.has(word)) + 1;
  return [...new Set([begin, first])].some((from) =>
    phrases.places('subject/brought-in', { from, to: Math.min(from + subjectReach, token) }).some((person) => {
      if (lower.slice(from - first, person.from - first).some((word) => joins.has(word))) return false;
      const before = { from: person.from - 1, to: person.from };
      if (before.from >= from) {
        const gap = read.text.slice(read.tokens.end[before.from]!, read.tokens.start[person.from]!);
        if (/^['’]/.test(gap) || phrases.has('subject/whose-people', before)) return true;
      }
      if (mentions.some(({ from, to, party }) => party && from <= person.from - first && person.from - first < to))
        return false;
      const reach = { from: person.to, to: Math.min(person.to + subjectReach, token) };
      const [how] = phrases.places('subject/brings-in', reach);
      const whom = phrases.places('subject/whom', reach).some((one) => one.from === person.to);
      return how?.meaning === 'at-work' || (how?.meaning === 'by-another' && whom);
    }),
  );
}

const joins: ReadonlySet<string> = new Set(['and', 'or']);

/** "Quillon deletes …" where the parties are named in full only: the party whose name alone has the word. */
function partyAtStart({ read, facts }: ReadingContext, from: number): string {
  let first = from;
  // The number of the clause.
  while (first < from + longestNumber && read.tokens.kind[first] !== WORD) first++;
  const word = tokenText(read.tokens, first);
  const name = isUpper(word) && word.length >= shortestNameWord ? (nameWithWord(facts).get(word) ?? '') : '';
  return name !== '' && isCommonWord(word, read) ? '' : name;
}

/** By word: the name of the party whose name alone has it; empty where several have. */
const nameWithWord = oncePer(({ parties }: DocumentFacts): ReadonlyMap<string, string> => {
  const names = new Map<string, string>();
  for (const { name } of parties)
    for (const word of new Set(name.split(/[^\p{L}\p{N}]+/u))) names.set(word, names.has(word) ? '' : name);
  return names;
});

const shortestNameWord = 4;
const longestNumber = 6;

/** "the Carrier's total liability", "the liability of each party". */
function ownerOf({ mentions, words }: SentenceView, places: readonly TokenRange[]): string {
  for (const place of places) {
    const [from, to] = [place.from - words.first, place.to - words.first];
    const before = mentions.find((one) => one.possessive && one.to <= from && from - one.to <= ownerReach);
    if (before?.party) return before.party;
    const behind = mentions.find((one) => one.from > to && one.from - to <= 2 && words.lower[to] === 'of');
    if (behind?.party) return behind.party;
  }
  return '';
}

/** "the Carrier's total aggregate annual liability". */
const ownerReach = 4;

function isUpper(word: string): boolean {
  return word !== word.toLowerCase();
}

/** Marks that part a sentence. */
const partsOf: ReadonlySet<string> = new Set([';', ':', ',']);

/** "A contractor must be covered …", "Members of staff shall report …". */
function roleBefore(context: ReadingContext, start: number, { words }: SentenceView, token: number): string {
  const { read } = context;
  const id = read.grammars.trie.idOf('subject/actor');
  const things = read.grammars.trie.idOf('subject/personal-things');
  let from = start;
  // The number of the clause.
  while (from < token && read.tokens.kind[from] !== WORD) from++;
  let begin = from;
  for (let i = from; i < token; i++) if (partsOf.has(words.lower[i - words.first]!)) begin = i + 1;
  for (const opening of begin === from ? [from] : [begin, from]) {
    for (let i = opening; i < Math.min(opening + subjectReach, token); i++) {
      const phrase = phraseAt(read, id, i);
      // "Staff data are kept": the staff do nothing.
      if (phrase && phraseAt(read, things, phrase.to)) continue;
      // "The inn sends a guest's letters on": the guest does nothing.
      if (phrase && !/['’]/.test(read.text.charAt(read.tokens.end[phrase.to - 1]!))) return roleOf(context, phrase);
    }
  }
  return '';
}

/** "… are kept by the school". */
function roleBehindBy(context: ReadingContext, { words }: SentenceView): string {
  const { read } = context;
  const id = read.grammars.trie.idOf('subject/actor');
  const { first, count, lower } = words;
  for (let by = lower.indexOf('by'); by >= 0 && by + 1 < count; by = lower.indexOf('by', by + 1)) {
    const phrase = phraseAt(read, id, first + by + 1) ?? phraseAt(read, id, first + Math.min(by + 2, count - 1));
    if (phrase) return roleOf(context, phrase);
  }
  return '';
}

/** What people are called: "Subcontractors" are the party that the document calls so, where it calls one so, and not the party
 *  that has the name of the sort of people, "Contractor". */
function roleOf({ read, parties }: ReadingContext, { to, meaning }: Pick<PlacedPhrase, 'to' | 'meaning'>): string {
  const word = tokenText(read.tokens, to - 1).toLowerCase();
  const called = (name: string) => parties.parties.find(({ alias }) => alias.toLowerCase() === name)?.alias;
  const own = called(word) ?? called(word.replace(/s$/, ''));
  return own ?? (called(meaning) === undefined ? meaning : '');
}
