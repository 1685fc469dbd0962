import { partyKey } from '../conflict/compared-document.js';
import type { Party } from '../model/facts.js';
import { BOTH, type Obligation } from '../model/obligation.js';
import { oncePer } from '../model/once-per.js';
import type { OurSide } from './views.js';

/** Letters and figures only: "Acme Ltd." and "ACME LTD" are one name. */
export function bareName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/^the /, '')
    .trim();
}

/** Whether a party is we: a configured name stands in its name as whole words, or is one of its aliases. */
export function isUs(party: Pick<Party, 'name' | 'aliases'>, us: readonly string[]): boolean {
  const name = ` ${bareName(party.name)} `;
  const aliases = party.aliases.map(bareName);
  return us.map(bareName).some((ours) => ours !== '' && (name.includes(` ${ours} `) || aliases.includes(ours)));
}

/** The party that an alias of the document means ("Party B", "the Supplier"); null for `both` and for strangers. */
function partyNamed(parties: readonly Party[], alias: string): Party | null {
  const wanted = bareName(alias);
  if (wanted === '') return null;
  return (
    parties.find(
      ({ aliases, name }) => bareName(name) === wanted || aliases.some((other) => bareName(other) === wanted),
    ) ??
    parties.find(({ role }) => role !== '' && bareName(role) === wanted) ??
    null
  );
}

export function ourSide(
  obligation: Pick<Obligation, 'obligor' | 'obligee'>,
  parties: readonly Party[],
  us: readonly string[],
): OurSide {
  if (!parties.some((party) => isUs(party, us))) return 'neither';
  if (obligation.obligor === BOTH) return 'both';
  const side = (alias: string) => {
    const party = partyNamed(parties, alias);
    return party !== null && isUs(party, us);
  };
  if (side(obligation.obligor)) return 'obligor';
  return side(obligation.obligee) ? 'obligee' : 'neither';
}

/** Whether a party meant by these words is bound or entitled: an alias, or the name behind it, part of a word will do. */
export function concernsParty(
  obligation: Pick<Obligation, 'obligor' | 'obligee'>,
  parties: readonly Party[],
  words: string,
): boolean {
  const wanted = bareName(words);
  const names = [obligation.obligor, obligation.obligee].flatMap((alias) => {
    if (alias === BOTH) return [BOTH, ...parties.flatMap((party) => [party.name, ...party.aliases])];
    const party = partyNamed(parties, alias);
    return party ? [alias, party.name, ...party.aliases] : [alias];
  });
  return names.some((name) => bareName(name).includes(wanted));
}

/** Whether two documents bind the same parties: they have at least two in common. */
export function sameParties(a: readonly Party[], b: readonly Party[]): boolean {
  return commonParties(a, b) >= 2;
}

export function sharesParty(a: readonly Party[], b: readonly Party[]): boolean {
  return commonParties(a, b) >= 1;
}

function commonParties(a: readonly Party[], b: readonly Party[]): number {
  const keys = keysOf(a);
  let common = 0;
  for (const key of keysOf(b)) if (keys.has(key)) common++;
  return common;
}

/** Documents are compared with each other again and again: the keys of their parties are made once. */
const keysOf = oncePer(
  (parties: readonly Party[]): ReadonlySet<string> =>
    new Set(parties.map(({ name }) => partyKey(name)).filter((key) => key !== '')),
);
