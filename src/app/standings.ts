import { Temporal } from 'temporal-polyfill';
import type { TriggerEvent } from '../model/event.js';
import type { DueDate, Obligation, Occurrence, OccurrenceStatus, Standing } from '../model/obligation.js';
import type { DocumentRecord, EventRecord, OccurrenceDecision } from '../model/record.js';
import { formatValue } from '../model/value-text.js';
import { contextOf, type DueWindow, type ResolveContext } from '../resolve/context.js';
import { resolveObligation } from '../resolve/resolve-obligation.js';
import { listDecisions } from '../store/decisions.js';
import { listDocumentRecords } from '../store/documents.js';
import { listEventRecords } from '../store/events.js';
import { Calendars } from './calendars.js';
import { listLinks } from './link-documents.js';
import { ourSide, sameParties } from './our-side.js';
import type { ObligationView, Window } from './views.js';
import type { Workspace } from './workspace.js';

/** How far back a series is looked at for a due date that nobody marked as done. */
const lookBack = { days: 400 };
/** A series never shows more due dates than this, however wide the window. */
const mostDates = 2_000;

/** Says of obligations where they stand today: due dates are counted on reading, from the stored timing, the facts, the
 *  events and the calendars, so that a correction of any of them is true at once everywhere. */
export class Standings {
  readonly #contexts = new Map<string, Omit<ResolveContext, 'window'>>();
  readonly #calendars: Calendars;
  readonly #today: string;
  readonly #instant: Temporal.Instant;

  private constructor(
    readonly workspace: Workspace,
    readonly now: Temporal.ZonedDateTime,
    readonly documents: ReadonlyMap<string, DocumentRecord>,
    readonly events: readonly EventRecord[],
    readonly families: ReadonlyMap<string, string>,
  ) {
    this.#calendars = new Calendars(workspace.configuration);
    this.#today = now.toPlainDate().toString();
    this.#instant = now.toInstant();
  }

  static async load(workspace: Workspace, now: Temporal.ZonedDateTime): Promise<Standings> {
    const documents = await listDocumentRecords(workspace.store, { allVersions: true });
    const events = await listEventRecords(workspace.store);
    const families = joinFamilies(documents, await listLinks(workspace));
    return new Standings(workspace, now, new Map(documents.map((one) => [one.id, one])), events, families);
  }

  /** @param window  due dates to tell of; those before it that wait to be done come along */
  async view(obligations: readonly Obligation[], window: Window): Promise<ObligationView[]> {
    const decisions = new Map<string, OccurrenceDecision[]>();
    for (const decision of await listDecisions(this.workspace.store)) {
      decisions.set(decision.obligation, [...(decisions.get(decision.obligation) ?? []), decision]);
    }
    return obligations.map((obligation) => this.#viewOne(obligation, window, decisions.get(obligation.id) ?? []));
  }

  #viewOne(obligation: Obligation, window: Window, decisions: readonly OccurrenceDecision[]): ObligationView {
    const document = this.documents.get(obligation.document)!;
    const standing = this.standing(obligation, window);
    const everything = decisions.find(({ key }) => key === '');
    const occurrences = standing.due.map((due) => {
      const decision = decisions.find(({ key }) => key === due.key);
      return this.#occurrence(obligation.id, due, decision, everything);
    });
    return {
      obligation,
      document,
      value: formatValue(obligation.value),
      ourSide: ourSide(obligation, document.facts.parties, this.workspace.configuration.us),
      lane: standing.lane,
      unresolved: standing.unresolved,
      waitsFor: standing.waitsFor ?? null,
      missing: standing.missing ?? null,
      occurrences: standing.lane === 'recurring' ? withoutOldDebts(occurrences, window) : occurrences,
      owner: everything?.owner ?? null,
    };
  }

  /** Dated obligations give every due date, series those of the window and what came shortly before today. */
  standing(obligation: Obligation, window: Window): Standing {
    const today = this.now.toPlainDate();
    const back = today.subtract(lookBack).toString();
    const from = [back, window.from].sort()[0]!;
    const context = this.contextFor(obligation.document);
    const within = (range: DueWindow) => resolveObligation(obligation, { ...context, window: range });
    const standing = within({ from, to: window.to, limit: mostDates });
    return standing.lane === 'dated' ? within({ from: null, to: null, limit: mostDates }) : standing;
  }

  contextFor(document: string): Omit<ResolveContext, 'window'> {
    let context = this.#contexts.get(document);
    if (!context) {
      const record = this.documents.get(document)!;
      context = contextOf(record.facts, {
        zone: record.facts.timeZone ?? this.workspace.configuration.timeZone,
        calendar: this.#calendars.of(record),
        workingHours: this.workspace.configuration.workingHours,
        events: this.eventsFor(record),
        window: { from: null, to: null, limit: 0 },
      });
      this.#contexts.set(document, context);
    }
    return context;
  }

  /** Events of the document, of documents linked with it, and of those that bind the same parties. */
  eventsFor(document: DocumentRecord): TriggerEvent[] {
    return this.events
      .filter((event) => {
        const other = this.documents.get(event.document);
        return other !== undefined && this.areRelated(document, other);
      })
      .map(({ id, document: where, event, when, note }) => ({ id, document: where, event, when, note }));
  }

  /** Whether what happens under one document starts the clocks of the other. */
  areRelated(one: DocumentRecord, other: DocumentRecord): boolean {
    return (
      one.id === other.id ||
      this.families.get(one.id) === this.families.get(other.id) ||
      sameParties(one.facts.parties, other.facts.parties)
    );
  }

  #occurrence(
    obligation: string,
    due: DueDate,
    decision: OccurrenceDecision | undefined,
    everything: OccurrenceDecision | undefined,
  ): Occurrence {
    return {
      ...due,
      id: `${obligation}@${due.key}`,
      obligation,
      status: this.#status(due, decision),
      owner: decision?.owner ?? everything?.owner ?? null,
      snoozedUntil: decision?.snoozedUntil ?? null,
      notes: [...(everything?.notes ?? []), ...(decision?.notes ?? [])],
    };
  }

  #status(due: DueDate, decision: OccurrenceDecision | undefined): OccurrenceStatus {
    if (decision?.status) return decision.status;
    const past = due.allDay
      ? due.due < this.#today
      : Temporal.Instant.compare(Temporal.Instant.from(due.due), this.#instant) < 0;
    return past ? 'overdue' : 'open';
  }
}

/** Of a series, only the last due date before the window counts as missed: tenor cannot know what was done in the years
 *  before it was told of the contract. */
function withoutOldDebts(occurrences: readonly Occurrence[], window: Window): Occurrence[] {
  const before = occurrences.filter(({ due }) => due.slice(0, 10) < window.from);
  const last = before.at(-1);
  return occurrences.filter(
    (occurrence) =>
      occurrence.due.slice(0, 10) >= window.from || (occurrence === last && occurrence.status === 'overdue'),
  );
}

/** Documents that are linked, directly or through others, get one name. */
function joinFamilies(
  documents: readonly DocumentRecord[],
  links: readonly { link: { from: string; to: string | null } }[],
): Map<string, string> {
  const family = new Map(documents.map(({ id }) => [id, id]));
  const head = (id: string): string => {
    const above = family.get(id) ?? id;
    return above === id ? id : head(above);
  };
  for (const { link } of links) if (link.to) family.set(head(link.from), head(link.to));
  return new Map(documents.map(({ id }) => [id, head(id)]));
}
