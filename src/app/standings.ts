import { Temporal } from 'temporal-polyfill';
import type { TriggerEvent } from '../model/event.js';
import type { DueDate, Obligation, Occurrence, OccurrenceStatus, Standing } from '../model/obligation.js';
import type { DocumentRecord, EventRecord, OccurrenceDecision } from '../model/record.js';
import type { Timing } from '../model/timing.js';
import { formatValue } from '../model/value-text.js';
import { contextOf, type DueWindow, type ResolveContext, type TermChange } from '../resolve/context.js';
import { resolveObligation } from '../resolve/resolve-obligation.js';
import { endingEvents } from '../resolve/term.js';
import { listDecisions } from '../store/decisions.js';
import { listDocumentRecords } from '../store/documents.js';
import { listEventRecords } from '../store/events.js';
import { loadText } from '../store/readings.js';
import { AmendedObligations } from './amended-obligations.js';
import { Calendars } from './calendars.js';
import { countsFromBase } from './counts-from-base.js';
import { DocumentCircle } from './document-circle.js';
import { listLinks } from './link-documents.js';
import { ourSide } from './our-side.js';
import { stopsRenewal } from './stops-renewal.js';
import { readTermChanges } from './term-changes.js';
import type { ObligationView, OurSide, Window } from './views.js';
import type { Workspace } from './workspace.js';

/** How far back a series is looked at for a due date that nobody marked as done, in days: no further than its last one. */
const lookBack = 400;
const longestDays = { year: 366, month: 31, week: 7, day: 1, hour: 1, minute: 1, second: 1 } as const;
/** Rolls, and the days of a month on which it may fall, put a due date off by no more than this. */
const slack = 45;
/** A series never shows more due dates than this, however wide the window. */
const mostDates = 2_000;

const nothingDecided = { key: '', status: null, snoozedUntil: null, notes: [] } as const;

/** Says of obligations where they stand today: due dates are counted on reading, from the stored timing, the facts, the
 *  events and the calendars, so that a correction of any of them is true at once everywhere. */
export class Standings {
  readonly #contexts = new Map<string, Omit<ResolveContext, 'window'>>();
  readonly #baseContexts = new Map<string, Omit<ResolveContext, 'window'>>();
  readonly #calendars: Calendars;
  readonly #ranges = new Map<string, DueWindow>();
  readonly #sides = new Map<string, OurSide>();
  readonly #today: string;
  readonly #instant: Temporal.Instant;

  private constructor(
    readonly workspace: Workspace,
    readonly now: Temporal.ZonedDateTime,
    readonly documents: ReadonlyMap<string, DocumentRecord>,
    readonly events: readonly EventRecord[],
    readonly circle: DocumentCircle,
    /** By document: what its amendments did to its term. */
    readonly termChanges: ReadonlyMap<string, readonly TermChange[]>,
    readonly amended: AmendedObligations,
  ) {
    this.#calendars = new Calendars(workspace.configuration);
    this.#today = now.toPlainDate().toString();
    this.#instant = now.toInstant();
  }

  static async load(workspace: Workspace, now: Temporal.ZonedDateTime): Promise<Standings> {
    const records = await listDocumentRecords(workspace.store, { allVersions: true });
    const documents = new Map(records.map((one) => [one.id, one]));
    const events = await listEventRecords(workspace.store);
    const circle = new DocumentCircle(documents, await listLinks(workspace));
    const today = now.toPlainDate().toString();
    const changes = await loadTermChanges(workspace, circle, today);
    const amended = await AmendedObligations.load(workspace, circle, today);
    return new Standings(workspace, now, documents, events, circle, changes, amended);
  }

  /** @param window  due dates to tell of; those before it that wait to be done come along */
  async view(obligations: readonly Obligation[], window: Window): Promise<ObligationView[]> {
    const decisions = new Map<string, OccurrenceDecision[]>();
    for (const decision of await listDecisions(this.workspace.store)) {
      decisions.set(decision.obligation, [...(decisions.get(decision.obligation) ?? []), decision]);
    }
    return obligations.map((obligation) => {
      const own = decisions.get(obligation.id) ?? [];
      const before = this.amended.placeTakenFrom(obligation);
      // Who looked after the clause that was replaced looks after the new one, until somebody says otherwise.
      const owner = before === null ? undefined : decisions.get(before)?.find(({ key }) => key === '')?.owner;
      const inherits = owner != null && !own.some(({ key }) => key === '');
      const decided = inherits ? [...own, { ...nothingDecided, obligation: obligation.id, owner }] : own;
      return this.#viewOne(obligation, window, decided);
    });
  }

  #viewOne(obligation: Obligation, window: Window, decisions: readonly OccurrenceDecision[]): ObligationView {
    const document = this.documents.get(obligation.document)!;
    const standing = this.standing(obligation, window);
    const amended = this.amended.asAmended(obligation);
    const everything = decisions.find(({ key }) => key === '');
    const occurrences = standing.due.map((due) => {
      const decision = decisions.find(({ key }) => key === due.key);
      return this.#occurrence(amended, due, decision, everything);
    });
    return {
      obligation: amended,
      amendments: this.amended.changesOf(obligation),
      document,
      value: formatValue(amended.value),
      ourSide: this.#ourSide(obligation, document),
      lane: standing.lane,
      unresolved: standing.unresolved,
      waitsFor: standing.waitsFor ?? null,
      missing: standing.missing ?? null,
      occurrences:
        standing.lane === 'recurring' ? withoutOldDebts(obligation, occurrences, window, document) : occurrences,
      owner: everything?.owner ?? null,
    };
  }

  /** Dated obligations give every due date, series those of the window and what came shortly before today. */
  standing(obligation: Obligation, window: Window): Standing {
    const amended = this.amended.asAmended(obligation);
    const range = this.#rangeFor(window, reachBack(amended.timing));
    const standing = resolveObligation(amended, { ...this.contextOf(amended), window: range });
    const ended = this.amended.ended(obligation);
    return ended ? untilEnded(standing, amended, ended.since) : standing;
  }

  /** Those made by today, in the order in which they were made. */
  amendmentsOf(document: DocumentRecord): DocumentRecord[] {
    return this.circle.amendmentsOf(document, this.#today);
  }

  /** What clocks start with as far as is known, as `StoredFilter.startedBy` wants it. */
  startingPoints(): string[] {
    const dates = ['date', 'effective-date', 'signature-date', 'calendar', ...endingEvents];
    return [...new Set([...dates, ...this.events.map(({ event }) => event)])];
  }

  /** @param back  days before today from which due dates are looked at, where the window begins later */
  #rangeFor(window: Window, back: number): DueWindow {
    const key = `${window.from} ${window.to} ${back}`;
    let range = this.#ranges.get(key);
    if (!range) {
      const earliest = this.now.toPlainDate().subtract({ days: back }).toString();
      const [from] = [earliest, window.from].sort();
      range = { from: from!, to: window.to, onlyOverSeries: true, limit: mostDates };
      this.#ranges.set(key, range);
    }
    return range;
  }

  /** What an obligation is counted by: where its words count from the agreement that its document belongs to, that
   *  agreement's dates and term. */
  contextOf(obligation: Obligation): Omit<ResolveContext, 'window'> {
    const document = this.documents.get(obligation.document)!;
    const base = this.circle.baseOf(document);
    const own = this.contextFor(document);
    const putIn = this.amended.isPutIn(obligation);
    if (!base || !(putIn || countsFromBase(obligation, document, base))) return own;
    let context = this.#baseContexts.get(document.id);
    if (!context) {
      const { effectiveDate, signatureDate, expiry, term, termChanges } = this.contextFor(base);
      context = { ...own, effectiveDate, signatureDate, expiry, term, termChanges, termOf: base.title };
      this.#baseContexts.set(document.id, context);
    }
    return context;
  }

  /** A document that says nothing of holidays, of its clock or of the arrival of notices has those of its agreement. */
  contextFor(document: DocumentRecord): Omit<ResolveContext, 'window'> {
    let context = this.#contexts.get(document.id);
    if (!context) {
      const base = this.circle.baseOf(document);
      const { facts } = document;
      const { configuration } = this.workspace;
      context = contextOf(facts, {
        zone: facts.timeZone ?? base?.facts.timeZone ?? configuration.timeZone,
        calendar: this.#calendars.of(document, base),
        workingHours: facts.workingHours ?? base?.facts.workingHours ?? configuration.workingHours,
        events: this.eventsFor(document),
        termChanges: this.termChanges.get(document.id) ?? [],
        ...(facts.deemedReceipts.length === 0 && base && { deemedReceipts: base.facts.deemedReceipts }),
        window: { from: null, to: null, limit: 0 },
      });
      this.#contexts.set(document.id, context);
    }
    return context;
  }

  /** Events of the document, and those of others that start its clocks too. */
  eventsFor(document: DocumentRecord): TriggerEvent[] {
    return this.events
      .filter((event) => {
        const other = this.documents.get(event.document);
        return other !== undefined && this.circle.startsClocks(event, other, document);
      })
      .map(({ id, document: where, event, when, note }) => ({ id, document: where, event, when, note }));
  }

  #occurrence(
    obligation: Obligation,
    due: DueDate,
    decision: OccurrenceDecision | undefined,
    everything: OccurrenceDecision | undefined,
  ): Occurrence {
    const { key, due: day, allDay, opens, sendBy } = due;
    return {
      ...{ key, due: day, allDay, opens, sendBy },
      // Written only for who reads it.
      get trace() {
        return due.trace;
      },
      id: `${obligation.id}@${due.key}`,
      obligation: obligation.id,
      status: this.#status(obligation, due, decision),
      owner: decision?.owner ?? everything?.owner ?? null,
      snoozedUntil: decision?.snoozedUntil ?? null,
      notes: [...(everything?.notes ?? []), ...(decision?.notes ?? [])],
    };
  }

  /** The same few names come again and again. */
  #ourSide(obligation: Obligation, { id, facts }: DocumentRecord): OurSide {
    const key = `${id}\n${obligation.obligor}\n${obligation.obligee}`;
    let side = this.#sides.get(key);
    if (!side) {
      side = ourSide(obligation, facts.parties, this.workspace.configuration.us);
      this.#sides.set(key, side);
    }
    return side;
  }

  #status({ relation }: Obligation, due: DueDate, decision: OccurrenceDecision | undefined): OccurrenceStatus {
    if (decision?.status) return decision.status;
    // A time that ends, in which something may not be done or must go on, leaves nothing to be done late.
    if (relation === 'not-before') return 'open';
    const past = due.allDay
      ? due.due < this.#today
      : Temporal.Instant.compare(Temporal.Instant.from(due.due), this.#instant) < 0;
    return past ? 'overdue' : 'open';
  }
}

function reachBack(timing: Timing | null): number {
  const every = timing?.recurrence?.every;
  if (!every) return lookBack;
  return Math.min(lookBack, Math.ceil(every.count * longestDays[every.unit] * (every.business ? 5 : 1)) + slack);
}

/** What is left of an obligation whose clause was replaced or deleted: what fell due before, of a series or of events;
 *  a single date that the clause laid down goes with it.
 *  @param since  ISO date */
function untilEnded(standing: Standing, { timing }: Obligation, since: string | null): Standing {
  const single = standing.lane !== 'recurring' && timing?.anchor.type !== 'event';
  const due = single || since === null ? [] : standing.due.filter((date) => date.due.slice(0, 10) < since);
  return { lane: due.length > 0 ? standing.lane : 'undated', unresolved: null, due };
}

/** Of a series, only the last due date before the window counts as missed, and only where tenor knew of the contract by
 *  then: what was done in the years before is not known. A renewal that nobody stopped is no debt at all. */
function withoutOldDebts(
  obligation: Obligation,
  occurrences: readonly Occurrence[],
  window: Window,
  document: DocumentRecord,
): Occurrence[] {
  const last = occurrences.filter(({ due }) => due.slice(0, 10) < window.from).at(-1);
  const known = (day: string) => day >= document.imported.at.slice(0, 10);
  return occurrences.filter((occurrence) => {
    const day = occurrence.due.slice(0, 10);
    if (day >= window.from) return true;
    return occurrence === last && occurrence.status === 'overdue' && known(day) && !stopsRenewal(obligation);
  });
}

/** Of amendments that are made by today. */
async function loadTermChanges(
  workspace: Workspace,
  circle: DocumentCircle,
  today: string,
): Promise<Map<string, TermChange[]>> {
  const changes = new Map<string, TermChange[]>();
  for (const base of circle.documents.values()) {
    const found: TermChange[] = [];
    for (const amendment of circle.amendmentsOf(base, today)) {
      const { expirationDate, termSpans } = amendment.facts;
      if (expirationDate === null && termSpans.renewal === null) continue;
      found.push(...readTermChanges(base.facts, amendment, await loadText(workspace.store, amendment.id)));
    }
    if (found.length > 0) changes.set(base.id, found);
  }
  return changes;
}
