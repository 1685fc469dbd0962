import { oncePer } from '../model/once-per.js';
import { placesOf } from './find-doers.js';
import { mostOf } from './most-of.js';
import type { Actor, Predicate } from './predicate.js';
import type { ReadingContext, SentenceView } from './reading-context.js';

/** Most duties that are looked at to learn for whom the rules are. */
const sample = 80;
/** In characters: how far into a policy it says to whom it applies, and how far behind "applies to" they are named. */
const opening = 6000;
const scopeReach = 200;

/** For whom the rules of a house are, once a document: whom it calls "you", else the people who must act in most of its
 *  duties ("Workforce Members must"), else those of whom it says that it applies to them. Empty where it names nobody. */
export const peopleOf = oncePer((context: ReadingContext) => context.parties.reader || boundIn(context));

/** Whether a document is the rules of one house, and no contract of which one side shows. */
export const isRules = ({ parties, facts }: ReadingContext): boolean =>
  parties.house && (parties.you !== '' || /^(?:policy|other)$/.test(facts.type));

/** Those inside before those outside, and those who must before those who may. */
function boundIn(context: ReadingContext): string {
  const found: string[] = [];
  for (const modal of ['duty', 'permission'])
    for (const people of ['house-people', 'house-guests']) found.push(mostDutiful(context, modal, people));
  const best = found.find(Boolean) ?? '';
  // "Everyone must" says less than the scope of the policy does.
  if (best && !/^(?:every|any)(?:one|body)$/i.test(best)) return best;
  return scopeOf(context) || best;
}

function mostDutiful(context: ReadingContext, modal: string, vocabulary: string): string {
  const { read, lexis } = context;
  const counts = new Map<string, number>();
  const isPeople = (word: string) => lexis.contains(vocabulary, word);
  const isSome = (word: string) => lexis.contains('who/some-of-them', word);
  for (const token of placesOf(read, [modal]).slice(0, sample)) {
    const view = context.view(context.sentenceOf(token));
    const duty = view.predicates.find(({ at }) => at === token - view.words.first);
    const people = duty && !duty.passive && duty.actor ? generalName(duty.actor, isPeople, isSome) : '';
    if (people) counts.set(people, (counts.get(people) ?? 0) + 1);
  }
  return mostOf(counts);
}

/** "All personnel" are personnel; one office of the house is not everybody. */
function generalName({ name }: Actor, isPeople: (word: string) => boolean, isSome: (word: string) => boolean): string {
  const bare = name.replace(/^(?:all|any|each|every|our) /i, '');
  const head = bare
    .split(/ (?:of|with|who) /)[0]!
    .split(' ')
    .at(-1)!
    .toLowerCase();
  const first = bare.split(' ', 1)[0]!.toLowerCase();
  return isPeople(head) && !isSome(first) ? bare : '';
}

/** "This policy applies to all employees, contractors and visitors": the first of them. */
function scopeOf({ read, lexis, cues }: ReadingContext): string {
  const said = cues.placesIn('scope', { start: 0, end: Math.min(opening, read.text.length) }).next().value;
  const words = said ? read.text.slice(said.start, said.start + scopeReach).split(/[^\p{L}]+/u) : [];
  const isPeople = (word: string) =>
    ['house-people', 'house-guests'].some((name) => lexis.contains(name, word.toLowerCase()));
  const first = words.findIndex(isPeople);
  const last = words.findIndex((_, i) => i >= first && !/^\p{Lu}/u.test(words[i + 1] ?? ''));
  return first < 0 ? '' : words.slice(first, /^\p{Lu}/u.test(words[first]!) ? last + 1 : first + 1).join(' ');
}

/** "Spills must be reported within an hour", "Claims have to be made in May", "training is mandatory": done by the people of a
 *  house, and not by the house. */
export function doneByPeople({ lexis }: ReadingContext, { words }: SentenceView, predicate: Predicate): boolean {
  const { lower } = words;
  const verb = lower[predicate.verb] ?? '';
  const of = (vocabulary: string) => lexis.occurs(vocabulary, words, predicate.from, predicate.at);
  if (lexis.contains('who/mandatory', verb)) return of('training-word');
  if (!predicate.passive || !(predicate.stated || lower[predicate.verb + 1] === 'to')) return false;
  if (lexis.contains('people-deed', verb) || (verb === 'applied' && lower[predicate.verb + 1] === 'for')) return true;
  if (verb === 'notified') return lower[predicate.verb + 1] === 'to';
  return verb === 'made' ? of('asked-thing') : lexis.contains('who/training-deed', verb) && of('training-word');
}

/** "Wages are paid monthly", "A hearing is held": done by the house for those to whom its rules speak. */
export function doneByHouse({ lexis }: ReadingContext, { words }: SentenceView, predicate: Predicate): boolean {
  const verb = words.lower[predicate.verb] ?? '';
  if (!predicate.passive) return false;
  return verb === 'paid'
    ? lexis.occurs('wage-word', words, predicate.from, predicate.at)
    : lexis.contains('house-deed', verb);
}
