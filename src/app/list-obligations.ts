import type { Temporal } from 'temporal-polyfill';
import { isSameOwner } from '../model/configuration.js';
import { UsageError } from '../model/errors.js';
import { BOTH, type Obligation } from '../model/obligation.js';
import { getDocumentRecord, listVersions } from '../store/documents.js';
import { findObligationsById, listObligationsAsReviewed } from '../store/obligations.js';
import { findDocument } from './list-documents.js';
import { oneOf } from './one-of.js';
import { concernsParty } from './our-side.js';
import { Standings } from './standings.js';
import type { ObligationFilter, ObligationView, Window } from './views.js';
import type { Workspace } from './workspace.js';

/** In the order of files and of the text. Dismissed ones only where `filter.reviews` asks for them. Due dates told of are
 *  those of the filter's window, or of a year from today. */
export async function listObligations(
  workspace: Workspace,
  filter: ObligationFilter,
  options: { now: Temporal.ZonedDateTime },
): Promise<ObligationView[]> {
  return selectObligations(await Standings.load(workspace, options.now), filter);
}

/** @param options.due  only obligations that may have a due date as things stand: what an agenda asks for
 *  @param options.window  due dates to tell of, where the filter does not say */
export async function selectObligations(
  standings: Standings,
  filter: ObligationFilter,
  options: { due?: boolean; window?: Window } = {},
): Promise<ObligationView[]> {
  const { workspace, now } = standings;
  const document = filter.document === undefined ? null : await findDocument(workspace, filter.document);
  const stored = await listObligationsAsReviewed(workspace.store, {
    ...(document && { documents: [document.id] }),
    ...(filter.kinds && { kinds: filter.kinds }),
    ...(options.due && { timed: true, startedBy: standings.startingPoints() }),
  });
  const wanted = stored.filter((obligation) => isWanted(obligation, filter, standings));
  const views = await standings.view(wanted, filter.window ?? options.window ?? yearFrom(now));
  return views.filter((view) => stands(view, filter));
}

/** By its id or the beginning of it. @throws {UsageError} where none or several are meant */
export async function findObligation(workspace: Workspace, id: string): Promise<Obligation> {
  return oneOf(await findObligationsById(workspace.store, id.toLowerCase()), id, 'obligation');
}

/** The same, to work on: an obligation of the text that is in force.
 *  @throws {UsageError} where a later text of the file has replaced it; names what stands there now */
export async function findStandingObligation(workspace: Workspace, id: string): Promise<Obligation> {
  const obligation = await findObligation(workspace, id);
  const { store } = workspace;
  const document = await getDocumentRecord(store, obligation.document);
  if (!document || document.current) return obligation;
  const versions = await listVersions(store, document.lineage);
  const current = versions.find((version) => version.current);
  const standing = current ? await listObligationsAsReviewed(store, { documents: [current.id] }) : [];
  const same = standing.find(({ quote, kind }) => quote === obligation.quote && kind === obligation.kind);
  throw new UsageError(
    `"${id}" is of an earlier text of ${document.file}: ${
      same
        ? `its words are now ${same.id.slice(0, 8)}`
        : 'these words no longer stand there; tenor obligations lists those that do'
    }`,
  );
}

export function yearFrom(now: Temporal.ZonedDateTime): Window {
  const today = now.toPlainDate();
  return { from: today.toString(), to: today.add({ years: 1 }).toString() };
}

/** What can be told before any date is counted. */
function isWanted(obligation: Obligation, filter: ObligationFilter, standings: Standings): boolean {
  const reviews = filter.reviews ?? ['unreviewed', 'confirmed', 'edited'];
  if (!reviews.includes(obligation.review)) return false;
  const { facts } = standings.documents.get(obligation.document)!;
  if (filter.party !== undefined && !concernsParty(obligation, facts.parties, filter.party)) return false;
  if (filter.text !== undefined) {
    const words = filter.text.toLowerCase();
    const places = [obligation.quote, obligation.action, obligation.clause, obligation.trigger.text];
    if (!places.some((place) => place.toLowerCase().includes(words))) return false;
  }
  return true;
}

/** What depends on dates and on what people did. */
function stands(view: ObligationView, filter: ObligationFilter): boolean {
  if (filter.side === 'us' && view.ourSide !== 'obligor' && view.ourSide !== BOTH) return false;
  if (filter.side === 'them' && view.ourSide !== 'obligee' && view.ourSide !== BOTH) return false;
  if (filter.lanes && !filter.lanes.includes(view.lane)) return false;
  const { window, statuses, owner } = filter;
  const isTheirs = (one: { readonly owner: string | null }) => owner === undefined || isSameOwner(one.owner, owner);
  if (!isTheirs(view) && !view.occurrences.some(isTheirs)) return false;
  if (statuses && !view.occurrences.some(({ status }) => statuses.includes(status))) return false;
  if (window) {
    const inside = (due: string) => due.slice(0, 10) >= window.from && due.slice(0, 10) <= window.to;
    if (!view.occurrences.some(({ due, sendBy }) => inside(due) || (sendBy !== null && inside(sendBy)))) return false;
  }
  return true;
}
