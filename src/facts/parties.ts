import type { GrammarSet } from '../grammar/load.js';
import type { ClauseTree } from '../model/clause-tree.js';
import type { Party } from '../model/facts.js';
import { readCalled } from './called-parties.js';
import { readHead } from './head-parties.js';
import { readIntroduction } from './introduced-parties.js';
import { readAliased, readLabelled } from './labelled-parties.js';
import { readCorrespondents } from './letter-parties.js';
import { laterAliases } from './party-aliases.js';
import { equalNames, sameParty } from './party-names.js';
import { type PartyDraft, partyPatterns } from './party-patterns.js';
import { isSigned, readSigned, readSigning } from './signing-parties.js';

/** The parties of a contract with the names it gives them, in order. Introductions are tried in the order of their
 *  reliability: the opening sentence, labels on lines of their own, names that brackets give an alias, paragraphs that say
 *  what each is called, signatures. */
export function readParties(text: string, tree: ClauseTree, grammars: GrammarSet): Party[] {
  const start = openingStart(text, tree);
  const { roles, partiesBelow } = partyPatterns(grammars);
  const merged: PartyDraft[] = [];
  const take = (drafts: readonly PartyDraft[], inOneList = false) => {
    for (const draft of drafts) addParty(merged, draft, inOneList);
  };
  const opening = readIntroduction(text, start, grammars);
  const introduced = opening.length < 2 ? [...opening, ...readCorrespondents(text, start, grammars)] : opening;
  const unnamed = introduced.length > 0 && introduced.every(({ form }) => !form);
  let aliased = unnamed ? readAliased(text, start, grammars) : [];
  // "a note between the Company and the Trust": the brackets of the opening say who they are.
  const named = aliased.some(({ form, aliases }) => form && introduced.some(({ name }) => aliases.includes(name)));
  if (!named) take(introduced, true);
  const labels = readLabelled(text, start, grammars);
  const inOffice = merged.length < 2 && labels.length > 0 && labels.every(({ company }) => !company);
  const called = inOffice ? readAliased(text, start, grammars) : null;
  const companies = called?.filter(({ form }) => form) ?? [];
  // "Buyer: Goods Inward, Ms Low" below `Mill Ltd ("Buyer")`: whom to call there.
  const offices = labels.filter(({ aliases }) => companies.length >= 2 && shareAlias(companies, aliases));
  if (offices.length > 0) take(companies);
  const labelled = labels.filter((label) => !offices.includes(label));
  const isKnown = (draft: PartyDraft) => merged.some((party) => equalNames(party.name, draft.name));
  // Those that the opening names first, so that a label tells whom else it means.
  for (const draft of [...labelled.filter(isKnown), ...labelled.filter((one) => !isKnown(one))])
    addParty(merged, draft, false, true);
  if (!named && !unnamed && merged.length < 2) aliased = called ?? readAliased(text, start, grammars);
  if (named || merged.length < 2) take(aliased);
  const head = merged.length < 2 ? readHead(text, tree, grammars) : [];
  // "Oak Homes and Quay Barge Works Ltd": whoever of the two is found is one of them.
  if (head.length > 1 && merged.every((party) => head.some(({ name }) => sameParty(name, party.name))))
    take(head, true);
  if (merged.length < 2) take(readCalled(text, start, grammars));
  const below = merged.length < 2 || partiesBelow.test(text.slice(start, start + nearTop).toLowerCase());
  // Rules that name their house at the top, and that nobody signs, speak of other companies in their last sentences.
  const ofHouse = merged.length === 0 && head.length === 1 && tree.clauses.some(({ number }) => /\d/.test(number));
  if (below && !(ofHouse && !isSigned(text, tree, grammars))) take(readSigned(text, tree, grammars));
  take(readSigning(text, tree, grammars));
  if (merged.length === 0) take(head);
  // A company that terms without parties introduce in passing is a third: "payments go through Mill Pay Ltd ("Mill")".
  const [only] = merged;
  if (only && merged.length === 1 && only === aliased[0] && !speaks(only) && only.spans[0]!.start > start + firstPage)
    return [];
  for (const party of merged) if (party.form) party.aliases.push(...laterAliases(text, party, start, grammars));
  return merged
    .filter(({ name }) => !clauseStart.test(name))
    .map(({ name, aliases, spans }) => ({
      name,
      aliases,
      role: [...aliases, name].map((alias) => roles.get(alias.toLowerCase())).find((role) => role !== undefined) ?? '',
      spans,
    }));
}

/** "1.3 As far as …" is a clause, and nobody. */
const clauseStart = /^\d{1,2}\.\d{1,2}[\s\u00a0]/;

/** Characters in which an opening ends. */
const nearTop = 6000;
/** Characters in which terms say whose they are. */
const firstPage = 3000;

const speaks = ({ aliases }: PartyDraft): boolean => aliases.some((alias) => /^(?:we|us|our)$/i.test(alias));

/** A table of contents of this length leaves no room for parties before it but on a cover page. */
const longContents = 2000;

/** Behind page furniture and tables of contents at the top. */
function openingStart(text: string, tree: ClauseTree): number {
  let at = 0;
  for (const { start, end } of tree.skipped) {
    const between = text.slice(at, start).trim().length;
    if (between > 0 && (between > 400 || end - start < longContents)) break;
    at = end;
  }
  return at;
}

const isShorterBrother = (draft: PartyDraft, { name, form }: PartyDraft): boolean =>
  form &&
  draft.form &&
  draft.name.length < name.length &&
  draft.name.split(' ').length > 2 &&
  !name.startsWith(draft.name);

const shareAlias = (drafts: readonly PartyDraft[], aliases: readonly string[]): boolean =>
  drafts.some((draft) => draft.aliases.some((alias) => aliases.includes(alias)));

const partyLabel = /^party [a-h1-9]$/i;
const firstWord = (name: string): string => name.split(' ', 1)[0]!.toLowerCase();

/** "Party A: Mill Works Ltd" on the cover, "Party A: Mill (Barre) Works Ltd" below: one party, spelt in two ways. */
const underOneLabel = (party: PartyDraft, draft: PartyDraft): boolean =>
  firstWord(party.name) === firstWord(draft.name) &&
  party.aliases.some((alias) => partyLabel.test(alias) && draft.aliases.includes(alias));

/** `You ("the Tenant") and you ("the Guarantor")`: a form that leaves out two names speaks to two. */
const isAnotherYou = (parties: readonly PartyDraft[], { name, aliases, spans }: PartyDraft): boolean =>
  name.toLowerCase() === 'you' &&
  parties.some((party) => equalNames(party.name, name) && party.aliases.length > 0) &&
  !parties.some((party) => party.aliases.includes(aliases[0]!) || party.spans[0]!.start === spans[0]!.start);

/** @param inOneList  a list that names "Mill Works Ltd" behind "North Mill Works Ltd" means another
 *  @param labelled  the names stand behind labels */
function addParty(parties: PartyDraft[], draft: PartyDraft, inOneList: boolean, labelled = false): void {
  const [role, ...others] = draft.aliases;
  if (role && isAnotherYou(parties, draft)) {
    parties.push({ ...draft, name: role, aliases: others });
    return;
  }
  const known =
    parties.find((party) => equalNames(party.name, draft.name)) ??
    (labelled ? parties.find((party) => underOneLabel(party, draft)) : undefined) ??
    parties.find(
      (party) =>
        party.aliases.includes(draft.name) ||
        (sameParty(party.name, draft.name) && !(inOneList && isShorterBrother(draft, party))),
    );
  if (!known) {
    parties.push(draft);
    return;
  }
  for (const alias of draft.aliases) if (!known.aliases.includes(alias)) known.aliases.push(alias);
  for (const span of draft.spans) if (!known.spans.some(({ start }) => start === span.start)) known.spans.push(span);
}
