import type { GrammarSet } from '../grammar/load.js';
import type { Read } from '../grammar/read.js';
import type { Party } from '../model/facts.js';
import { literalPattern } from '../model/literal-pattern.js';
import { oncePer } from '../model/once-per.js';
import type { Lexis } from './lexis.js';
import { mostOf } from './most-of.js';
import { wordList } from './word-list.js';

const firstPerson = new Set(['we', 'us', 'our', 'ours']);
const secondPerson = new Set(['you', 'your', 'yours']);
/** Rules call their reader by a noun where it stands there at least so often. */
const fewestAddresses = 3;
/** Where "you" stands this many times as often as the noun, it is "you". */
const fewestYous = 10;
/** A text that says "you" less often speaks to nobody. */
export const fewestAddressing = 10;
/** Who speaks is said at the beginning of a text. */
const opening = 30_000;
/** The company behind a policy is named in its first paragraphs. */
const companyReach = 5000;
/** The name of a house stands in the title of its rules, or right below. */
const companyAt = 500;
/** A company named less often is somebody else's, such as a host of the site. */
const fewestNamings = 3;

export const isPronoun = (form: string) => firstPerson.has(form.toLowerCase()) || secondPerson.has(form.toLowerCase());
/** Whether an alias says only what somebody is in any document; a name is better where the document says "we". */
export const isGenericAlias = (lexis: Lexis, form: string) => lexis.contains('who/generic-alias', form.toLowerCase());

/** How often a text speaks in the first person. */
export const firstPersons = (read: Read): number => countOf(read, ['we', 'our']);
export const secondPersons = (read: Pick<Read, 'tokens' | 'places'>): number => countOf(read, ['you', 'your']);

export const spokenAs = (parties: readonly Party[], person: 'first' | 'second'): Party | undefined =>
  parties.find(({ aliases }) =>
    aliases.some((alias) => (person === 'first' ? firstPerson : secondPerson).has(alias.toLowerCase())),
  );

/** Whether a word is the first of a name of more words: "Customer Data" is a thing. */
export const opensName = ({ text, tokens }: Pick<Read, 'text' | 'tokens'>, token: number): boolean =>
  /^[A-Z]/.test(text[tokens.start[token]!]!) &&
  /^ [A-Z][a-z]/.test(text.slice(tokens.end[token], tokens.end[token]! + 3));

function countOf({ tokens, places }: Pick<Read, 'tokens' | 'places'>, words: readonly string[]): number {
  let count = 0;
  for (const word of words) {
    const id = tokens.lexicon.idOf(word);
    if (id >= 0) count += places.ofWord(id).length;
  }
  return count;
}

/** `When we say "we" or "us", we are referring to Acme`. */
function statedSpeaker(text: string): string {
  const stated =
    /["“](?:[Ww]e|[Uu]s|[Oo]ur)[,.]?["”][^.]{0,100}?\b(?:referring to|refers? to|means?|is|are) \[?([A-Z0-9][^\]\n().,;“”"]{1,60})/.exec(
      text.slice(0, opening),
    );
  return stated ? stated[1]!.trim() : '';
}

/** Who "we" are, by the name that the text gives.
 *  @param ours  the alias of the party that the facts know as "we"
 *  @param isNobody  of a word in small letters: whether what it ends is no speaker */
export function speakerOf(
  ours: string | undefined,
  aliases: readonly string[],
  read: Read,
  lexis: Lexis,
  isNobody: (word: string) => boolean,
): string {
  const { text } = read;
  const stated = statedSpeaker(text);
  if (ours && !isGenericAlias(lexis, ours)) return stated.includes(ours) ? stated : ours;
  const company = introducedCompany(text);
  return (
    stated ||
    (company && (aliases.find((alias) => company.includes(alias)) ?? company)) ||
    (aliases.find((alias) => !isGenericAlias(lexis, alias)) ??
      (correspondent(text.slice(0, 100_000)) || guessSpeaker(read, lexis, isNobody))) ||
    'we'
  );
}

/** A company that the beginning of a text names by its legal form: its name without that, unless the text names it but once,
 *  and how often it stands in the text. */
function companyAbove(text: string): { name: string; count: number } | null {
  const found =
    /(?:^|[\s(])((?:[A-Z0-9][\w&'’.-]* ){0,4}?[A-Z0-9][\w&'’.-]*),? (?:Ltd|Limited|plc|PLC|LLC|LLP|Inc|GmbH|DAC|BV|SA|AG)\b\.?/m.exec(
      text.slice(0, companyReach),
    );
  if (!found) return null;
  const count = text.split(found[1]!).length - 1;
  return { name: count > 1 ? found[1]! : found[0].trim().replace(/^\(/, ''), count };
}

/** The company that a text introduces with its legal form and then names again and again: "products built by Acme LLC",
 *  later "Acme's policy"; empty where it does not. */
export function introducedCompany(text: string): string {
  const company = companyAbove(text);
  return company && company.count >= fewestNamings ? company.name : '';
}

/** Whose mail comes to its own name: "LawDesk", in the first lines of a text that says to write to privacy@lawdesk.example.
 *  Empty where no name there is that of an address. */
function correspondent(text: string): string {
  for (const [, domain] of text.matchAll(/[\w.+-]{1,60}@([\w-]{3,40})\.[a-z]{2,}/gi)) {
    const folded = domain!.toLowerCase().replace(/-/g, '');
    for (const [name] of text
      .slice(0, companyAt)
      .matchAll(/(?<![\w@./-]|\ban? )[A-Z][\w-]*(?:\.? [A-Z][\w-]*){0,2}(?![\w@/-])/g))
      if (name.toLowerCase().replace(/[ .-]/g, '') === folded) return name;
  }
  return '';
}

/** "Acme may", "Acme collects", "Acme's"; the second group is its people, "Acme employees". */
const acting = oncePer(
  (grammars: GrammarSet) =>
    new RegExp(
      `(?<!\\b(?:the|an?|each|any) )\\b([A-Z]\\w+(?: [A-Z]\\w+)?)(?:['’]s\\b| (?:may|will|shall|is|has|${wordList(grammars, 'who/speaker-deed').pattern}|(${wordList(grammars, 'who/speaker-people').pattern}))\\b)`,
      'g',
    ),
);

const openers = new Set(
  'an every no this that these those you we it they there our your if when the any all what who how such each'.split(
    ' ',
  ),
);

/** Reads who "we" are where no clause says so: the capitalised word that most often does something, as in "Acme may update
 *  this policy", or has something ("Acme's servers"); else the company that stands above the text.
 *  @param isNobody  of a word in small letters: whether what it ends is a thing, or somebody to whom "we" speak */
function guessSpeaker({ text: whole, grammars }: Read, lexis: Lexis, isNobody: (word: string) => boolean): string {
  const text = whole.slice(0, 100_000);
  const counts = new Map<string, number>();
  for (const match of text.matchAll(acting(grammars))) {
    const name = match[1]!;
    const first = name.split(' ', 1)[0]!.toLowerCase();
    if (
      openers.has(first) ||
      lexis.contains('who/no-speaker', first) ||
      // "Acme Works employees": a thing has none.
      (!match[2] && isNobody(name.split(' ').at(-1)!.toLowerCase()))
    )
      continue;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  // "Artists may sell tapes", "Training takes place": a noun opens the sentence.
  for (const [name, count] of counts) if (isCommonNoun(text, name, count)) counts.delete(name);
  return mostOf(counts) || companyAbove(text)?.name || '';
}

/** Whether a word acts at the opening of sentences alone, and then once only or in small letters elsewhere. */
function isCommonNoun(text: string, name: string, count: number): boolean {
  const word = literalPattern(name);
  if (name.includes(' ') || new RegExp(`[a-z,] ${word}\\b`).test(text)) return false;
  const head = /^(?:\s*\S[^\n]*\n){0,3}/.exec(text.slice(0, companyAt))![0];
  if (new RegExp(`\\b${word}\\b`).test(head)) return false;
  return count < 2 || new RegExp(`\\b${literalPattern(name.toLowerCase())}\\b`).test(text);
}

/** Whom "you" means: the role that the text gives it (`the Customer ("you")`), `You` where it defines that alone, the noun
 *  that the rules use beside it ("A contractor must"), else `you`.
 *  @param internal  the text is an organisation's own rules, which may tell of customers and yet speak to others */
export function addresseeOf(
  yours: Party | undefined,
  { text, places, grammars, tokens }: Read,
  internal: boolean,
): string {
  if (yours && yours.role === yours.name.toLowerCase()) return yours.name;
  if (yours || /[“"]you[”"]/i.test(text.slice(0, opening))) return 'You';
  const id = grammars.trie.idOf('addressee');
  const counts = new Map<string, number>();
  const duty = grammars.trie.idOf('duty');
  const duties = new Set(duty < 0 ? [] : places.ofVocabulary(duty));
  let obliged = false;
  for (const token of id < 0 ? [] : places.ofVocabulary(id)) {
    const noun = text.slice(tokens.start[token], tokens.end[token]).toLowerCase();
    if (opensName({ text, tokens }, token)) continue;
    counts.set(noun, (counts.get(noun) ?? 0) + 1);
    obliged ||= duties.has(token + 1);
  }
  if (internal && !obliged) return 'you';
  const best = mostOf(counts);
  const titled = /\bfor ([a-z]+?)s\b/.exec(text.slice(0, 300));
  if (titled && counts.has(titled[1]!)) return titled[1]!;
  const named = counts.get(best) ?? 0;
  return named >= fewestAddresses && named * fewestYous > secondPersons({ tokens, places }) ? best : 'you';
}

/** "you shall promptly notify", and the words behind it. */
const youTell = oncePer(
  (grammars: GrammarSet) =>
    new RegExp(
      `\\b[Yy]ou (?:shall|will|must) (?:promptly |immediately )?${wordList(grammars, 'who/tells-or-helps').pattern} ([^.;,]{1,40})`,
      'g',
    ),
);

/** Which of two named parties "you" means, by whom "you" must tell something: in "you shall notify Party A" you are the other
 *  one. Empty where the text does not say, or says both. */
export function addressedParty(aliases: readonly string[], { text, grammars }: Read): string {
  const told = new Set<string>();
  for (const [, words] of text.matchAll(youTell(grammars))) {
    const party = aliases.find((alias) => words!.startsWith(alias));
    if (party) told.add(party);
  }
  return told.size === 1 ? (aliases.find((alias) => !told.has(alias)) ?? '') : '';
}

/** Terms that say both "we" and "you", though they name those of whom they speak too: nobody else is introduced by a name. */
export const speaks = (read: Read, introduced: readonly Party[]): boolean =>
  introduced.length < 2 && firstPersons(read) >= fewestAddressing && secondPersons(read) >= fewestAddressing;

/** Whether a text says "this Agreement" at least so often, as contracts do. */
export function callsItselfAgreement(text: string, fewest: number): boolean {
  let at = -1;
  for (let count = 0; count < fewest; count++) {
    at = text.indexOf('this Agreement', at + 1);
    if (at < 0) return false;
  }
  return true;
}
