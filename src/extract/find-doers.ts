import type { Read } from '../grammar/read.js';
import { GAP_JOIN, NUMBER, tokenText, WORD } from '../grammar/tokens.js';
import type { Party } from '../model/facts.js';

/** A name has at most so many words. */
const longestName = 3;
const adverbs = /^(?:hereby|also|then|each|only|further|not|at|all|times|.*ly)$/i;
const prepositions = /^(?:of|to|by|with|from|for|against|between|on|in|under|upon|at|than|as)$/i;

const notNames =
  /^(?:The|Each|Either|Neither|Any|If|When|And|Or|No|This|That|Such|It|They|We|You|Both|He|She|What|Who|Which|Nothing|There|How|Why|All|Some|Every|Where|Once|Unless|His|Her|Its|Our|Your|Their|In|On|At|For|By|To|From|With|Of|As|After|Before|Upon|Under|Until|During|Except|Within)$/;

/** Who acts in a document: the capitalised words ("iVillage" is one) right before "shall", "may", "must not", "pays", and how often they stand there.
 *  "The Supplier shall" counts for `Supplier`. In the order in which they first appear. */
export function findDoers(read: Read, parties: readonly Party[]): Map<string, number> {
  const { grammars, places } = read;
  const found = new Map<string, number>();
  for (const vocabulary of ['duty', 'permission', 'prohibition', 'acts']) {
    const id = grammars.trie.names.indexOf(vocabulary);
    if (id < 0) continue;
    for (const token of places.ofVocabulary(id)) {
      const name = nameBefore(read, token);
      if (name) found.set(name, (found.get(name) ?? 0) + 1);
    }
  }
  const phrases = (vocabulary: string) => grammars.vocabularies.get(vocabulary)?.entries ?? [];
  // "Otis", "Siemens" and "Padres" end like plurals.
  const introduced = new Set(
    parties.flatMap(({ name, aliases }) => [name, ...aliases].flatMap((form) => form.toLowerCase().split(' '))),
  );
  const people = new Set(phrases('natural-person').map(({ phrase }) => phrase));
  const aliases = new Set(parties.flatMap((party) => party.aliases.map((alias) => alias.toLowerCase())));
  for (const name of [...found.keys()]) {
    const last = name.split(' ').at(-1)!.toLowerCase();
    // The "Employee" whom the contract introduces is a party, though employees are none elsewhere.
    if (people.has(last) && aliases.has(name.toLowerCase())) continue;
    const known = phrases('not-a-party').some(({ phrase }) => phrase === last || `${phrase}s` === last);
    const plural = /^\D*[^s\d]s$/.test(last) && name.toUpperCase() !== name && !introduced.has(last);
    if (known || plural || isAgreement(name, read.text)) found.delete(name);
  }
  return found;
}

/** `this Joint Marketing Agreement ("JMA")`: letters that stand for the agreement itself. */
function isAgreement(name: string, text: string): boolean {
  if (!/^[A-Z]{2,6}$/.test(name)) return false;
  const at = bracketAround(name, text);
  return (
    at >= 0 &&
    /(?:Agreement|Contract|Memorandum|Understanding|Addendum|Terms|Plan)\W*$/i.test(
      text.slice(Math.max(0, at - 40), at),
    )
  );
}

/** Where the first bracket opens that soon has a name in quotation marks, or -1. */
function bracketAround(name: string, text: string): number {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!/["“]/.test(text[at - 1] ?? '') || !/["”]/.test(text[at + name.length] ?? '')) continue;
    const bracket = /[(][^()]{0,20}$/.exec(text.slice(Math.max(0, at - 22), at - 1));
    if (bracket) return Math.max(0, at - 22) + bracket.index;
  }
  return -1;
}

/** Letters and figures right beside each other are parts of one name. */
const isPart = (before: number, after: number): boolean =>
  (before === WORD && after === NUMBER) || (before === NUMBER && after === WORD);

function nameBefore({ tokens, text }: Read, token: number): string {
  let at = token - 1;
  while (at >= 0 && tokens.kind[at] === WORD && adverbs.test(tokenText(tokens, at))) at--;
  const words: string[] = [];
  while (at >= 0 && words.length < longestName) {
    // "Sub-processor" is two tokens and one word.
    let first = at;
    while (first > 0 && tokens.gap[first] === GAP_JOIN && text[tokens.start[first]! - 1] === '-') first--;
    // So are "4sight" and "Power2Ship".
    while (
      first > 0 &&
      tokens.end[first - 1] === tokens.start[first] &&
      isPart(tokens.kind[first - 1]!, tokens.kind[first]!)
    )
      first--;
    const word = text.slice(tokens.start[first], tokens.end[at]);
    const follows = words.length === 0 || tokens.end[at]! + 1 === tokens.start[at + 1];
    // "One shall" names nobody, "Commerce One shall" does.
    if (word === 'One' && !/^[A-Z]/.test(first > 0 ? tokenText(tokens, first - 1) : '')) break;
    if (!follows || !/^[a-z]{0,2}[A-Z][\w&-]*$|^\d{1,2}$|^\d+[a-z]{3,}$/.test(word) || notNames.test(word)) break;
    // "Party 1", but not the "2.3" of a clause before a name.
    if (words.length > 0 && /^\d{1,2}$/.test(word)) break;
    words.unshift(word);
    at = first - 1;
  }
  if (words.length === 0 || !/[A-Z]|^\d+[a-z]{3,}$/.test(words[0]!)) return '';
  if (at >= 0 && prepositions.test(tokenText(tokens, at))) return '';
  return words.join(' ');
}
