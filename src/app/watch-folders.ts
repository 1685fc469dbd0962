import { statSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { loadGrammars } from '../grammar/load.js';
import { TenorError, UsageError } from '../model/errors.js';
import { type ArrivedFile, ArrivingFiles, type FileState, isSame, stateOf } from './arriving-files.js';
import { importContracts } from './import-contracts.js';
import type { ImportedFile } from './imported-file.js';
import { moveAside } from './move-aside.js';
import type { Acting } from './views.js';
import type { Workspace } from './workspace.js';

export interface WatchOptions {
  /** Asked before each import: a watch lasts for days. */
  readonly acting: () => Acting;
  /** Ends the watch. */
  readonly signal: AbortSignal;
  /** Seconds for which a file must not have changed before it is read. */
  readonly settle: number;
  readonly password?: string;
  readonly onFile: (file: WatchedFile) => void;
  /** One line: what is in the way, and where. What stays in the way is told once. */
  readonly onTrouble: (line: string) => void;
}

/** A file that was read, or could not be. */
export interface WatchedFile {
  readonly file: string;
  /** An e-mail gives several. */
  readonly imported: readonly ImportedFile[];
  /** Where it lies now; null where it could not be moved, or has changed since it was read and will be read again. */
  readonly movedTo: string | null;
}

/** How often folders are looked through, in milliseconds, and after a trouble that is no file's fault. */
const interval = 1_000;
const afterTrouble = 10_000;

/** Reads what arrives in folders until it is told to end; then moves it to `done/` or, with a text that says why, to `error/`.
 *  A file is stored before it is moved: what a kill leaves behind is known by its bytes the next time, and moved.
 *  @returns how many files were read, and how many could not be
 *  @throws {UsageError} where one of them is no folder */
export async function watchFolders(
  workspace: Workspace,
  folders: readonly string[],
  options: WatchOptions,
): Promise<{ read: number; failed: number }> {
  for (const folder of folders) {
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
      throw new UsageError(`${folder}: is no folder: --watch watches folders; make it first`);
  }
  const watch = new Watch(workspace, folders, options);
  while (!options.signal.aborted) {
    const pause = await watch.goRound();
    await wait(pause, undefined, { signal: options.signal }).catch(() => {});
  }
  return { read: watch.read, failed: watch.failed };
}

class Watch {
  read = 0;
  failed = 0;
  private readonly arriving: readonly ArrivingFiles[];
  /** Files that could not be moved, as they were when they were read. */
  private readonly stuck = new Map<string, FileState>();
  private readonly told = new Map<string, string>();

  constructor(
    private readonly workspace: Workspace,
    folders: readonly string[],
    private readonly options: WatchOptions,
  ) {
    this.arriving = folders.map((folder) => new ArrivingFiles(folder, options.settle * 1000));
  }

  /** Reads what has arrived. @returns milliseconds until it is worth looking again */
  async goRound(): Promise<number> {
    const arrived = new Map<string, ArrivedFile & { root: string }>();
    for (const folder of this.arriving) {
      for (const file of this.lookInto(folder)) {
        if (!isSame(this.stuck.get(file.path) ?? null, file.state))
          arrived.set(file.path, { ...file, root: folder.folder });
      }
    }
    if (arrived.size === 0) return interval;
    try {
      // Broken grammars are no file's fault.
      loadGrammars(this.workspace.grammars);
      await importContracts(this.workspace, [...arrived.keys()], {
        ...this.options.acting(),
        ...(this.options.password !== undefined && { password: this.options.password }),
        signal: this.options.signal,
        arriving: true,
        onFile: async (path, imported) => this.putAside(arrived.get(path)!, imported),
      });
      this.told.delete('import');
      return interval;
    } catch (error) {
      if (!(error instanceof TenorError)) throw error;
      this.tellOnce('import', error.message);
      return afterTrouble;
    }
  }

  private lookInto(folder: ArrivingFiles): ArrivedFile[] {
    try {
      const found = folder.look(performance.now(), (path, says) => this.options.onTrouble(`${path}: ${says}`));
      this.told.delete(folder.folder);
      return found;
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? String(error);
      this.tellOnce(folder.folder, `${folder.folder}: cannot be looked into (${code}): waiting until it can`);
      return [];
    }
  }

  private putAside(
    { path, name, root, state }: ArrivedFile & { root: string },
    imported: readonly ImportedFile[],
  ): void {
    const failure = imported.find(({ outcome }) => outcome === 'failed');
    const now = stateOf(path);
    const changed = !isSame(state, now);
    // Gone, or written to while it was read: that is told when it has settled.
    if (failure && changed) return;
    if (failure) this.failed++;
    else this.read++;
    this.options.onFile({
      file: path,
      imported,
      movedTo: changed ? null : this.move(path, name, root, state, failure),
    });
  }

  private move(path: string, name: string, root: string, state: FileState, failure?: ImportedFile): string | null {
    const reason = failure ? `${failure.error}\n\nPut the file back into ${root} to have it read again.\n` : null;
    try {
      return moveAside(root, failure ? 'error' : 'done', name, reason);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? String(error);
      if (code === 'ENOENT' && stateOf(path) === null) return null;
      this.stuck.set(path, state);
      this.options.onTrouble(`${path}: cannot be moved to ${failure ? 'error' : 'done'}/ (${code}): move it yourself`);
      return null;
    }
  }

  private tellOnce(about: string, line: string): void {
    if (this.told.get(about) === line) return;
    this.told.set(about, line);
    this.options.onTrouble(line);
  }
}
