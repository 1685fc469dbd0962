import type { GrammarSet } from '../grammar/load.js';
import type { Read } from '../grammar/read.js';
import { readText } from '../grammar/read-text.js';
import type { ClauseTree } from '../model/clause-tree.js';
import type { DocumentFacts } from '../model/facts.js';
import type { ObligationDraft } from '../model/obligation.js';
import type { SourceDocument } from '../model/source-document.js';
import { readAuditFrequency } from './audit-frequency.js';
import type { Candidate, Refiner } from './candidate.js';
import { checkNeeds } from './check-needs.js';
import { draftObligations } from './draft-obligations.js';
import { dropRepetitions } from './drop-repetitions.js';
import { excludeLookalikes } from './exclude.js';
import { findCandidates } from './find-candidates.js';
import { findLabelLists } from './find-label-lists.js';
import { tablesOf } from './find-tables.js';
import { checkPlaces } from './place-needs.js';
import { prevail } from './prevail.js';
import { readRatesBefore } from './rate-before.js';
import { readDoings } from './read-doings.js';
import { besides, outsideTables, readTables } from './read-tables.js';
import { readTimings } from './read-timing.js';
import { readTriggers } from './read-trigger.js';
import { readWording } from './read-words.js';
import { ReadingContext } from './reading-context.js';
import { resolveDefinedPeriods } from './resolve-defined-periods.js';
import { readRoles } from './roles.js';

/** What tells whether a place is an obligation at all, one by one, before anything is asked about the document around it:
 *  whether its rule can mean the place; whose doing it is part of; what lacks something else that its rule needs, which is
 *  most; what only looks like an obligation. */
const sieve: readonly Refiner<ReadingContext>[] = [checkPlaces, readDoings, checkNeeds, excludeLookalikes];

/** Refiners of what remains, in the order in which they run. The order matters:
 *  1. who does it (roles);
 *  2. which rule prevails where several read the same words;
 *  3. what starts the clock;
 *  4. periods that a definition holds, which bring the definition's trigger with them, and for what a sum is owed again
 *     and again;
 *  5. how often an audit may be, before frequencies are seen as deadlines;
 *  6. repetitions, which show in triggers;
 *  7. when it falls due, which needs the final value and trigger;
 *  8. the wording: action, exceptions, quote, which reach from the doer to the end of the trigger. */
const refiners: readonly Refiner<ReadingContext>[] = [
  readRoles,
  prevail,
  readTriggers,
  resolveDefinedPeriods,
  readRatesBefore,
  readAuditFrequency,
  dropRepetitions,
  readTimings,
  readWording,
];

/** Reads the obligations of a document: rules find candidates around a value or a consequence, refiners complete or drop
 *  them. In reading order. Linear in the length of the text.
 *  @param read  the text as `readText` gives it, where the caller has it already. */
export function extractObligations(
  source: SourceDocument,
  tree: ClauseTree,
  facts: DocumentFacts,
  grammars: GrammarSet,
  read: Read = readText(source.text, grammars),
): ObligationDraft[] {
  const context = ReadingContext.of(source, tree, facts, read);
  const tables = tablesOf(source);
  const inTables = readTables(tables, context);
  const isText = outsideTables(tables, inTables, context);
  let candidates: Candidate[] = [];
  for (const found of findCandidates(context)) {
    const held = sieve.reduce((rest, refine) => refine(rest, context), found.filter(isText));
    for (const candidate of held) candidates.push(candidate);
  }
  for (const refine of refiners) candidates = refine(candidates, context);
  const inLists = readTables(findLabelLists(source.text), context).filter(besides([...candidates, ...inTables]));
  candidates = [...candidates, ...inTables, ...inLists].sort((a, b) => a.at.from - b.at.from);
  return draftObligations(candidates, context);
}
