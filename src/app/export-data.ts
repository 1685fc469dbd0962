import type { Temporal } from 'temporal-polyfill';
import type { ConflictStatus, ConflictType, Severity } from '../model/conflict.js';
import type { DocumentType } from '../model/facts.js';
import type { Lane, Modality, ObligationKind, OccurrenceStatus, Relation, ReviewState } from '../model/obligation.js';
import type { ProvisionCategory } from '../model/provision.js';
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

/** @param options.documents  designations as for `findDocument`; all current documents where absent */
export async function exportData(
  workspace: Workspace,
  options: { now: Temporal.ZonedDateTime; documents?: readonly string[] },
): Promise<ExportData> {
  throw new Error(`not yet: ${workspace.grammars} ${options}`);
}
