import type { Clause } from '../model/clause-tree.js';

/** Characters of a lead that are looked at. */
const leadReach = 400;

/** The first words of a clause before the items of its list; empty where there is no clause.
 *  @param reach  so many characters at most */
export const leadWords = (text: string, clause: Clause | null, reach = leadReach): string =>
  clause ? text.slice(clause.lead.start, Math.min(clause.lead.end, clause.lead.start + reach)) : '';
