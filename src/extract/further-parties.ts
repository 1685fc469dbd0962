import type { Read } from '../grammar/read.js';
import { tokenText, WORD } from '../grammar/tokens.js';
import type { Party } from '../model/facts.js';
import { namesInBrackets } from './bracketed-names.js';
import { fewestDeeds, placesOf, shortText } from './find-doers.js';
import type { Lexis } from './lexis.js';
import { mostOf } from './most-of.js';
import { isGenericAlias, isPronoun, opensName } from './speakers.js';
import { wordList } from './word-list.js';

/** Parties are introduced in so many characters. */
const introductionReach = 4000;
/** A party that never acts is named at least so often. */
const fewestNamings = 3;

/** A party as obligations name it, and every wording that means it. */
export interface TableParty {
  /** The document's own alias: `Party B`, `Customer`, `Sossen`. */
  readonly alias: string;
  /** Folded wordings, word by word, without a leading "the": `['party', 'b']`. */
  readonly forms: readonly (readonly string[])[];
  /** A role of terms that are annexed ("Buyer" and "Seller" of a form), beside the parties of the contract itself. */
  readonly annexed?: true;
}

/** The words of a name, folded: without a leading "the", marks and the ending of a possessive. */
export const wordsOf = (form: string): string[] =>
  form
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/'s\b/g, '')
    // "4sight" is two tokens, "Power2Ship" three.
    .replace(/(?<=\d)(?=\p{L})|(?<=\p{L})(?=\d)/gu, ' ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word, i) => word && !(i === 0 && word === 'the'));

/** "Landlord" and "Tenants", which the facts know as names of one: two sides of a contract, where either acts by its
 *  own name. */
export function splitSides(party: Party, doers: ReadonlyMap<string, number>, lexis: Lexis): Party[] {
  const acting = party.aliases.filter((alias) => (doers.get(alias) ?? 0) >= fewestDeeds);
  const pays = acting.find((alias) => isRole(alias, 'paying-role', lexis));
  const performs = acting.find((alias) => isRole(alias, 'performing-role', lexis));
  if (!pays || !performs) return [party];
  return [
    { ...party, aliases: party.aliases.filter((alias) => alias !== pays) },
    { ...party, name: pays, aliases: [pays] },
  ];
}

/** Whether a name, or the singular of it, stands in a vocabulary of roles. */
export const isRole = (name: string, vocabulary: string, lexis: Lexis): boolean =>
  lexis.contains(vocabulary, name.toLowerCase()) || lexis.contains(vocabulary, name.toLowerCase().replace(/s$/, ''));

/** "Receiving Party", "Recipient": a defined name of a side that changes with who does what. */
export function isSide(term: string, lexis: Lexis): boolean {
  const [, noun] = /^(?!Other )[A-Z]\w+ ([A-Z]\w+)$/.exec(term) ?? [];
  return noun
    ? lexis.contains('who/one-of-several', noun.toLowerCase())
    : /^[A-Z]\w+$/.test(term) && lexis.contains('side-of-telling', term.toLowerCase());
}

/** A party that never acts, where the table knows one other only: the one that the text names most often; of two with
 *  names of their own, the other. */
export function addSilent(parties: TableParty[], introduced: readonly Party[], text: string, lexis: Lexis): void {
  const known = new Set(parties.flatMap(({ forms }) => forms.map((form) => form.join(' '))));
  let best = { alias: '', forms: [] as string[][], count: introduced.length === 2 ? 0 : fewestNamings - 1 };
  for (const party of introduced) {
    const names = [...party.aliases, party.name].filter((name) => name && !isPronoun(name));
    const forms = names.map(wordsOf).filter((form) => form.length > 0);
    if (forms.some((form) => form.length === 1 && lexis.contains('not-a-party', form[0]!.replace(/s$/, '')))) continue;
    if (forms.some((form) => known.has(form.join(' ')))) continue;
    for (const name of names) {
      const count = text.split(name).length - 1;
      if (count > best.count) best = { alias: name.replace(/^the /i, ''), forms, count };
    }
  }
  if (best.alias) parties.push({ alias: best.alias, forms: best.forms });
}

/** "Buyer" and "Seller", in a form annexed to a contract between Acme and Bolt: two more roles that act. */
export function annexedRoles(
  doers: ReadonlyMap<string, number>,
  taken: ReadonlySet<string>,
  lexis: Lexis,
): TableParty[] {
  const roles = [...doers].filter(
    ([name, count]) =>
      count >= fewestDeeds && !taken.has(name.toLowerCase()) && lexis.contains('party-role', name.toLowerCase()),
  );
  return roles.length === 2
    ? roles.map(([name]) => ({ alias: name, forms: [wordsOf(name)], annexed: true as const }))
    : [];
}

/** "the data exporter" and "the data importer", of standard clauses for transfers of data: they are written small, and act. */
export function transferRoles({ text, tokens, places, grammars }: Read): string[] {
  const { phrases: roles, pattern } = wordList(grammars, 'who/transfer-role');
  const ids = roles.map((role) => tokens.lexicon.idOf(role.split(' ').at(-1)!));
  if (ids.every((id) => id >= 0 && places.countOfWord(id) === 0)) return [];
  const deeds = text.match(new RegExp(`\\b${pattern} (?:shall|may|must|will|agrees|warrants)\\b`, 'gi'));
  return (deeds ?? []).length < fewestDeeds ? [] : [...roles];
}

/** In a text too short to show two doers, the other side is whoever bears the name of a role: "The Buyer shall notify the
 *  Seller". */
export function addCounterparts(parties: TableParty[], read: Read): void {
  if (parties.length >= 2 || read.sentences.length > shortText) return;
  for (const name of capitalRoles(read)) {
    if (parties.some(({ alias }) => alias === name)) continue;
    parties.push({ alias: name, forms: [[name.toLowerCase()]] });
    if (parties.length >= 2) return;
  }
}

/** Names of roles that are written like names, where they stand; "Customer Data" is a thing. */
const capitalRoles = (read: Read): string[] =>
  placesOf(read, ['party-role'])
    .filter((token) => !opensName(read, token))
    .map((token) => tokenText(read.tokens, token))
    .filter((name) => /^[A-Z]/.test(name));

/** The role that a role is nothing without, where the text names it: the Employee of an Employer. */
export function addCorrelate(parties: TableParty[], { text, grammars }: Read): void {
  const [known] = parties;
  if (parties.length !== 1 || !known) return;
  const folded = known.alias.toLowerCase();
  const role = grammars.vocabularies.get('correlate')?.entries.find(({ phrase }) => phrase === folded)?.meaning;
  if (!role) {
    addHuman(parties, text, grammars);
    return;
  }
  const capital = (letter: string) => (/^[A-Z]/.test(known.alias) ? letter.toUpperCase() : letter);
  const name = /^[^a-z]+$/.test(known.alias) ? role.toUpperCase() : role.replace(/^./, capital);
  if (new RegExp(`\\b${name}\\b`).test(text)) parties.push({ alias: name, forms: [[role], [`${role}s`]] });
}

/** `*NAME* of *ADDRESS* (the "Employee")`: a human being whose name is left open. */
function addHuman(parties: TableParty[], text: string, grammars: Read['grammars']): void {
  const human = wordList(grammars, 'natural-person');
  const name = namesInBrackets(text.slice(0, introductionReach)).find((one) => human.has(one.toLowerCase()));
  if (name) parties.push({ alias: name, forms: [[name.toLowerCase()]] });
}

/** The other side of a longer contract that shows one: the role that the text names most often, though it does next to
 *  nothing. Beside a party that goes by its name the role must act, or the terms are short ones of a service, where it
 *  may stand in small letters: "credits are given to customers". */
export function addOtherSide(
  parties: TableParty[],
  doers: ReadonlyMap<string, number>,
  read: Read,
  lexis: Lexis,
  terms: boolean,
): void {
  const [known] = parties;
  if (parties.length !== 1 || !known) return;
  const side = (alias: string) => ['paying-role', 'performing-role'].find((role) => isRole(alias, role, lexis));
  const counts = new Map<string, number>();
  for (const role of capitalRoles(read))
    if (side(known.alias) || doers.has(role)) counts.set(role, (counts.get(role) ?? 0) + 1);
  counts.delete(known.alias);
  const name =
    mostOf(counts, fewestNamings) || (terms && !side(known.alias) ? mostOf(smallPayers(read), fewestNamings) : '');
  if (!name || side(name) === side(known.alias)) return;
  const one = name.toLowerCase().replace(/s$/, '');
  parties.push({ alias: name, forms: [[one], [`${one}s`]] });
}

/** "The Seller shall", in a contract of a Supplier and a Distributor: the Supplier, by the other name of that role. */
export function addLikeRoles(parties: TableParty[], doers: ReadonlyMap<string, number>, { grammars }: Read): void {
  const meanings = new Map(grammars.vocabularies.get('like-role')?.entries.map((one) => [one.phrase, one.meaning]));
  const known = parties.map(({ alias }) => alias.toLowerCase());
  for (const name of doers.keys()) {
    const role = meanings.get(name.toLowerCase());
    if (!role || known.includes(name.toLowerCase())) continue;
    const alike = parties.flatMap(({ alias }, i) => (meanings.get(alias.toLowerCase()) === role ? [i] : []));
    const [only] = alike;
    if (only === undefined || alike.length > 1) continue;
    parties[only] = { ...parties[only]!, forms: [...parties[only]!.forms, wordsOf(name)] };
  }
}

/** Characters in which terms name whose they are. */
const providerReach = 1500;
/** "SLA", "GDPR", "UTC": capitals that are no name. */
const acronym = /^[A-Z]{2,4}$/;

/** Whoever serves the "Customer" of terms in which only the Customer acts: the name, no word of the language, that stands in
 *  the first lines and most often. */
export function addProvider(parties: TableParty[], { tokens, text }: Read, lexis: Lexis): void {
  const [known] = parties;
  if (parties.length !== 1 || !known || !isRole(known.alias, 'paying-role', lexis)) return;
  const counts = new Map<string, number>();
  const top = new Set<string>();
  const small = new Set<number>();
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.kind[i] !== WORD || tokens.word[i]! < tokens.lexicon.words.length) continue;
    const word = tokenText(tokens, i);
    if (/^[a-z]/.test(word)) small.add(tokens.word[i]!);
    if (!/^[A-Z]\w{2,}$/.test(word) || acronym.test(word) || small.has(tokens.word[i]!)) continue;
    if (tokens.start[i]! < providerReach) top.add(word);
    if (top.has(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  // "Downtime" means …, the Production environment: things.
  for (const word of top)
    if ([`"${word}"`, `“${word}”`, `the ${word}`].some((thing) => text.includes(thing))) counts.delete(word);
  const best = mostOf(counts, 2);
  if (best) parties.push({ alias: best, forms: [wordsOf(best)] });
}

/** "customers", "customer": whoever pays, by a noun in small letters, and how often it stands there. */
function smallPayers({ tokens, places, grammars }: Read): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { phrase } of grammars.vocabularies.get('paying-role')?.entries ?? []) {
    const found = [phrase, `${phrase}s`].map((noun) => {
      const word = tokens.lexicon.idOf(noun);
      return { noun, count: word < 0 ? 0 : places.ofWord(word).length };
    });
    const [one, several] = found as [(typeof found)[0], (typeof found)[0]];
    counts.set(several.count > one.count ? several.noun : one.noun, one.count + several.count);
  }
  return counts;
}

/** Rules in which one role acts again and again and another beside it ("The Carrier shall", "the Principal may") are terms
 *  between those two. */
export function isOfTwo(doers: ReadonlyMap<string, number>, lexis: Lexis): boolean {
  const roles = [...doers].filter(
    ([name]) =>
      isRole(name, 'party-role', lexis) && !isGenericAlias(lexis, name) && !isRole(name, 'natural-person', lexis),
  );
  return roles.length >= 2 && roles.some(([, count]) => count >= fewestDeeds);
}

/** "the Employee" beside "the Bakery Ltd"; empty where both or neither could be a human being. */
export function personOf(parties: readonly TableParty[], lexis: Lexis): string {
  const inForms = (party: TableParty, vocabulary: string) =>
    party.forms.some((form) => lexis.contains(vocabulary, form.at(-1)!));
  const called = parties.filter((party) => inForms(party, 'natural-person'));
  if (called.length > 0) return called.length === 1 ? called[0]!.alias : '';
  const others = parties.filter((party) => !inForms(party, 'facts/company-suffix') && !inForms(party, 'party-role'));
  return parties.length === 2 && others.length === 1 ? others[0]!.alias : '';
}
