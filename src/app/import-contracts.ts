import type { Finding } from '../model/finding.js';
import type { ObligationKind } from '../model/obligation.js';
import type { DocumentRecord } from '../model/record.js';
import type { Acting } from './views.js';
import type { Workspace } from './workspace.js';

export interface ImportOptions extends Acting {
  /** What `-` stands for. */
  readonly standardInput?: () => Promise<Uint8Array>;
  readonly password?: string;
  /** Read files again that were read with the same grammars. */
  readonly again?: boolean;
  readonly onProgress?: (progress: ImportProgress) => void;
}

export interface ImportProgress {
  readonly done: number;
  readonly total: number;
  /** The file just finished. */
  readonly file: string;
  readonly filesPerSecond: number;
  readonly secondsLeft: number | null;
}

export interface PlacedFinding extends Finding {
  /** Number of the clause it stands in; empty where it has no place. */
  readonly clause: string;
}

export interface ImportedFile {
  readonly file: string;
  readonly outcome: 'imported' | 'new-version' | 'read-again' | 'unchanged' | 'failed';
  readonly document: DocumentRecord | null;
  readonly counts: {
    readonly clauses: number;
    readonly obligations: number;
    /** Obligations that wait for an event. */
    readonly awaiting: number;
    readonly byKind: Readonly<Record<ObligationKind, number>>;
  };
  readonly findings: readonly PlacedFinding[];
  /** Reviews, owners and done marks that came over from the version before. */
  readonly carried: number;
  /** Obligations with such marks that the new version no longer has. */
  readonly lost: readonly string[];
  /** Another file with the same bytes, imported before. */
  readonly sameAs: string | null;
  /** One line: what was wrong and what to do. */
  readonly error: string | null;
  readonly seconds: number;
}

export interface ImportReport {
  readonly files: readonly ImportedFile[];
  readonly failed: number;
  readonly seconds: number;
}

/** Files, folders, globs, `-`; one bad file never stops the rest.
 *  @throws {UsageError} where a path names nothing and no other path names anything. */
export async function importContracts(
  workspace: Workspace,
  paths: readonly string[],
  options: ImportOptions,
): Promise<ImportReport> {
  throw new Error(`not yet: ${workspace.grammars} ${paths} ${options.who}`);
}
