import type { Temporal } from 'temporal-polyfill';
import type { ConflictSide, ConflictStatus, ConflictType, Severity } from '../model/conflict.js';
import type { DocumentType } from '../model/facts.js';
import {
  type Lane,
  type Modality,
  type ObligationKind,
  type OccurrenceStatus,
  type Relation,
  type ReviewState,
  reviewStates,
} from '../model/obligation.js';
import type { ProvisionCategory } from '../model/provision.js';
import type { DocumentRecord } from '../model/record.js';
import type { Span } from '../model/span.js';
import type { Period } from '../model/value.js';
import { formatPeriod, formatValue } from '../model/value-text.js';
import { loadReading } from '../store/readings.js';
import { listLinks } from './link-documents.js';
import { listConflicts } from './list-conflicts.js';
import { findDocument, listDocuments } from './list-documents.js';
import { selectObligations } from './list-obligations.js';
import { isUs } from './our-side.js';
import { Standings } from './standings.js';
import type { Amendment, ConflictView, ObligationFilter, ObligationView } from './views.js';
import type { Workspace } from './workspace.js';

/** The export of SPEC section 2: what other programs read. Offsets are UTF-16, into `documents[].text`. */
export interface ExportData {
  readonly schema: 'tenor/1';
  readonly documents: readonly ExportedDocument[];
  readonly conflicts: readonly ExportedConflict[];
}

export interface ExportedDocument {
  readonly id: string;
  readonly file: string;
  readonly sha256: string;
  readonly title: string;
  readonly type: DocumentType;
  readonly amends: string | null;
  readonly parties: readonly { name: string; aliases: readonly string[]; role: string; us: boolean }[];
  readonly dates: { agreement: string | null; effective: string | null; expiration: string | null };
  readonly renewalTerm: string | null;
  readonly noticePeriodToTerminateRenewal: string | null;
  readonly governingLaw: string | null;
  readonly text: string;
  readonly provisions: readonly ExportedProvision[];
  readonly obligations: readonly ExportedObligation[];
  readonly precedence: readonly { clause: string; quote: string; winner: string; loser: string; scope: string }[];
}

export interface ExportedProvision {
  readonly category: ProvisionCategory;
  readonly part: string;
  readonly clause: string;
  readonly start: number;
  readonly end: number;
  readonly page: number;
  readonly quote: string;
  readonly confidence: number;
}

export interface ExportedObligation {
  readonly id: string;
  readonly kind: ObligationKind;
  readonly part: string;
  readonly clause: string;
  readonly modality: Modality;
  readonly obligor: string;
  readonly obligee: string;
  readonly action: string;
  readonly trigger: { event: string; text: string };
  readonly value: string;
  readonly relation: Relation | null;
  readonly vague: boolean;
  readonly exceptions: readonly string[];
  readonly start: number;
  readonly end: number;
  readonly page: number;
  readonly quote: string;
  readonly rule: string;
  readonly confidence: number;
  readonly lane: Lane;
  readonly unresolved: string | null;
  readonly findings: readonly string[];
  readonly review: ReviewState;
  readonly occurrences: readonly ExportedOccurrence[];
}

export interface ExportedOccurrence {
  readonly id: string;
  readonly due: string;
  readonly allDay: boolean;
  readonly status: OccurrenceStatus;
  readonly owner: string | null;
  readonly trace: readonly string[];
}

export interface ExportedSide {
  readonly document: string;
  readonly part: string;
  readonly clause: string;
  readonly obligation: string | null;
  readonly quote: string;
}

export interface ExportedConflict {
  readonly id: string;
  readonly topic: string;
  readonly type: ConflictType;
  readonly severity: Severity;
  readonly a: ExportedSide;
  readonly b: ExportedSide;
  readonly governs: string | null;
  readonly because: string;
  readonly explanation: string;
  readonly status: ConflictStatus;
}

/** The export as it stands at `now`: of the obligations that a filter lets through, and of the documents that hold them; of one
 *  document with all of its conflicts where only that is named. The order is that of files, of the text, of due dates. */
export async function exportData(
  workspace: Workspace,
  filter: ObligationFilter,
  options: { now: Temporal.ZonedDateTime },
): Promise<ExportData> {
  const standings = await Standings.load(workspace, options.now);
  const views = await selectObligations(standings, { reviews: reviewStates, ...filter });
  const { document, ...others } = filter;
  const named = document === undefined ? null : (await findDocument(workspace, document)).id;
  const isFiltered = Object.keys(others).length > 0;
  const concerned = new Set(views.map(({ obligation }) => obligation.document));
  const isChosen = (id: string) => (named === null || id === named) && (!isFiltered || concerned.has(id));
  const records = (await listDocuments(workspace)).filter(({ id }) => isChosen(id));
  const links = await listLinks(workspace);
  const documents: ExportedDocument[] = [];
  for (const record of records) {
    const amends = links.find(({ link }) => link.from === record.id && link.relation === 'amends' && link.to !== null);
    documents.push({
      ...describe(record, workspace.configuration.us, amends?.link.to ?? null),
      ...(await readParts(
        workspace,
        record,
        views.filter(({ obligation }) => obligation.document === record.id),
      )),
    });
  }
  const conflicts = await listConflicts(workspace, {}, options);
  return {
    schema: 'tenor/1',
    documents,
    conflicts: conflicts
      .filter(({ conflict: { a, b } }) =>
        isFiltered ? isChosen(a.document) && isChosen(b.document) : isChosen(a.document) || isChosen(b.document),
      )
      .map(toConflict),
  };
}

function describe(
  { id, file, sha256, title, type, facts }: DocumentRecord,
  us: readonly string[],
  amends: string | null,
) {
  const { term } = facts;
  const period = (length: Period | null) => (length === null ? null : formatPeriod(length));
  return {
    id,
    file,
    sha256,
    title,
    type,
    amends,
    parties: facts.parties.map((party) => ({
      name: party.name,
      aliases: party.aliases,
      role: party.role,
      us: isUs(party, us),
    })),
    dates: {
      agreement: facts.agreementDate?.value ?? null,
      effective: facts.effectiveDate?.value ?? null,
      expiration: facts.expirationDate?.value ?? (term.perpetual ? 'perpetual' : null),
    },
    renewalTerm: term.endless ? 'perpetual' : period(term.renewal),
    noticePeriodToTerminateRenewal: period(term.noticeToStop),
    governingLaw: facts.governingLaw?.value ?? null,
  };
}

async function readParts(workspace: Workspace, { id }: DocumentRecord, views: readonly ObligationView[]) {
  const { source, provisions, precedence } = (await loadReading(workspace.store, id))!;
  const quote = ({ start, end }: Span) => source.text.slice(start, end);
  return {
    text: source.text,
    provisions: provisions.map(({ category, part, clause, start, end, page, confidence }) => {
      return { category, part, clause, start, end, page, quote: quote({ start, end }), confidence };
    }),
    obligations: views.map(toObligation),
    precedence: precedence.map(({ clause, winner, loser, scope, start, end }) => {
      return { clause, quote: quote({ start, end }), winner, loser, scope };
    }),
  };
}

function toObligation({
  obligation,
  amendments,
  value,
  lane,
  unresolved,
  occurrences,
}: ObligationView): ExportedObligation {
  const { id, kind, part, clause, modality, obligor, obligee, action, trigger, relation, vague, exceptions } =
    obligation;
  const { start, end, page, quote, rule, confidence, findings, review } = obligation;
  return {
    ...{ id, kind, part, clause, modality, obligor, obligee, action },
    trigger: { event: trigger.event, text: trigger.text },
    ...{ value, relation, vague, exceptions, start, end, page, quote, rule, confidence, lane, unresolved },
    findings: [
      ...findings.map(({ message }) => message),
      ...amendments.filter(({ confirmed }) => confirmed).map(tellAmendment),
    ],
    review,
    occurrences: occurrences.map(({ id: occurrence, due, allDay, status, owner, trace }) => {
      return { id: occurrence, due, allDay, status, owner, trace };
    }),
  };
}

/** `changed by Amendment No. 1, clause 3, from P90D`. */
function tellAmendment({ how, by, clause, before }: Amendment): string {
  const verb = how === 'replaced' || how === 'deleted' ? how : 'changed';
  return `${verb} by ${by.title}${clause ? `, clause ${clause}` : ''}: before, ${formatValue(before)}`;
}

function toConflict({ conflict, status }: ConflictView): ExportedConflict {
  const side = ({ document, part, clause, obligation, quote }: ConflictSide): ExportedSide => {
    return { document, part, clause, obligation, quote };
  };
  const { id, topic, type, severity, a, b, governs, because, explanation } = conflict;
  return { id, topic, type, severity, a: side(a), b: side(b), governs, because, explanation, status };
}
