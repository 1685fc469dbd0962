import type { Read } from '../grammar/read.js';
import { GAP_BLANK_LINE, GAP_JOIN, GAP_SPACE, NUMBER, type Tokens, tokenText, WORD } from '../grammar/tokens.js';
import type { Party } from '../model/facts.js';
import { bracketNaming } from './bracketed-names.js';
import { isParticiple } from './english.js';
import { endsHeading } from './sentence-words.js';
import { wordList } from './word-list.js';

/** A name has at most so many words. */
const longestName = 3;
/** A text of so few sentences does not show who its parties are. */
export const shortText = 12;
/** Who does something less often is no party by that alone. */
export const fewestDeeds = 3;
/** A human being is party to a contract in which it does so much. */
const fewestOfOne = 5;
/** Names of roles: who bears one need not do so much. */
const roles = ['party-role', 'actor', 'addressee', 'issuer', 'performing-role', 'natural-person'];
const modals = ['duty', 'permission', 'prohibition'];
/** Of letters, as characters are counted. */
const lowerA = 97;
const lowerZ = 122;
const adverbs = /^(?:hereby|also|then|each|only|further|not|at|all|times|.*ly)$/i;
const prepositions = /^(?:of|to|by|with|from|for|against|between|on|in|under|upon|at|than|as)$/i;

const notNames =
  /^(?:The|Each|Either|Neither|Any|If|When|And|Or|No|This|That|These|Those|Such|It|They|We|You|Both|He|She|What|Who|Which|Nothing|There|How|Why|All|Some|Every|Where|Once|Unless|His|Her|Its|Our|Your|Their|An|None|Nobody|No-one|Somebody|Someone|Anybody|Anyone|Everybody|Everyone|Whoever|Because|In|On|At|For|By|To|From|With|Of|As|After|Before|Upon|Under|Until|During|Except|Within)$/;

/** Who acts in a document: the capitalised words ("iVillage" is one) right before "shall", "may", "must not", "pays",
 *  and how often they stand there. "The Supplier shall" counts for `Supplier`. In the order in which they first appear.
 *  @param contract  the text calls itself one */
export function findDoers(read: Read, parties: readonly Party[], contract: boolean): Map<string, number> {
  const { grammars } = read;
  const found = new Map<string, number>();
  const proper = new Set<string>();
  const long = read.sentences.length > shortText;
  const names = new Set(parties.flatMap(({ name, aliases }) => [name, ...aliases].map(bare)));
  const acts = new Set(placesOf(read, ['acts']));
  for (const token of [...placesOf(read, modals), ...acts]) {
    const { name, article } = nameBefore(read, token, names);
    // "DBS checks are renewed": a thing of theirs.
    const next = tokenText(read.tokens, Math.min(token + 1, read.tokens.count - 1));
    if (!name || (acts.has(token) && /^(?:is|are|was|were|may|shall|must|will)$/.test(next))) continue;
    if (!names.has(bare(name)) && isDoneTo(read, token, article)) continue;
    found.set(name, (found.get(name) ?? 0) + 1);
    if (!article) proper.add(name);
  }
  const phrases = (vocabulary: string) => wordList(grammars, vocabulary);
  // "Otis", "Siemens" and "Padres" end like plurals.
  const introduced = new Set(
    parties.flatMap(({ name, aliases }) => [name, ...aliases].flatMap((form) => form.toLowerCase().split(/[ ,]+/))),
  );
  const people = phrases('natural-person');
  const things = phrases('not-a-party');
  const aliases = new Set(parties.flatMap((party) => party.aliases.map((alias) => alias.toLowerCase())));
  const small = smallWords(read, found);
  for (const name of [...found.keys()]) {
    // "Section 6 shall" names a part of the document.
    const last = name
      .replace(/ \d\S*$/, '')
      .split(' ')
      .at(-1)!
      .toLowerCase();
    // The "Employee" whom the contract introduces, or who acts in it all the time, is a party, though employees are none
    // elsewhere.
    const one = contract && found.get(name)! >= fewestOfOne;
    if (people.has(last) && (one || aliases.has(name.toLowerCase()))) continue;
    const called = things.has(last) || (last.endsWith('s') && things.has(last.slice(0, -1)));
    const known = called && !isCompany(name, parties);
    const plural = /^\D*[^s\d]s$/.test(last) && name.toUpperCase() !== name && !introduced.has(last);
    // "the Finding should": what stands there once or twice behind an article, and is no role, is a thing.
    const role = () => roles.some((vocabulary) => phrases(vocabulary).has(last));
    const stranger = !names.has(bare(name)) && !introduced.has(last);
    const once = long && found.get(name)! < fewestDeeds && !proper.has(name);
    const thing = stranger && (once || (small.get(last) ?? 0) >= found.get(name)!) && !role();
    if (known || plural || thing || isShortForThing(name, read)) found.delete(name);
  }
  for (const [name, count] of smallDoers(read, 'name')) found.set(name, count);
  return found;
}

/** "Acme Systems", of Acme Systems, Inc.: a company that is called like a thing. */
const isCompany = (name: string, parties: readonly Party[]): boolean =>
  name.includes(' ') && parties.some((party) => isWithoutForm(name, party));

/** "Acme Systems", where the party is ACME SYSTEMS, INC. */
export const isWithoutForm = (name: string, party: Pick<Party, 'name'>): boolean =>
  party.name.toLowerCase().startsWith(name.toLowerCase()) && /^\W+\w+\W*$/.test(party.name.slice(name.length));

/** How often the last words of names stand in the text in small letters: what is "a finding" elsewhere is no party where it
 *  is the Finding. */
function smallWords({ tokens, text, places }: Read, names: ReadonlyMap<string, number>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [word, id] of idsOf(
    new Set([...names.keys()].map((name) => name.split(' ').at(-1)!.toLowerCase())),
    tokens,
  )) {
    let last = -1;
    let count = 0;
    for (const token of places.ofWord(id)) {
      const first = text.charCodeAt(tokens.start[token]!);
      if (first < lowerA || first > lowerZ) continue;
      count++;
      last = token;
    }
    if (last >= 0 && tokenText(tokens, last) === word) counts.set(word, count);
  }
  return counts;
}

/** The ids of some words in small letters, of those that the text may have. */
function idsOf(words: ReadonlySet<string>, tokens: Tokens): Map<string, number> {
  const { lexicon, ownWords } = tokens;
  const ids = new Map<string, number>();
  for (const word of words) {
    const id = lexicon.idOf(word);
    if (id >= 0) ids.set(word, id);
  }
  const lengths = new Set([...words].map((word) => word.length));
  for (const [i, token] of ownWords.entries()) {
    if (!lengths.has(tokens.end[token]! - tokens.start[token]!)) continue;
    const word = tokenText(tokens, token).toLowerCase();
    if (words.has(word)) ids.set(word, lexicon.words.length + i);
  }
  return ids;
}

/** The tokens at which phrases of vocabularies begin, one vocabulary after the other. */
export function placesOf({ grammars, places }: Read, vocabularies: readonly string[]): number[] {
  const found: number[] = [];
  for (const name of vocabularies) {
    const id = grammars.trie.idOf(name);
    if (id < 0) continue;
    for (const token of places.ofVocabulary(id)) found.push(token);
  }
  return found;
}

const bare = (name: string): string => name.toLowerCase().replace(/^the /, '');

/** "The Finding must be closed": what is done to a thing makes it no doer. Somebody without an article may be bound so: "Acme
 *  will be liable". */
function isDoneTo({ tokens, grammars }: Read, modal: number, article: boolean): boolean {
  let at = modal + 1;
  while (at < tokens.count && adverbs.test(tokenText(tokens, at))) at++;
  if (at + 1 >= tokens.count || tokenText(tokens, at) !== 'be') return false;
  do at++;
  while (at < tokens.count && adverbs.test(tokenText(tokens, at)));
  const word = at < tokens.count ? tokenText(tokens, at) : '';
  return isParticiple(word) && (article || !wordList(grammars, 'who/bound').has(word));
}

/** `this Joint Marketing Agreement ("JMA")`, `payment in lieu of notice ("PILON")`: letters that stand for the
 *  agreement itself, or for words in small letters. */
function isShortForThing(name: string, { text, grammars }: Read): boolean {
  const at = /^[A-Z]{2,6}$/.test(name) ? bracketNaming(name, text, /[(][^()]{0,20}["“]$/, /["”]/) : -1;
  if (at < 0) return false;
  const before = text.slice(Math.max(0, at - 90), at);
  const words = before.match(/(?<![\p{L}])\p{L}+/gu) ?? [];
  if (wordList(grammars, 'facts/document-ending').has((words.at(-1) ?? '').toLowerCase())) return true;
  const letters = words.slice(-name.length).map((word) => word[0]!);
  return letters.slice(1).join('') === name.slice(1).toLowerCase() && letters[0]?.toUpperCase() === name[0];
}

/** Letters and figures right beside each other are parts of one name. */
const isPart = (before: number, after: number): boolean =>
  (before === WORD && after === NUMBER) || (before === NUMBER && after === WORD);

/** "B&L", "Acme.io", "plan_b": at the mark, or behind it. */
function joinsName({ text, start, end, kind }: Tokens, token: number): boolean {
  const mark = /^[&._]$/.test(text[start[token]!]!) ? token : token - 1;
  const behind = text[end[mark]!] ?? '';
  const joins = /[&_]/.test(text[start[mark]!]!) ? behind !== ' ' : text[start[mark]!] === '.' && /[a-z]/.test(behind);
  return joins && mark > 0 && kind[mark - 1] === WORD && end[mark - 1] === start[mark];
}

/** Whether only white space stands before a token, be it two spaces or the end of a line. */
const isBeside = ({ gap }: Tokens, token: number): boolean => gap[token]! >= GAP_SPACE && gap[token]! < GAP_BLANK_LINE;

const nobody = { name: '', article: false };

/** The name that ends right before a token, adverbs between them aside, and whether an article stands before it. */
function nameBefore(
  { tokens, text }: Read,
  token: number,
  names: ReadonlySet<string>,
): { name: string; article: boolean } {
  // "Scope", a heading above "Applies to all staff".
  if (tokens.gap[token]! >= GAP_BLANK_LINE) return nobody;
  let at = token - 1;
  while (at >= 0 && tokens.kind[at] === WORD && adverbs.test(tokenText(tokens, at))) at--;
  const words: string[] = [];
  while (at >= 0 && words.length < longestName) {
    // "Sub-processor" is two tokens and one word.
    let first = at;
    while (first > 0 && tokens.gap[first] === GAP_JOIN && text[tokens.start[first]! - 1] === '-') first--;
    // So are "4sight" and "Power2Ship", and "B&L" and "Acme.io" are three.
    while (
      first > 0 &&
      tokens.end[first - 1] === tokens.start[first] &&
      (isPart(tokens.kind[first - 1]!, tokens.kind[first]!) || joinsName(tokens, first))
    )
      first--;
    const word = text.slice(tokens.start[first], tokens.end[at]);
    const follows = words.length === 0 || (isBeside(tokens, at + 1) && !endsHeading(tokens, at));
    // "One shall" names nobody, "Commerce One shall" does.
    if (word === 'One' && !/^[A-Z]/.test(first > 0 ? tokenText(tokens, first - 1) : '')) break;
    const isName = /^[a-z]{0,2}[A-Z][\w&.-]*$|^\d{1,2}$|^\d+[a-z]{3,}$/.test(word) || names.has(word);
    // "Oak & Quay may": the sign joins two words of one name.
    const joined =
      word === '&' && words.length > 0 && /^[A-Z][a-z]/.test(first > 0 ? tokenText(tokens, first - 1) : '');
    if (!follows || !(isName || joined) || notNames.test(word)) break;
    // "Party 1", but not the "2.3" of a clause before a name.
    if (words.length > 0 && /^\d{1,2}$/.test(word)) break;
    words.unshift(word);
    at = first - 1;
  }
  if (words.length === 0) return nobody;
  const before = at >= 0 ? tokenText(tokens, at) : '';
  const named = (/[A-Z]|^\d+[a-z]{3,}$/.test(words[0]!) || names.has(words[0]!)) && !prepositions.test(before);
  return { name: named ? words.join(' ') : '', article: /^(?:the|an?|each|every|any|all)$/i.test(before) };
}

/** Roles that act in a text which writes them small: "the client shall", "the provider may". Empty but where there are two. */
export function findSmallRoles(read: Read): string[] {
  const roles = smallDoers(read, 'role').map(([name]) => name);
  return roles.length < 2 ? [] : roles.slice(0, 2);
}

/** Words in small letters that act at least three times, the most often first: roles behind "the", or names that are no other
 *  word of the grammars and open a clause ("ovn agrees to"). */
function smallDoers(read: Read, kind: 'role' | 'name'): [string, number][] {
  const { tokens } = read;
  const counts = new Map<string, number>();
  const roles = new Set(placesOf(read, ['party-role']));
  const isDoer = (at: number) =>
    kind === 'role'
      ? roles.has(at) && at > 0 && tokenText(tokens, at - 1).toLowerCase() === 'the'
      : tokens.word[at]! >= tokens.lexicon.words.length && opensClause(tokens, at);
  for (const modal of placesOf(read, modals)) {
    const at = modal - 1;
    if (at < 0 || tokens.kind[at] !== WORD || tokens.gap[modal] !== GAP_SPACE || !isDoer(at)) continue;
    const name = tokenText(tokens, at);
    if (/^[a-z]+$/.test(name)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  // Two roles need not do as much each: "the tenant may", "the operator will".
  const fewest = kind === 'role' && all >= fewestDeeds ? 1 : fewestDeeds;
  return [...counts].filter(([, count]) => count >= fewest).sort((a, b) => b[1] - a[1]);
}

/** Whether a word stands at the beginning of a sentence, of a line or behind a comma. */
const opensClause = ({ text, end, gap }: Tokens, token: number): boolean =>
  token === 0 ||
  gap[token]! > GAP_SPACE ||
  (gap[token] === GAP_SPACE && /[.,;:]/.test(text[end[token - 1]! - 1] ?? ''));
