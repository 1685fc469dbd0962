import { type ObligationKind, obligationKinds } from '../model/obligation.js';
import type { Reading } from '../model/reading.js';
import type { DocumentRecord } from '../model/record.js';
import { findInForce } from '../store/known-file.js';
import type { Store } from '../store/open-store.js';
import type { PlacedFinding } from './place-findings.js';
import { placeOf } from './place-of.js';

/** What came of a file that was to be imported. */
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
  /** Another file with the same bytes, imported before; where `document` is no longer in force, the one that has come of it. */
  readonly sameAs: string | null;
  /** The name under which it arrived, where another agreement has that. */
  readonly arrivedAs: string | null;
  /** One line: the file, what was wrong and what to do. */
  readonly error: string | null;
  readonly seconds: number;
}

export function countObligations({ tree, obligations }: Reading): ImportedFile['counts'] {
  const waits = obligations.filter(
    ({ timing, unresolved }) => timing !== null && unresolved === null && timing.anchor.type === 'event',
  );
  return {
    clauses: tree.clauses.length,
    obligations: obligations.length,
    awaiting: waits.length,
    byKind: Object.fromEntries(
      obligationKinds.map((kind) => [kind, obligations.filter((obligation) => obligation.kind === kind).length]),
    ) as Record<ObligationKind, number>,
  };
}

const nothing: Omit<ImportedFile, 'file' | 'outcome' | 'seconds'> = {
  document: null,
  counts: {
    clauses: 0,
    obligations: 0,
    awaiting: 0,
    byKind: { deadline: 0, 'notice-period': 0, penalty: 0, 'audit-right': 0, retention: 0 },
  },
  findings: [],
  carried: 0,
  lost: [],
  sameAs: null,
  arrivedAs: null,
  error: null,
};

export async function alreadyKnown(
  store: Store,
  file: string,
  document: DocumentRecord,
  seconds: number,
): Promise<ImportedFile> {
  const inForce = document.current ? document : await findInForce(store, document);
  return { ...nothing, file, outcome: 'unchanged', document, sameAs: otherFile(file, inForce ?? document), seconds };
}

export function otherFile(file: string, document: DocumentRecord): string | null {
  return placeOf(file).names.includes(document.file) ? null : document.file;
}

export function failed(file: string, error: string, seconds: number): ImportedFile {
  return { ...nothing, file, outcome: 'failed', error, seconds };
}
