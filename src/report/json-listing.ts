import type { Explanation } from '../app/explain-obligation.js';
import type { Amendment, ConflictView, DueItem, ObligationView } from '../app/views.js';
import type { Occurrence } from '../model/obligation.js';
import type { DocumentRecord } from '../model/record.js';
import { formatValue } from '../model/value-text.js';

/** What `--json` prints of each thing: flat, stable, with the names of the export (SPEC section 2); a document by its id and
 *  file, never with its whole text. */

export function documentJson(record: DocumentRecord) {
  const { facts } = record;
  return {
    id: record.id,
    file: record.file,
    sha256: record.sha256,
    title: record.title,
    type: record.type,
    version: record.version,
    current: record.current,
    parties: facts.parties.map(({ name, aliases, role }) => ({ name, aliases, role })),
    dates: {
      agreement: facts.agreementDate?.value ?? null,
      effective: facts.effectiveDate?.value ?? null,
      expiration: facts.expirationDate?.value ?? null,
    },
    governingLaw: facts.governingLaw?.value ?? null,
    pages: record.pages,
    clauses: record.clauses,
    obligations: record.obligations,
    imported: record.imported,
  };
}

function occurrenceJson({ id, due, allDay, status, owner, opens, sendBy, snoozedUntil, notes, trace }: Occurrence) {
  return { id, due, allDay, status, owner, opens, sendBy, snoozedUntil, notes, trace };
}

function amendmentJson({ how, by, part, clause, quote, since, before, after, confirmed }: Amendment) {
  return {
    ...{ how, by: by.id, file: by.file, part, clause, quote, since, confirmed },
    before: formatValue(before),
    after: after && formatValue(after),
  };
}

function ownJson({ obligation: o, amendments, document, value, ourSide, lane, unresolved, owner }: ObligationView) {
  return {
    id: o.id,
    document: document.id,
    file: document.file,
    kind: o.kind,
    part: o.part,
    clause: o.clause,
    page: o.page,
    modality: o.modality,
    obligor: o.obligor,
    obligee: o.obligee,
    ourSide,
    action: o.action,
    trigger: o.trigger,
    value,
    relation: o.relation,
    vague: o.vague,
    exceptions: o.exceptions,
    quote: o.quote,
    rule: o.rule,
    confidence: o.confidence,
    lane,
    unresolved,
    findings: o.findings.map(({ code, message }) => ({ code, message })),
    review: o.review,
    owner,
    amendments: amendments.map(amendmentJson),
  };
}

export function obligationJson(view: ObligationView) {
  return { ...ownJson(view), occurrences: view.occurrences.map(occurrenceJson) };
}

export function dueJson({ day, daysLeft, occurrence, view }: DueItem) {
  return { day, daysLeft, occurrence: occurrenceJson(occurrence), obligation: ownJson(view) };
}

export function conflictJson({ conflict, status, reason, a, b, governs }: ConflictView) {
  const { formerId: _, ...told } = conflict;
  return { ...told, status, reason, files: { a: a.file, b: b.file, governs: governs?.file ?? null } };
}

export function explanationJson(explanation: Explanation) {
  const { view, clause, provisions, awaits, stops, follows, conflicts, review, history } = explanation;
  return {
    ...obligationJson(view),
    slots: view.obligation.slots,
    timing: view.obligation.timing,
    inClause: clause,
    categories: provisions,
    awaits,
    stops,
    follows: follows.map(({ id }) => id),
    conflicts: conflicts.map(conflictJson),
    reviewed: review,
    history,
  };
}
