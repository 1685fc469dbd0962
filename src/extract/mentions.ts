import { BOTH } from '../model/obligation.js';
import { looksThirdPerson } from './english.js';
import { type Lexis, opener } from './lexis.js';
import type { PartyTable } from './party-table.js';
import type { SentenceWords } from './sentence-words.js';

/** Words of a sentence that mean a party. Half-open, counted within the sentence. */
export interface Mention {
  readonly from: number;
  readonly to: number;
  /** An alias, `both`, or empty where a pronoun's meaning is open. */
  readonly party: string;
  readonly possessive: boolean;
  readonly pronoun: 'we' | 'you' | 'it' | null;
  readonly plural: boolean;
  /** "the other party": whoever the rest of the sentence is not about. */
  readonly other: boolean;
}

const we = new Set(['we', 'us']);
const our = new Set(['our', 'ours']);
const you = new Set(['you']);
const your = new Set(['your', 'yours']);
const it = new Set(['it', 'they', 'she', 'he']);
const its = new Set(['its', 'their', 'her', 'his']);
const human = new Set(['she', 'he', 'her', 'his', 'him']);
const pronouns = new Set([...we, ...our, ...you, ...your, ...it, ...its]);

/** Finds the parties that a sentence speaks of, left to right. Longer names win. */
export function readMentions(
  words: SentenceWords,
  table: PartyTable,
  lexis: Lexis,
  naming: { mayBegin(token: number): boolean },
): Mention[] {
  const found: Mention[] = [];
  for (let i = 0; i < words.count; i++) {
    if (!naming.mayBegin(words.first + i) && !lexis.opens(opener.party, words, i)) continue;
    const word = words.lower[i]!;
    const mention =
      (pronouns.has(word) ? pronoun(words, i, word, table) : null) ??
      generic(words, i, table, lexis) ??
      named(words, i, table);
    if (!mention) continue;
    // The article belongs to the name, so that what stands before it shows the case: "of the Supplier".
    const article =
      mention.from > 0 && words.lower[mention.from - 1] === 'the' && (found.at(-1)?.to ?? 0) < mention.from;
    found.push(article ? { ...mention, from: mention.from - 1 } : mention);
    i = mention.to - 1;
  }
  return found;
}

/** Whether a mention of a party may begin with a word, phrases of `either-party` aside. */
export const speaksOfParty = (word: string, { formsByFirst, person }: PartyTable): boolean =>
  formsByFirst.has(word) ||
  (human.has(word) && !!person) ||
  (pronouns.has(word) && !it.has(word) && !its.has(word)) ||
  eitherAlone.has(word);

/** Whether a word is a pronoun, be it one whose meaning is open. */
export const isPronoun = (word: string): boolean => pronouns.has(word);

const eitherAlone = new Set(['either', 'each', 'neither']);

/** The words with which a mention may begin that is no name, phrases of `either-party` aside. */
export const partyWords: readonly string[] = [...pronouns, ...human, ...eitherAlone];

function pronoun(words: SentenceWords, i: number, word: string, table: PartyTable): Mention | null {
  const make = (party: string, kind: 'we' | 'you' | 'it', possessive: boolean): Mention => ({
    from: i,
    to: i + 1,
    party,
    possessive,
    pronoun: kind,
    plural: kind !== 'it' || word === 'they',
    other: false,
  });
  if (table.we) {
    if (we.has(word)) return make(table.we, 'we', false);
    if (our.has(word)) return make(table.we, 'we', true);
  }
  if (table.you) {
    if (you.has(word)) return make(table.you, 'you', false);
    if (your.has(word)) return make(table.you, 'you', true);
  }
  if (table.person && human.has(word)) {
    // "tell her" and "her wages" are written alike.
    return { ...make(table.person, 'it', word === 'his' || word === 'her'), pronoun: null, plural: false };
  }
  // "the IT department" is no pronoun.
  if (it.has(word) && words.slice(i, i + 1) !== 'IT') return make('', 'it', false);
  if (its.has(word)) return make('', 'it', true);
  return null;
}

/** "either party", "the parties", "the breaching party". */
function generic(words: SentenceWords, i: number, table: PartyTable, lexis: Lexis): Mention | null {
  const end = lexis.opens(opener.party, words, i) ? lexis.match('either-party', words, i) : 0;
  // "Parties shall meet", but no third parties, nor "many parties".
  const bare = end === i + 1 && words.lower[i] === 'parties';
  if (bare && /^(?!that$|and$)\p{L}/u.test(words.lower[i - 1] ?? '')) return null;
  if (end > 0) {
    const first = words.lower[i] === 'the' || words.lower[i] === 'such' ? i + 1 : i;
    // "the Recipient", where a party is called so.
    if (first > i && named(words, first, table)?.to === end) return null;
    // "deemed that Party A agrees": the name begins behind the word.
    if (end > i + 1 && (named(words, i + 1, table)?.to ?? 0) > end) return null;
    const defined = words.isCapital(first) ? table.roles.get(words.lower.slice(first, end).join(' ')) : undefined;
    // "the receiving party" is one side, though neither always.
    const own = end > first + 1 && lexis.match('side-of-a-secret', words, first) > 0;
    const role = defined ?? (own ? words.slice(first, end) : undefined);
    return {
      from: i,
      to: end,
      party: role ?? BOTH,
      possessive: words.isPossessive(end - 1),
      pronoun: null,
      plural: words.lower[end - 1] === 'parties',
      other: words.lower.slice(i, end).includes('other'),
    };
  }
  // "Either may end it", "Each bears its own costs".
  if (!eitherAlone.has(words.lower[i]!)) return null;
  const next = words.lower[i + 1] ?? '';
  if (lexis.match('permission', words, i + 1) || lexis.match('duty', words, i + 1) || looksThirdPerson(lexis, next))
    return { from: i, to: i + 1, party: BOTH, possessive: false, pronoun: null, plural: false, other: false };
  return null;
}

function named(words: SentenceWords, i: number, table: PartyTable): Mention | null {
  let best: { to: number; party: string } | null = null;
  for (const { alias, form } of table.formsByFirst.get(words.lower[i]!) ?? []) {
    if (best && i + form.length <= best.to) continue;
    let at = i;
    let k = 0;
    // Names are written with commas and stops that the table leaves out: "Acme, Inc."
    while (k < form.length && at < words.count && at < i + form.length * 2) {
      if (words.lower[at] === form[k]) k++;
      else if (words.isWord[at]) break;
      at++;
    }
    // "npm" is written small, and so is "the customer" in a contract that forgets its capitals; "a customer" is anyone's.
    const definite = form.length === 1 && words.lower[i - 1] === 'the';
    if (k === form.length && (definite || words.isCapital(i) || /\d/.test(form[0]!) || /^[a-z]/.test(alias)))
      best = { to: at, party: alias };
  }
  // "the term of this Venture": the contract, and not the party that it founds.
  if (!best || words.lower[i - 1] === 'this') return null;
  // "Sub-processor" is not the Processor, nor "Customer-owned" the Customer.
  const compound = (at: number) =>
    at < words.count && !words.isSpaced(at) && words.isWord[at]! && words.isWord[at - 1]!;
  if ((i > 0 && compound(i)) || (compound(best.to) && !words.isPossessive(best.to - 1))) return null;
  return {
    from: i,
    to: best.to,
    party: best.party,
    possessive: words.isPossessive(best.to - 1),
    pronoun: null,
    plural: false,
    other: false,
  };
}
