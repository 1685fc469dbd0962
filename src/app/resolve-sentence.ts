import { createHash } from 'node:crypto';
import { calendarFor } from '../calendar/choose-calendar.js';
import type { OwnCalendar } from '../calendar/own-calendar.js';
import type { WorkingHours } from '../calendar/working-hours.js';
import { extractObligations } from '../extract/extract-obligations.js';
import { readFacts } from '../facts/read-facts.js';
import type { GrammarSet } from '../grammar/grammar-set.js';
import { UnknownCalendarError, UsageError } from '../model/errors.js';
import type { ObligationDraft } from '../model/obligation.js';
import type { SourceDocument } from '../model/source-document.js';
import { formatValue } from '../model/value-text.js';
import { contextOf, type ResolveContext } from '../resolve/context.js';
import { readMoment } from '../resolve/moment.js';
import { resolveObligation } from '../resolve/resolve-obligation.js';
import { obligationIds } from '../store/identifiers.js';
import { readStructure } from '../structure/read-structure.js';
import type { ExportedObligation } from './export-data.js';

/** Of a series so many due dates are shown. */
const datesShown = 12;

/** What would be read from a sentence, and when it would fall due. */
export interface SentenceQuestion {
  readonly sentence: string;
  /** Date or instant of whatever event the sentence waits for; null: it has not happened. */
  readonly event: string | null;
  /** ISO dates. */
  readonly effective: string | null;
  readonly expiry: string | null;
  /** IANA; null: the zone that the sentence names, else `fallbackZone`. */
  readonly timeZone: string | null;
  readonly fallbackZone: string;
  /** Jurisdictions or names of own calendars; empty: those that the sentence names, else `fallbackCalendars`. */
  readonly calendars: readonly string[];
  readonly fallbackCalendars: readonly string[];
  readonly ownCalendars: readonly OwnCalendar[];
  readonly workingHours: WorkingHours | null;
}

/** An obligation as the export has it, and what it waits for or lacks. */
export interface ResolvedObligation extends ExportedObligation {
  /** Armed: the event that starts the clock. */
  readonly waitsFor: string | null;
  /** Unresolved: what is missing, in words. */
  readonly missing: string | null;
}

/** Reads a sentence as if it were a document of its own and counts its due dates: `tenor resolve`.
 *  @throws {UsageError} for a date, a zone or a calendar that does not exist */
export function resolveSentence(
  question: SentenceQuestion,
  grammars: GrammarSet,
): { readonly obligations: readonly ResolvedObligation[] } {
  const source = sentenceSource(question.sentence);
  const tree = readStructure(source, grammars);
  const facts = readFacts(source, tree, grammars);
  const obligations = extractObligations(source, tree, facts, grammars);
  const zone = checkZone(question.timeZone ?? facts.timeZone ?? question.fallbackZone);
  for (const when of [question.event, question.effective, question.expiry]) if (when) readMoment(when, zone);
  const day = (when: string | null) => when && readMoment(when, zone).day.toString();
  const stated = facts.businessDay?.jurisdictions ?? (facts.jurisdiction ? [facts.jurisdiction] : []);
  const named = [question.calendars, stated, question.fallbackCalendars].find(({ length }) => length > 0) ?? [];
  const context = contextOf(facts, {
    zone,
    calendar: chooseCalendar(named, facts.businessDay?.weekend ?? [], question),
    workingHours: facts.workingHours ?? question.workingHours,
    anyEvent: question.event,
    effectiveDate: day(question.effective) ?? facts.effectiveDate?.value ?? null,
    expiry: day(question.expiry) ?? facts.expirationDate?.value ?? null,
    // The date of signing is an event like another here.
    signatureDate: question.event ? null : (facts.agreementDate?.value ?? null),
    window: { from: null, to: null, limit: datesShown },
  });
  const ids = obligationIds(source.sha256, source.text, obligations);
  return { obligations: obligations.map((draft, i) => describe(draft, ids[i]!, source, context)) };
}

function sentenceSource(text: string): SourceDocument {
  const sha256 = createHash('sha256').update(text).digest('hex');
  return { file: 'sentence', sha256, format: 'text', text, pageStarts: [0], blocks: [], findings: [] };
}

function checkZone(zone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch (error) {
    throw new UsageError(`${zone}: no time zone; write it as Europe/London`, { cause: error });
  }
}

function chooseCalendar(names: readonly string[], weekend: readonly number[], question: SentenceQuestion) {
  if (names.length === 0) return null;
  try {
    return calendarFor({ jurisdictions: names, weekend, own: question.ownCalendars });
  } catch (error) {
    if (!(error instanceof UnknownCalendarError)) throw error;
    // What the sentence names may well be unknown; what the command names must not be.
    if (names === question.calendars) throw new UsageError(error.message, { cause: error });
    return null;
  }
}

function describe(
  draft: ObligationDraft,
  id: string,
  source: SourceDocument,
  context: ResolveContext,
): ResolvedObligation {
  const standing = resolveObligation(draft, context);
  const { kind, part, clause, modality, obligor, obligee, action, trigger, relation, vague, exceptions } = draft;
  const { start, end, page, rule, confidence } = draft;
  return {
    ...{ id, kind, part, clause, modality, obligor, obligee, action, trigger },
    value: formatValue(draft.value),
    ...{ relation, vague, exceptions, start, end, page },
    quote: source.text.slice(start, end),
    ...{ rule, confidence },
    lane: standing.lane,
    unresolved: standing.unresolved,
    findings: draft.findings.map(({ message }) => message),
    review: 'unreviewed',
    waitsFor: standing.waitsFor ?? null,
    missing: standing.missing ?? null,
    occurrences: standing.due.map(({ key, due, allDay, trace }) => {
      return { id: `${id}@${key}`, due, allDay, status: 'open', owner: null, trace };
    }),
  };
}
