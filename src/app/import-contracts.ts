import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readBytes } from '../ingest/open-file.js';
import { TenorError, UnreadableFileError, UsageError } from '../model/errors.js';
import type { Reading } from '../model/reading.js';
import type { Deed, DocumentRecord } from '../model/record.js';
import { recognizeFile, rememberPlace } from '../store/known-file.js';
import { inTransaction } from '../store/open-store.js';
import { saveReading } from '../store/save-reading.js';
import { StoreError } from '../store/store-error.js';
import { deedOf } from './deed.js';
import { type FoundFiles, findFiles } from './find-files.js';
import { fingerprintOf } from './fingerprint.js';
import { alreadyKnown, countObligations, failed, type ImportedFile, otherFile } from './imported-file.js';
import { inOrder } from './in-order.js';
import { nameApart } from './name-apart.js';
import { placeFindings } from './place-findings.js';
import { placeOf } from './place-of.js';
import { type PoolReadOptions, ReadingPool } from './reading-pool.js';
import type { Acting } from './views.js';
import type { Workspace } from './workspace.js';

export interface ImportOptions extends Acting {
  /** What `-` stands for. */
  readonly standardInput?: () => Promise<Uint8Array>;
  readonly password?: string;
  /** Read files again that were read with the same grammars. */
  readonly again?: boolean;
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Once a file is stored, or is known not to be readable. */
  readonly onFile?: (file: string, imported: readonly ImportedFile[]) => Promise<void>;
  /** Names are only those under which files arrived: see `nameApart`. */
  readonly arriving?: boolean;
  /** Ends the import; what is being stored just then is stored. */
  readonly signal?: AbortSignal;
  /** What `startImport` gave for the same paths. */
  readonly started?: StartedImport;
}

export interface StartedImport {
  readonly found: FoundFiles;
  readonly pool: ReadingPool;
}

/** Finds the files and starts the threads that will read them; the database can be opened meanwhile. Whoever calls this
 *  closes the pool.
 *  @param grammars  folder
 *  @throws {UsageError} where nothing is named by any of the paths */
export function startImport(paths: readonly string[], grammars: string): StartedImport {
  const found = findFiles(paths);
  const [first] = found.files;
  if (first === undefined && found.unreadable.length === 0)
    throw new UsageError(`there is no document in ${found.empty.join(', ') || 'what was named'}`);
  const pool = new ReadingPool({ grammars });
  if (first !== undefined) pool.prepare(first);
  return { found, pool };
}

export interface ImportProgress {
  readonly done: number;
  readonly total: number;
  /** The file just finished. */
  readonly file: string;
  readonly filesPerSecond: number;
  readonly secondsLeft: number | null;
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
  const { found, pool } = options.started ?? startImport(paths, workspace.grammars);
  const { files, skipped, empty, unreadable } = found;
  const imported: ImportedFile[] = [
    ...empty.map((path) => failed(path, `${path}: there is no document in it`, 0)),
    ...unreadable.map(({ path, says }) => failed(path, `${path}: ${says}`, 0)),
  ];
  let done = 0;
  const giveUp = () => void pool.close();
  options.signal?.addEventListener('abort', giveUp);
  try {
    const run: Run = {
      workspace,
      options,
      pool,
      readWith: fingerprintOf(workspace.grammars),
      imported: deedOf(options),
    };
    const readings = inOrder(files, 4 * pool.threads, async (file) => {
      const begun = performance.now();
      const result = await readFile(run, file);
      return { file, result, seconds: (performance.now() - begun) / 1000 };
    });
    for await (const { file, result, seconds: spent } of readings) {
      if (options.signal?.aborted) break;
      const stored = await storeResult(run, file, result, spent);
      imported.push(...stored);
      await options.onFile?.(file, stored);
      const filesPerSecond = ++done / seconds();
      const secondsLeft = (files.length - done) / filesPerSecond;
      options.onProgress?.({ done, total: files.length, file, filesPerSecond, secondsLeft });
    }
  } finally {
    options.signal?.removeEventListener('abort', giveUp);
    await pool.close();
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
  readonly pool: ReadingPool;
  readonly readWith: string;
  readonly imported: Deed;
}

/** What came of reading a file: what it says, the document that it is already, or one line on what was wrong. */
type Result =
  | { readonly readings: readonly Reading[] }
  | { readonly known: DocumentRecord }
  | { readonly error: string };

/** @throws {StoreError} where the database fails: that is no fault of this file, and ends the import */
async function readFile(run: Run, file: string): Promise<Result> {
  try {
    if (file === '-') return { readings: await readStandardInput(run) };
    const known = await findUnchanged(run, file);
    return known ? { known } : { readings: await run.pool.read(file, readOptions(run.options)) };
  } catch (error) {
    if (error instanceof StoreError) throw error;
    if (error instanceof TenorError) return { error: error.message };
    const words = (error instanceof Error ? error.message : String(error)).split('\n')[0]!;
    return { error: `${file}: a defect of tenor's own kept it from being read (${words}): please report it` };
  }
}

/** A file whose bytes were read before with the same grammars need not be read to know what is in it. */
async function findUnchanged({ workspace, options, readWith }: Run, file: string): Promise<DocumentRecord | null> {
  if (options.again) return null;
  const sha256 = createHash('sha256')
    .update(await readBytes(file))
    .digest('hex');
  const { known, is } = await recognizeFile(workspace.store, sha256, placeOf(file, options.arriving));
  if (is === 'new' || (is !== 'copy-of-earlier' && known?.readWith !== readWith)) return null;
  return known;
}

/** Text without a name gets one from its bytes: what comes next through the pipe is no later version of it. It is read
 *  from a private file, in a thread with limits, like any other. */
async function readStandardInput({ options, pool }: Run): Promise<Reading[]> {
  if (!options.standardInput) throw new UsageError('there is nothing on standard input');
  const bytes = await options.standardInput();
  const name = `standard-input-${createHash('sha256').update(bytes).digest('hex').slice(0, 8)}`;
  const folder = await mkdtemp(join(tmpdir(), 'tenor-'));
  try {
    const path = join(folder, name);
    await writeFile(path, bytes, { mode: 0o600 });
    const readings = await pool.read(path, readOptions(options));
    return readings.map((reading) => {
      return { ...reading, source: { ...reading.source, file: reading.source.file.replace(path, name) } };
    });
  } catch (error) {
    if (!(error instanceof UnreadableFileError)) throw error;
    throw new UnreadableFileError('standard input', error.reason, { cause: error });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function readOptions({ password }: ImportOptions): PoolReadOptions {
  return password === undefined ? {} : { password };
}

async function storeResult(run: Run, file: string, result: Result, seconds: number): Promise<ImportedFile[]> {
  if ('error' in result) return [failed(file, result.error, seconds)];
  if ('known' in result) return [await storeKnown(run, file, result.known, seconds)];
  const stored: ImportedFile[] = [];
  for (const reading of result.readings) {
    stored.push(await storeReading(run, reading, seconds / result.readings.length));
  }
  return stored;
}

/** What was stored since its bytes were looked at counts. */
async function storeKnown(
  { workspace: { store }, options }: Run,
  file: string,
  { sha256 }: DocumentRecord,
  seconds: number,
): Promise<ImportedFile> {
  const place = placeOf(file, options.arriving);
  const document = await inTransaction(store, async (tx) => {
    const { known, is } = await recognizeFile(tx, sha256, place);
    return rememberPlace(tx, known!, place, is);
  });
  return alreadyKnown(store, file, document, seconds);
}

async function storeReading(run: Run, reading: Reading, seconds: number): Promise<ImportedFile> {
  const { workspace, options, imported, readWith } = run;
  const arrivedAs = reading.source.file;
  const file = options.arriving ? await nameApart(workspace.store, arrivedAs, reading.facts) : arrivedAs;
  const named = file === arrivedAs ? reading : { ...reading, source: { ...reading.source, file } };
  const saved = await saveReading(workspace.store, named, {
    imported,
    readWith,
    again: options.again,
    place: placeOf(file, options.arriving),
  });
  if (saved.outcome === 'unchanged') return alreadyKnown(workspace.store, file, saved.document, seconds);
  return {
    file,
    outcome: saved.outcome,
    document: saved.document,
    counts: countObligations(reading),
    findings: placeFindings(reading.findings, reading.tree),
    carried: saved.carried,
    lost: saved.lost,
    sameAs: otherFile(file, saved.document),
    arrivedAs: file === arrivedAs ? null : arrivedAs,
    error: null,
    seconds,
  };
}
