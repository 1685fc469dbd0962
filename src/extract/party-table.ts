import type { ClauseTree } from '../model/clause-tree.js';
import type { DocumentFacts, Party } from '../model/facts.js';

/** A party as obligations name it, and every wording that means it. */
export interface TableParty {
  /** The document's own alias: `Party B`, `Customer`, `Sossen`. */
  readonly alias: string;
  /** Folded wordings, word by word, without a leading "the": `['party', 'b']`. */
  readonly forms: readonly (readonly string[])[];
  readonly role: string;
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
const generic = new Set(['company', 'firm', 'organization', 'organisation', 'service', 'website', 'site', 'app']);

const wordsOf = (form: string): string[] =>
  form
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/'s\b/g, '')
    .split(/[^\p{L}\p{N}&]+/u)
    .filter((word, i) => word && !(i === 0 && word === 'the'));

function aliasOf(party: Party, speaksAsWe: boolean): string {
  const aliases = party.aliases.filter((alias) => {
    const small = alias.toLowerCase();
    return !firstPerson.has(small) && !secondPerson.has(small) && !(speaksAsWe && generic.has(small));
  });
  const second = party.aliases.find((alias) => secondPerson.has(alias.toLowerCase()));
  if (second && !party.name) return second;
  return aliases[0] ?? (party.name || second || '');
}

/** Reads who "we" are where no clause says so: the capitalised word that most often does something, as in
 *  "Acme may update this policy". */
function guessSpeaker(text: string): string {
  const counts = new Map<string, number>();
  for (const match of text.matchAll(/(?<=[a-z,;] |^|[.!?]\s+)([A-Z]\w+(?: [A-Z]\w+)?) (?:may|will|shall|is|has|keeps|collects|uses)\b/gm)) {
    const name = match[1]!;
    if (/^(This|That|These|Those|You|We|It|They|There|Our|Your|If|When|The|Any|All|What|Who|How|Such|Each)\b/.test(name)) continue;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  let best = '';
  for (const [name, count] of counts) if (count > (counts.get(best) ?? 0)) best = name;
  return best;
}

/** Builds the table from the facts of a document. A policy that names nobody still has a "we" and a "you". */
export function readPartyTable(
  facts: Pick<DocumentFacts, 'parties'>,
  tree: Pick<ClauseTree, 'terms'>,
  text: string,
): PartyTable {
  const speaks = /\b(?:we|our|us)\b/i.test(text.slice(0, 200_000));
  const ours = facts.parties.find((party) => party.aliases.some((alias) => firstPerson.has(alias.toLowerCase())));
  const yours = facts.parties.find((party) => party.aliases.some((alias) => secondPerson.has(alias.toLowerCase())));
  const policy = speaks && (ours !== undefined || facts.parties.length < 2);
  const parties = facts.parties.map((party): TableParty => {
    const alias = aliasOf(party, policy && party === ours);
    const forms = [party.name, ...party.aliases]
      .filter((form) => !firstPerson.has(form.toLowerCase()) && !secondPerson.has(form.toLowerCase()))
      .map(wordsOf)
      .filter((form) => form.length > 0);
    return { alias, forms, role: party.role };
  });
  let we = ours ? parties[facts.parties.indexOf(ours)]!.alias : '';
  if (!we && policy) we = parties.find((party) => !yours || party !== parties[facts.parties.indexOf(yours)])?.alias ?? guessSpeaker(text);
  let you = yours ? parties[facts.parties.indexOf(yours)]!.alias : '';
  if (!you && policy) you = /[“"]you[”"]/i.test(text) ? 'You' : 'user';
  const roles = new Map<string, string>();
  for (const { term } of tree.terms) {
    if (/^[A-Z]\w+ (?:Party|Member)$|^(?:Recipient|Discloser)$/.test(term)) roles.set(term.toLowerCase(), term);
  }
  return { parties, roles, we, you };
}

/** The party on the other side; empty where there is not exactly one. */
export function counterpartyOf(table: PartyTable, alias: string): string {
  if (alias === BOTH || alias === '') return alias;
  if (table.we && alias === table.we) return table.you;
  if (table.you && alias === table.you) return table.we;
  const others = table.parties.filter((party) => party.alias !== alias);
  return others.length === 1 ? others[0]!.alias : '';
}
