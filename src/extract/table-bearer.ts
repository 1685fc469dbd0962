import { BOTH } from '../model/obligation.js';
import type { Span } from '../model/span.js';
import type { Candidate } from './candidate.js';
import type { Table } from './find-tables.js';
import { counterpartyOf } from './party-table.js';
import type { ReadingContext } from './reading-context.js';
import { sidesOf } from './sides.js';
import { type Cell, cellSays, wordsIn } from './table-cells.js';
import type { Lead } from './table-lead.js';

/** "Notice to be given by the tenant": so many words at most name somebody at the end of a label. */
const longestName = 3;

/** Who must do what a cell says: the party that another cell of the row names alone, or whoever its label or heading names;
 *  else whoever pays, where it is about paying; else who acts in the words that lead into the table.
 *  @param labels  the heading of the cell and the cells that tell what it is about
 *  @param graded  the table grades faults, which the one who performs mends */
export function bearerOf(
  candidate: Candidate,
  cell: Cell,
  labels: readonly Span[],
  lead: Lead,
  graded: boolean,
  context: ReadingContext,
): string {
  const credited =
    candidate.kind === 'penalty' && !labels.some((label) => cellSays('table/late-charge', label, context));
  const told = (vocabulary: string) => !credited && labels.some((label) => cellSays(vocabulary, label, context));
  const owing = lead.entitled && credited ? counterpartyOf(context.parties, lead.actor) : '';
  return (
    doerOfColumn(cell, context) ||
    partyIn(cell, candidate.kind !== 'retention', context) ||
    labels.map((label) => namedIn(label, context)).find(Boolean) ||
    owing ||
    (graded ? sidesOf(context).performer : '') ||
    (told('table/bill') ? sidesOf(context).performer : '') ||
    (told('table/paid') ? sidesOf(context).payer : '') ||
    lead.actor
  );
}

/** The party that another cell of the row names alone, or whoever stands under "Responsible".
 *  @param actors  whether it may be whoever acts by the other cells: a person who looks after records keeps them for
 *  the firm */
function partyIn({ table, row, column }: Cell, actors: boolean, context: ReadingContext): string {
  for (const [i, cell] of row.cells.entries()) {
    if (i === column) continue;
    const party = aliasOf(wordsIn(context.read, cell), context);
    if (party) return party;
    const head = table.rows[0]!.cells[i];
    if (cell.end <= cell.start || !head) continue;
    const acts =
      cellSays('table/responsible', head, context) ||
      (actors && cellSays('table/role', head, context) && hasDuties(table, context));
    if (acts) return wordsIn(context.read, cell);
  }
  return '';
}

const hasDuties = ({ rows }: Table, context: ReadingContext): boolean =>
  rows[0]!.cells.some((head) => cellSays('table/duties', head, context));

/** "| Task | Supplier | Buyer |": the party in whose column a time stands, of a table whose rows are what is done. */
export function doerOfColumn({ table, column }: Pick<Cell, 'table' | 'column'>, context: ReadingContext): string {
  const [first, ...others] = table.headless ? [] : table.rows[0]!.cells;
  const head = others[column - 1];
  return first && head && cellSays('table/duties', first, context) ? aliasOf(wordsIn(context.read, head), context) : '';
}

/** Whoever a cell under "Role" or "Responsible" names: a party by its alias, somebody else by the cell's own words. */
export function nameIn(cell: Span, context: ReadingContext): string {
  const words = wordsIn(context.read, cell);
  return aliasOf(words, context) || words.replace(/^[Tt]he /, '');
}

function aliasOf(words: string, { parties, lexis }: ReadingContext): string {
  const bare = words.toLowerCase().replace(/^the /, '');
  if (lexis.contains('table/both', bare)) return BOTH;
  return parties.parties.find(({ forms }) => forms.some((form) => form.join(' ') === bare))?.alias ?? '';
}

/** "Notice by the Tenant", "days in which the Lessee pays"; "Payments to the Mason" are made by the other side. */
function namedIn(label: Span, { parties, lexis, read }: ReadingContext): string {
  const words = wordsIn(read, label)
    .toLowerCase()
    .split(/[^\p{L}\p{N}&'’-]+/u)
    .filter(Boolean);
  for (const { alias, forms } of parties.parties) {
    for (const form of forms) {
      const at = words.findIndex((_, i) => form.every((word, k) => words[i + k] === word));
      if (at < 0) continue;
      const before = words[at - 1] === 'the' ? words[at - 2] : words[at - 1];
      if (before === 'to') return counterpartyOf(parties, alias);
      // "Customer notification" tells whom, and "Supplier" alone is a heading.
      const next = words[at + form.length] ?? '';
      if (/^(?:by|from)$/.test(before ?? '') || (at > 0 && /^(?:shall|must|may|\p{Ll}+s)$/u.test(next))) return alias;
    }
  }
  const by = words.findLastIndex((word) => word === 'by' || word === 'from');
  const name = words.slice(by + 1).filter((word) => word !== 'the');
  const last = name.at(-1) ?? '';
  const isActor = ['actor', 'natural-person', 'paying-role', 'performing-role'].some((list) =>
    lexis.contains(list, last),
  );
  return by >= 0 && name.length > 0 && name.length <= longestName && isActor ? name.join(' ') : '';
}
