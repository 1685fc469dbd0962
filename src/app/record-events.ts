import { UsageError } from '../model/errors.js';
import type { DocumentRecord, EventRecord } from '../model/record.js';
import { clocksStartedBy } from '../resolve/find-anchors.js';
import { readMoment } from '../resolve/moment.js';
import { endingEvents } from '../resolve/term.js';
import { findEventsById, insertEvent, listEventRecords, markEventUndone } from '../store/events.js';
import { hashOf } from '../store/identifiers.js';
import { writeJournal } from '../store/journal.js';
import { listObligationsAsReviewed } from '../store/obligations.js';
import { inTransaction } from '../store/open-store.js';
import { eventSlug, eventsOf } from './awaited-events.js';
import { deedOf } from './deed.js';
import { findDocument } from './list-documents.js';
import { dueItem } from './list-due.js';
import { yearFrom } from './list-obligations.js';
import { oneOf } from './one-of.js';
import { Standings } from './standings.js';
import type { Acting, DueItem } from './views.js';
import type { Workspace } from './workspace.js';

export interface RecordedEvent {
  readonly event: EventRecord;
  /** What got a due date by it. */
  readonly dated: readonly DueItem[];
}

/** Events that change how long an agreement runs: no clause need wait for them by name. */
const general = [...endingEvents, 'signature', 'effective-date'];

/** A trigger event happened. The same event at the same time twice is recorded once.
 *  @param what.when  `2026-05-01`, or an instant; without an offset it is told on the contract's own clock
 *  @throws {UsageError} where the document is unknown, `when` is no date, or nothing waits for the event (the message names
 *  what is waited for) */
export async function recordEvent(
  workspace: Workspace,
  what: { document: string; event: string; when: string; note?: string },
  acting: Acting,
): Promise<RecordedEvent> {
  const document = await findDocument(workspace, what.document);
  const name = await knownEvent(workspace, document, what.event, acting);
  const { day, at } = readMoment(what.when, document.facts.timeZone ?? workspace.configuration.timeZone);
  const when = at ? at.toString({ timeZoneName: 'never' }) : day.toString();
  const deed = deedOf(acting);
  const recorded = await listEventRecords(workspace.store, { documents: [document.id], undone: true });
  const same = recorded.find((event) => event.event === name && event.when === when && !event.undone);
  const event: EventRecord = same ?? {
    id: hashOf([document.lineage, name, when, String(recorded.length)], 12),
    document: document.id,
    event: name,
    when,
    note: what.note ?? '',
    recorded: deed,
    undone: null,
  };
  if (!same) {
    await inTransaction(workspace.store, async (store) => {
      await insertEvent(store, event);
      await writeJournal(store, deed, {
        did: 'event recorded',
        subject: 'event',
        subjectId: event.id,
        after: { document: document.id, event: name, when, note: event.note },
      });
    });
  }
  return { event, dated: await datedBy(workspace, event, acting) };
}

/** Due dates that are there because of an event. */
async function datedBy(workspace: Workspace, event: EventRecord, { now }: Acting): Promise<DueItem[]> {
  const standings = await Standings.load(workspace, now);
  const startedBy = [...clocksStartedBy(event.event), 'signature-date', 'effective-date'];
  const obligations = await listObligationsAsReviewed(workspace.store, { timed: true, startedBy });
  const views = await standings.view(
    obligations.filter(({ review }) => review !== 'dismissed'),
    yearFrom(now),
  );
  return views
    .flatMap((view) => view.occurrences.map((occurrence) => dueItem(view, occurrence, now)))
    .filter(({ occurrence }) => occurrence.key.includes(event.id))
    .sort((a, b) => (a.occurrence.due < b.occurrence.due ? -1 : 1));
}

/** The oldest first; undone ones only where asked for. */
export async function listEvents(
  workspace: Workspace,
  options: { document?: string; undone?: boolean } = {},
): Promise<EventRecord[]> {
  const document = options.document === undefined ? null : await findDocument(workspace, options.document);
  return listEventRecords(workspace.store, {
    ...(document && { documents: [document.id] }),
    undone: options.undone ?? false,
  });
}

/** @throws {UsageError} where the id names none, or it was undone before */
export async function undoEvent(workspace: Workspace, id: string, acting: Acting): Promise<EventRecord> {
  const event = oneOf(await findEventsById(workspace.store, id.toLowerCase()), id, 'event');
  if (event.undone) throw new UsageError(`event ${event.id} (${event.event}, ${event.when}) was undone before`);
  const undone = deedOf(acting);
  await inTransaction(workspace.store, async (store) => {
    await markEventUndone(store, event.id, undone);
    await writeJournal(store, undone, {
      did: 'event undone',
      subject: 'event',
      subjectId: event.id,
      before: { document: event.document, event: event.event, when: event.when },
    });
  });
  return { ...event, undone };
}

/** The events that obligations of a document count from, the most awaited first: those that happened before too, since an
 *  invoice is received more than once. */
export async function listAwaited(
  workspace: Workspace,
  document: string,
): Promise<{ event: string; obligations: number }[]> {
  const { id } = await findDocument(workspace, document);
  const counts = new Map<string, number>();
  for (const { timing, review } of await listObligationsAsReviewed(workspace.store, { documents: [id], timed: true })) {
    if (!timing || review === 'dismissed') continue;
    for (const event of new Set(eventsOf(timing))) counts.set(event, (counts.get(event) ?? 0) + 1);
  }
  return [...counts]
    .map(([event, obligations]) => ({ event, obligations }))
    .sort((a, b) => b.obligations - a.obligations || (a.event < b.event ? -1 : 1));
}

/** Whether the words of one name stand in another, as whole words: `breach` in `breach-discovered`. */
function isPart(words: string, name: string): boolean {
  return `-${name}-`.includes(`-${words}-`);
}

/** The name of an event that a person means: as it is called, or a part of it that fits one only. */
async function knownEvent(
  workspace: Workspace,
  document: DocumentRecord,
  words: string,
  { now }: Acting,
): Promise<string> {
  const slug = eventSlug(words);
  const standings = await Standings.load(workspace, now);
  const related = [...standings.documents.values()].filter(
    (other) => other.current && standings.circle.startsClocks({ event: slug }, document, other),
  );
  const obligations = await listObligationsAsReviewed(workspace.store, {
    documents: related.map(({ id }) => id),
    timed: true,
  });
  const awaited = [...new Set(obligations.flatMap(({ timing }) => (timing ? eventsOf(timing) : [])))].sort();
  if (awaited.includes(slug) || general.includes(slug)) return slug;
  const parts = awaited.filter((name) => isPart(slug, name) || (name.includes('-') && isPart(name, slug)));
  if (parts.length === 1 && slug !== '') return parts[0]!;
  const list = parts.length > 1 ? parts : awaited;
  throw new UsageError(
    list.length === 0
      ? `nothing in ${document.file} waits for an event`
      : `${parts.length > 1 ? `"${words}" may mean several events` : `nothing in ${document.file} waits for "${words}"`}: ${list.join(', ')}`,
  );
}
