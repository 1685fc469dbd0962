import type { Read } from '../grammar/read.js';
import type { ClauseTree } from '../model/clause-tree.js';
import type { DocumentFacts, Party } from '../model/facts.js';
import { literalPattern } from '../model/literal-pattern.js';
import { BOTH } from '../model/obligation.js';
import { bracketNaming } from './bracketed-names.js';
import type { Cues } from './cues.js';
import { fewestDeeds, findDoers, findSmallRoles, isWithoutForm } from './find-doers.js';
import {
  addCorrelate,
  addCounterparts,
  addLikeRoles,
  addOtherSide,
  addProvider,
  addSilent,
  annexedRoles,
  isOfTwo,
  isRole,
  isSide,
  personOf,
  splitSides,
  type TableParty,
  transferRoles,
  wordsOf,
} from './further-parties.js';
import { actingIssuer, isOwnPeople, issuerOf, smallIssuer, titledHouse, titleReach } from './house-owner.js';
import type { Lexis } from './lexis.js';
import {
  addressedParty,
  addresseeOf,
  callsItselfAgreement,
  fewestAddressing,
  firstPersons,
  introducedCompany,
  isGenericAlias,
  isPronoun,
  secondPersons,
  speakerOf,
  speaks,
  spokenAs,
} from './speakers.js';

/** Who can be meant in a document. */
export interface PartyTable {
  readonly parties: readonly TableParty[];
  /** By first word: the forms of parties that begin so, in the order of `parties`. */
  readonly formsByFirst: ReadonlyMap<string, readonly PartyForm[]>;
  /** Roles that the document defines as a term, by folded words: `receiving party` is printed "Receiving Party". */
  readonly roles: ReadonlyMap<string, string>;
  /** Who "we", "us" and "our" mean; empty where the document does not speak so. */
  readonly we: string;
  /** The document is one organisation's own: whoever acts in it acts by its own name. */
  readonly house: boolean;
  /** Who "you" and "your" mean. */
  readonly you: string;
  /** Who "she" and "he" mean: the one human being of two parties; empty where there is none. */
  readonly person: string;
  /** To whom orders speak ("Report every spill"): to you, where the text has a "you" or a noun for it; else empty. */
  readonly reader: string;
}

/** One wording that means a party. */
interface PartyForm {
  readonly alias: string;
  readonly form: readonly string[];
}

/** Somebody who does so large a share of what is done is a party, though no clause introduces them. */
const doersShare = 0.1;
/** A contract of one named party, which says "you" so often, is with its reader. */
const fewestOfTwo = 3;

/** Builds the table from the facts of a document and from who acts in it: a party of the facts that never does anything
 *  while others do is none (a district, a heading), and whoever does much is one. A policy that names nobody still has a
 *  "we" and a "you". */
export function readPartyTable(
  document: Pick<DocumentFacts, 'parties' | 'type'>,
  tree: Pick<ClauseTree, 'terms'>,
  read: Read,
  lexis: Lexis,
  cues: Cues,
): PartyTable {
  const text = read.text;
  // Rules or terms, and no contract that calls itself one.
  const terms = !callsItselfAgreement(text, fewestDeeds);
  const doers = findDoers(read, document.parties, !terms);
  const rulesOfTwo = document.type === 'policy' && isOfTwo(doers, lexis);
  const facts = rulesOfTwo ? { ...document, type: 'agreement' as const } : document;
  // "EXIT 5.1 Company equipment" is a heading, a number and a noun.
  const known = facts.parties.filter(({ name, aliases }) => aliases.length > 0 || !/\d\.\d/.test(name));
  const introduced = known.flatMap((party) => splitSides(party, doers, lexis));
  const ours = spokenAs(introduced, 'first');
  const yours = spokenAs(introduced, 'second');
  const silent = ours || yours ? undefined : partyCalledYou(introduced, doers, read);
  const deeds = [...doers.values()].reduce((sum, count) => sum + count, 0);
  const policy = firstPersons(read) > deeds;
  const house = facts.type === 'policy' && introduced.length === 1;
  const taken = new Set<string>();
  const parties: TableParty[] = [];
  for (const party of introduced) {
    const aliases = party.aliases.filter((alias) => !isPronoun(alias) && !belongsToOther(alias, party, text));
    const names = [...aliases, party.name].filter(Boolean);
    if (aliases.length === 0) names.push(...shortNames(party, introduced, doers));
    const acted = names.map((name) => ({ name, count: deedsOf(name.replace(/^the /i, ''), doers) }));
    const best = acted.reduce((a, b) => (b.count > a.count ? b : a), acted[0] ?? { name: '', count: 0 });
    const idle = best.count === 0 && deeds >= fewestDeeds;
    if (idle && !house && party !== ours && party !== yours && party !== silent) continue;
    const usable = names.filter((name) => !(policy && isGenericAlias(lexis, name)));
    const printed = best.count > 0 && usable.includes(best.name) ? best.name : (usable[0] ?? best.name);
    if (!printed || taken.has(printed.toLowerCase())) continue;
    for (const name of names) {
      taken.add(name.toLowerCase().replace(/^the /, ''));
      taken.add(calledAs(name).toLowerCase());
      const known = knownAs(name, doers);
      if (known) taken.add(known.toLowerCase());
    }
    const called = calledAs(printed) === printed ? names : [...names, calledAs(printed)];
    parties.push({
      alias: printed.replace(/^the /i, ''),
      forms: called.map(wordsOf).filter((form) => form.length > 0),
    });
  }
  const rules = facts.type === 'policy' && parties.length === 0;
  const issuer = rules ? issuerOf(read) || actingIssuer(doers, lexis) || titledHouse(text, lexis, cues) : '';
  if (issuer) parties.push({ alias: issuer, forms: [wordsOf(issuer)] });
  // Whoever else acts in a company's own policy is no party to it: an operating system, a host.
  const company = policy && parties.length === 0 ? introducedCompany(text) : '';
  const ofForms = parties.length === 2 && !policy && !house ? annexedRoles(doers, taken, lexis) : [];
  const transfer = transferRoles(read).map((alias) => ({ alias, forms: [wordsOf(alias)] }));
  if (parties.length === 2) ofForms.push(...transfer.map((role) => ({ ...role, annexed: true as const })));
  else if (parties.length === 0) parties.push(...transfer);
  for (const { alias } of ofForms) taken.add(alias.toLowerCase());
  // "Acme retention policy": whose it is.
  const title = facts.type === 'policy' ? text.slice(0, titleReach) : '';
  const titled = ([name]: [string, number]) => (title.includes(name) ? 1 : 0);
  const least = Math.max(fewestDeeds, deeds * doersShare);
  for (const [name, count] of [...doers].sort((a, b) => titled(b) - titled(a) || b[1] - a[1])) {
    if (taken.has(name.toLowerCase()) || parties.length >= 4) continue;
    // In rules, who does one thing only is somebody of the house.
    const few = deeds < fewestDeeds * 2 && parties.length < 2 && (count > 1 || facts.type !== 'policy');
    if (count < least && !few) continue;
    if ((policy || house || issuer) && parties.length > 0) continue;
    if (facts.type === 'policy' && (isOwnPeople(name, lexis) || (terms && parties.length > 0))) continue;
    if (company && !company.includes(name)) continue;
    taken.add(name.toLowerCase());
    // "Affiliate" is the "Marketing Affiliate", called by its last word.
    const whole = parties.findIndex(({ alias }) => alias.toLowerCase().endsWith(` ${name.toLowerCase()}`));
    if (whole >= 0) {
      parties[whole] = { ...parties[whole]!, forms: [...parties[whole]!.forms, wordsOf(name)] };
      continue;
    }
    parties.push({ alias: name, forms: [wordsOf(name)] });
  }
  parties.push(...ofForms);
  if (parties.length === 0 && !policy && facts.type !== 'policy')
    parties.push(...findSmallRoles(read).map((alias) => ({ alias, forms: [[alias]] })));
  if (parties.length === 1 && introduced.length > 1 && !policy) addSilent(parties, introduced, text, lexis);
  addCorrelate(parties, read);
  if (!house) addCounterparts(parties, read);
  // "reported to the company": whose rules they are, where nobody has a name.
  const nameless = parties.length === 0 && !policy ? smallIssuer(read, facts.type === 'policy' ? 1 : 2) : '';
  if (nameless) parties.push({ alias: nameless, forms: [wordsOf(nameless)] });
  // A contract between a party that it names and "you".
  const alone = parties.length === 1 && introduced.length < 2 && !policy && secondPersons(read) >= fewestOfTwo;
  if (!policy && !ours && !yours && (!terms || isContract(facts.type)))
    addOtherSide(parties, doers, read, lexis, terms && !alone);
  if (!house) addProvider(parties, read, lexis);
  addLikeRoles(parties, doers, read);
  const inTable = (party: Party | undefined) => {
    const form = party && wordsOf(party.name).join();
    return party && parties.find(({ forms }) => forms.some((other) => other.join() === form))?.alias;
  };
  const aliases = parties.map(({ alias }) => alias);
  const speakers = aliases.filter((alias) => !isRole(alias, 'addressee', lexis));
  const isNobody = (word: string) => isRole(word, 'not-a-party', lexis) || isRole(word, 'addressee', lexis);
  const toReader = !policy && speaks(read, introduced);
  const we =
    issuer ||
    nameless ||
    (policy || ours || toReader
      ? speakerOf(inTable(ours), speakers, read, lexis, isNobody)
      : alone && parties.length === 1
        ? (speakers[0] ?? '')
        : '');
  const addressed =
    (we !== '' || parties.length === 0) && (yours !== undefined || parties.length < 2 || secondPersons(read) > 0);
  // An employment contract speaks to "You" without a "we".
  const you =
    addressed || spokenTo(yours, doers, read)
      ? toReader && !yours
        ? 'you'
        : addresseeOf(yours, read, issuer !== '' || nameless !== '')
      : (inTable(yours ?? silent) ?? '');
  // An annex taken from elsewhere speaks to "you" amid parties that have names.
  const unnamed = we === '' && you === '' && parties.length === 2 && secondPersons(read) > 0;
  const annexed = unnamed ? addressedParty(aliases, read) : '';
  const roles = new Map<string, string>();
  for (const { term } of tree.terms) if (isSide(term, lexis)) roles.set(term.toLowerCase(), term);
  // "Licensee" is the one who is called so, though the facts know it as another name of the Licensor.
  for (const [i, party] of parties.entries()) {
    const forms = party.forms.filter((form) => !parties.some((other) => other !== party && isCalled(other, form)));
    if (forms.length < party.forms.length && forms.length > 0) parties[i] = { ...party, forms };
  }
  return {
    parties,
    roles,
    formsByFirst: formsByFirst(parties),
    we: annexed ? aliases.find((alias) => alias !== annexed)! : we,
    you: annexed || you,
    person: personOf(parties, lexis),
    reader: annexed || (you === 'you' && secondPersons(read) === 0 ? '' : you),
    house: house || parties.length < 2,
  };
}

function formsByFirst(parties: readonly TableParty[]): Map<string, PartyForm[]> {
  const found = new Map<string, PartyForm[]>();
  for (const { alias, forms } of parties) {
    for (const form of forms) {
      const first = form[0];
      if (first === undefined) continue;
      const known = found.get(first);
      if (known) known.push({ alias, form });
      else found.set(first, [{ alias, form }]);
    }
  }
  return found;
}

const isCalled = ({ alias }: TableParty, form: readonly string[]): boolean => wordsOf(alias).join() === form.join();

const isContract = (type: DocumentFacts['type']): boolean => /^(?:sla|agreement|dpa|addendum)$/.test(type);

/** An employment contract says "you" to whom it has introduced by name: the one of two parties who never acts by name. */
function partyCalledYou(parties: readonly Party[], doers: ReadonlyMap<string, number>, read: Read): Party | undefined {
  if (parties.length !== 2 || secondPersons(read) < fewestAddressing) return undefined;
  const idle = parties.filter((party) => namesOf(party).every((name) => deedsOf(name, doers) === 0));
  return idle.length === 1 ? idle[0] : undefined;
}

/** A contract that gives a party the name "You" and calls it so more often than by its other names. */
function spokenTo(yours: Party | undefined, doers: ReadonlyMap<string, number>, read: Read): boolean {
  return yours?.aliases.every((alias) => secondPersons(read) > (doers.get(alias) ?? 0)) ?? false;
}

/** "Quillon keeps the data", where the facts know the Institut Quillon only: words of one party's name that act; its name without the
 *  legal form. */
function shortNames(party: Party, all: readonly Party[], doers: ReadonlyMap<string, number>): string[] {
  const others = all.filter((other) => other !== party).map(({ name }) => name);
  const bare = [...doers.keys()].filter((name) => name.includes(' ') && isWithoutForm(name, party));
  if (bare.length > 0) return bare;
  return party.name
    .split(/[^\p{L}\p{N}&-]+/u)
    .filter((word) => word.length > 2 && doers.has(word) && !others.some((name) => name.includes(word)));
}

/** The last words of a long name, where a doer is known by them: "Entertainment Corporation", of Film and Entertainment
 *  Corporation. */
function knownAs(name: string, doers: ReadonlyMap<string, number>): string | undefined {
  const words = name.split(' ');
  return [3, 2].map((last) => words.slice(-last).join(' ')).find((end) => end !== name && doers.has(end));
}

const namesOf = ({ name, aliases }: Party): string[] => [name, ...aliases].map((form) => form.replace(/^the /i, ''));

/** "Low's" and "Dr. Low" act as Low. */
const calledAs = (name: string): string => name.replace(/^(?:Dr|Mr|Mrs|Ms|Prof)\.? /, '').replace(/['’]s$/, '');

const deedsOf = (name: string, doers: ReadonlyMap<string, number>): number =>
  doers.get(name) ?? doers.get(calledAs(name)) ?? doers.get(knownAs(name, doers) ?? '') ?? 0;

/** "suppliers that work for Acme (“Suppliers”)", "the Chief Buyer (“CB”)": an alias that the words before it explain, and
 *  not the party after which the facts have put it. */
function belongsToOther(alias: string, party: Party, text: string): boolean {
  const bracket = bracketNaming(alias, text, /[(]\W{0,3}(?:the )?["“']$/, /["”']/);
  if (bracket < 0) return false;
  const before = text.slice(Math.max(0, bracket - 150), bracket);
  const sentence = before.slice(Math.max(before.lastIndexOf('. '), before.lastIndexOf('\n\n')) + 1);
  if (/^[A-Z][a-z]+s$/.test(alias) && new RegExp(`\\b${alias.toLowerCase()}\\b`).test(sentence)) return true;
  if (!/^[A-Z]{2,6}$/.test(alias) || new RegExp(literalPattern(party.name), 'i').test(sentence)) return false;
  const initials = sentence.match(/\b[A-Z]/g)?.join('') ?? '';
  return initials.endsWith(alias);
}

/** The party on the other side; empty where there is not exactly one. */
export function counterpartyOf(table: PartyTable, alias: string): string {
  if (alias === BOTH || alias === '') return alias;
  if (table.you && alias === table.we) return table.you;
  if (table.we && alias === table.you) return table.we;
  // "Owner and Tenant" are two of three.
  const together = alias.split(' and ');
  const annexed = table.parties.some((party) => party.annexed && party.alias === alias);
  const others = table.parties.filter(
    (party) => (party.annexed ?? false) === annexed && party.alias !== alias && !together.includes(party.alias),
  );
  if (others.length === 1) return others[0]!.alias;
  // Of more than two the first two are the sides: who acts most, or who is introduced first.
  return others[0] && table.parties.slice(0, 2).some((party) => party.alias === alias) ? others[0].alias : '';
}
