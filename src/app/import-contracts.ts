import { createHash } from 'node:crypto';
import { loadGrammars } from '../grammar/load.js';
import { readBytes } from '../ingest/open-file.js';
import type { ReadOptions } from '../ingest/read-options.js';
import { readBuffer } from '../ingest/read-source.js';
import { TenorError, UsageError } from '../model/errors.js';
import { type ObligationKind, obligationKinds } from '../model/obligation.js';
import type { Reading } from '../model/reading.js';
import type { Deed, DocumentRecord } from '../model/record.js';
import { findDocumentByBytes } from '../store/documents.js';
import { saveReading } from '../store/save-reading.js';
import { deedOf } from './deed.js';
import { findFiles } from './find-files.js';
import { fingerprintOf } from './fingerprint.js';
import { type PlacedFinding, placeFindings } from './place-findings.js';
import { readContract, readDocument } from './read-contract.js';
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
  /** One line: the file, what was wrong and what to do. */
  readonly error: string | null;
  readonly seconds: number;
}

export interface ImportReport {
  /** In the order of `findFiles`; an e-mail gives one for itself and one for each attachment. */
  readonly files: readonly ImportedFile[];
  readonly failed: number;
  /** Files in folders that are no documents by their names. */
  readonly skipped: readonly string[];
  readonly seconds: number;
}

/** Files, folders, globs, `-`. Each file is read, then stored in one transaction; one bad file never stops the rest, and a
 *  run that was cut short is finished by running it again.
 *  @throws {UsageError} where nothing is named by any of the paths
 *  @throws {StoreError} where the database fails: that is no fault of a file */
export async function importContracts(
  workspace: Workspace,
  paths: readonly string[],
  options: ImportOptions,
): Promise<ImportReport> {
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  const { files, skipped, empty } = findFiles(paths);
  if (files.length === 0) throw new UsageError(`there is no document in ${empty.join(', ') || 'what was named'}`);
  const run: Run = {
    workspace,
    options,
    grammars: loadGrammars(workspace.grammars),
    readWith: fingerprintOf(workspace.grammars),
    imported: deedOf(options),
  };
  const imported: ImportedFile[] = empty.map((path) => failed(path, `${path}: there is no document in it`, 0));
  for (const [i, file] of files.entries()) {
    imported.push(...(await importFile(run, file)));
    const filesPerSecond = (i + 1) / seconds();
    const secondsLeft = (files.length - i - 1) / filesPerSecond;
    options.onProgress?.({ done: i + 1, total: files.length, file, filesPerSecond, secondsLeft });
  }
  return {
    files: imported,
    failed: imported.filter(({ outcome }) => outcome === 'failed').length,
    skipped,
    seconds: seconds(),
  };
}

interface Run {
  readonly workspace: Workspace;
  readonly options: ImportOptions;
  readonly grammars: ReturnType<typeof loadGrammars>;
  readonly readWith: string;
  readonly imported: Deed;
}

async function importFile(run: Run, file: string): Promise<ImportedFile[]> {
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  try {
    if (file !== '-') {
      const known = await unchanged(run, file);
      if (known) return [alreadyKnown(file, known, seconds())];
    }
    const readings =
      file === '-' ? await readStandardInput(run) : await readContract(file, run.grammars, readOptions(run.options));
    const imported: ImportedFile[] = [];
    for (const reading of readings) imported.push(await store(run, reading, seconds() / readings.length));
    return imported;
  } catch (error) {
    // A fault of the database or of tenor itself is not this file's: it ends the import.
    if (!(error instanceof TenorError) || error.name === 'StoreError') throw error;
    return [failed(file, error.message, seconds())];
  }
}

/** A file whose bytes were read before with the same grammars need not be read to know what is in it. */
async function unchanged({ workspace, options, readWith }: Run, file: string): Promise<DocumentRecord | null> {
  if (options.again) return null;
  const sha256 = createHash('sha256')
    .update(await readBytes(file))
    .digest('hex');
  const known = await findDocumentByBytes(workspace.store, sha256);
  return known?.current && known.readWith === readWith ? known : null;
}

/** Text without a name gets one from its bytes: what comes next through the pipe is no later version of it. */
async function readStandardInput({ options, grammars }: Run): Promise<Reading[]> {
  if (!options.standardInput) throw new UsageError('there is nothing on standard input');
  const bytes = Buffer.from(await options.standardInput());
  const name = `standard-input-${createHash('sha256').update(bytes).digest('hex').slice(0, 8)}`;
  const sources = await readBuffer(name, bytes, readOptions(options));
  return sources.map((source) => readDocument(source, grammars));
}

function readOptions({ password }: ImportOptions): ReadOptions {
  return password === undefined ? {} : { password };
}

async function store(run: Run, reading: Reading, seconds: number): Promise<ImportedFile> {
  const { workspace, options, imported, readWith } = run;
  const { file } = reading.source;
  const saved = await saveReading(workspace.store, reading, { imported, readWith, again: options.again });
  if (saved.outcome === 'unchanged') return alreadyKnown(file, saved.document, seconds);
  return {
    file,
    outcome: saved.outcome,
    document: saved.document,
    counts: countObligations(reading),
    findings: placeFindings(reading.findings, reading.tree),
    carried: saved.carried,
    lost: saved.lost,
    sameAs: saved.document.file === file ? null : saved.document.file,
    error: null,
    seconds,
  };
}

function countObligations({ tree, obligations }: Reading): ImportedFile['counts'] {
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
  error: null,
};

function alreadyKnown(file: string, document: DocumentRecord, seconds: number): ImportedFile {
  const sameAs = document.file === file ? null : document.file;
  return { ...nothing, file, outcome: 'unchanged', document, sameAs, seconds };
}

function failed(file: string, error: string, seconds: number): ImportedFile {
  return { ...nothing, file, outcome: 'failed', error, seconds };
}
