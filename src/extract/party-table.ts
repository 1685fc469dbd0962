import type { Read } from '../grammar/read.js';
import type { ClauseTree } from '../model/clause-tree.js';
import type { DocumentFacts } from '../model/facts.js';
import { findDoers } from './find-doers.js';

/** A party as obligations name it, and every wording that means it. */
export interface TableParty {
  /** The document's own alias: `Party B`, `Customer`, `Sossen`. */
  readonly alias: string;
  /** Folded wordings, word by word, without a leading "the": `['party', 'b']`. */
  readonly forms: readonly (readonly string[])[];
}

/** Who can be meant in a document. */
export interface PartyTable {
  readonly parties: readonly TableParty[];
  /** Roles that the document defines as a term, by folded words: `receiving party` is printed "Receiving Party". */
  readonly roles: ReadonlyMap<string, string>;
  /** Who "we", "us" and "our" mean; empty where the document does not speak so. */
  readonly we: string;
  /** Who "you" and "your" mean. */
  readonly you: string;
}

/** For either party, each party, the breaching party. */
export const BOTH = 'both';

const firstPerson = new Set(['we', 'us', 'our', 'ours']);
const secondPerson = new Set(['you', 'your', 'yours']);
/** Aliases that say only what somebody is in any document; a name is better where the document says "we". */
const generic = new Set([
  'company',
  'firm',
  'organization',
  'organisation',
  'service',
  'services',
  'website',
  'site',
  'app',
]);
/** Somebody who does so large a share of what is done is a party, though no clause introduces them. */
const doersShare = 0.1;
const fewestDeeds = 3;

const wordsOf = (form: string): string[] =>
  form
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/'s\b/g, '')
    .split(/[^\p{L}\p{N}&]+/u)
    .filter((word, i) => word && !(i === 0 && word === 'the'));

const isPronoun = (form: string) => firstPerson.has(form.toLowerCase()) || secondPerson.has(form.toLowerCase());

/** Builds the table from the facts of a document and from who acts in it: a party of the facts that never does anything
 *  while others do is none (a district, a heading), and whoever does much is one. A policy that names nobody still has a
 *  "we" and a "you". */
export function readPartyTable(
  facts: Pick<DocumentFacts, 'parties'>,
  tree: Pick<ClauseTree, 'terms'>,
  read: Read,
): PartyTable {
  const doers = findDoers(read);
  const text = read.text;
  const speaks = /\b(?:we|our|us)\b/i.test(text.slice(0, 100_000));
  const ours = facts.parties.find((party) => party.aliases.some((alias) => firstPerson.has(alias.toLowerCase())));
  const yours = facts.parties.find((party) => party.aliases.some((alias) => secondPerson.has(alias.toLowerCase())));
  const deeds = [...doers.values()].reduce((sum, count) => sum + count, 0);
  const policy = speaks && deeds < countOf(read, ['we', "we'll", 'our']);
  const taken = new Set<string>();
  const parties: TableParty[] = [];
  for (const party of facts.parties) {
    const names = [...party.aliases.filter((alias) => !isPronoun(alias)), party.name].filter(Boolean);
    const acted = names.map((name) => ({ name, count: doers.get(name.replace(/^the /i, '')) ?? 0 }));
    const best = acted.reduce((a, b) => (b.count > a.count ? b : a), acted[0] ?? { name: '', count: 0 });
    if (best.count === 0 && deeds >= fewestDeeds && party !== ours && party !== yours) continue;
    const usable = names.filter((name) => !(policy && generic.has(name.toLowerCase())));
    const alias = best.count > 0 && usable.includes(best.name) ? best.name : (usable[0] ?? best.name);
    if (!alias || taken.has(alias.toLowerCase())) continue;
    for (const name of names) taken.add(name.toLowerCase().replace(/^the /, ''));
    parties.push({ alias: alias.replace(/^the /i, ''), forms: names.map(wordsOf).filter((form) => form.length > 0) });
  }
  const least = Math.max(fewestDeeds, deeds * doersShare);
  for (const [name, count] of [...doers].sort((a, b) => b[1] - a[1])) {
    if (taken.has(name.toLowerCase()) || parties.length >= 4) continue;
    if (count < least && !(deeds < fewestDeeds * 2 && parties.length < 2)) continue;
    if (policy && parties.length > 0) continue;
    taken.add(name.toLowerCase());
    parties.push({ alias: name, forms: [wordsOf(name)] });
  }
  addCounterparts(parties, read);
  const we =
    policy || ours
      ? speakerOf(
          ours && parties.find(({ forms }) => forms.some((form) => form.join() === wordsOf(ours.name).join()))?.alias,
          parties,
          text,
        )
      : '';
  const you = we
    ? addresseeOf(
        yours?.aliases.find((alias) => secondPerson.has(alias.toLowerCase())),
        text,
      )
    : '';
  const roles = new Map<string, string>();
  for (const { term } of tree.terms) {
    if (/^[A-Z]\w+ (?:Party|Member)$|^(?:Recipient|Discloser)$/.test(term)) roles.set(term.toLowerCase(), term);
  }
  return { parties, roles, we, you };
}

/** In a text too short to show two doers, the other side is whoever bears the name of a role: "The Buyer shall notify the
 *  Seller". */
function addCounterparts(parties: TableParty[], read: Read): void {
  if (parties.length >= 2) return;
  const id = read.grammars.trie.names.indexOf('party-role');
  if (id < 0) return;
  for (const token of read.places.ofVocabulary(id)) {
    const text = read.text.slice(read.tokens.start[token], read.tokens.end[token]);
    if (!/^[A-Z]/.test(text) || parties.some(({ alias }) => alias === text)) continue;
    parties.push({ alias: text, forms: [[text.toLowerCase()]] });
    if (parties.length >= 2) return;
  }
}

function countOf({ tokens, places }: Read, words: readonly string[]): number {
  let count = 0;
  for (const word of words) {
    const id = tokens.lexicon.idOf(word);
    if (id >= 0) count += places.ofWord(id).length;
  }
  return count;
}

function speakerOf(ours: string | undefined, parties: readonly TableParty[], text: string): string {
  if (ours && !generic.has(ours.toLowerCase())) return ours;
  const stated =
    /["“](?:[Ww]e|[Uu]s|[Oo]ur)["”][^.]{0,100}?\b(?:referring to|refers? to|means?|is|are) \[?([A-Z0-9][^\]\n().,;“”"]{1,60})/.exec(
      text.slice(0, 30_000),
    );
  if (stated) return stated[1]!.trim();
  return (
    (parties.find(({ alias }) => !generic.has(alias.toLowerCase()))?.alias ?? guessSpeaker(text.slice(0, 100_000))) ||
    'we'
  );
}

/** Reads who "we" are where no clause says so: the capitalised word that most often does something, as in "Acme may update
 *  this policy". */
function guessSpeaker(text: string): string {
  const counts = new Map<string, number>();
  for (const match of text.matchAll(/\b([A-Z]\w+(?: [A-Z]\w+)?) (?:may|will|shall|is|has|keeps|collects|uses)\b/g)) {
    const name = match[1]!;
    if (
      /^(?:This|That|These|Those|You|We|It|They|There|Our|Your|If|When|The|Any|All|What|Who|How|Such|Each|Personal|Cookies?|Data|Services?)\b/.test(
        name,
      )
    )
      continue;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  let best = '';
  for (const [name, count] of counts) if (count > (counts.get(best) ?? 0)) best = name;
  return best;
}

const addresseeOf = (stated: string | undefined, text: string): string =>
  stated ? 'You' : /[“"]you[”"]/i.test(text.slice(0, 30_000)) ? 'You' : 'user';

/** The party on the other side; empty where there is not exactly one. */
export function counterpartyOf(table: PartyTable, alias: string): string {
  if (alias === BOTH || alias === '') return alias;
  if (table.we && alias === table.we) return table.you;
  if (table.you && alias === table.you) return table.we;
  const others = table.parties.filter((party) => party.alias !== alias);
  if (others.length === 1) return others[0]!.alias;
  // Of more than two the first two are the sides: who acts most, or who is introduced first.
  return others[0] && table.parties.slice(0, 2).some((party) => party.alias === alias) ? others[0].alias : '';
}
