import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { unsayableName } from '../ingest/open-file.js';
import { isDocumentName, isHiddenName, isUnsayable } from './find-files.js';

/** Where a watch puts what it has read, and what it could not read. */
const asideFolders = ['done', 'error'] as const;

/** A file at one moment: another size, time or inode is another file. */
export interface FileState {
  readonly size: number;
  readonly modified: number;
  readonly inode: number;
}

/** Null where there is no regular file. Links are not followed: what they lead to is not to be moved. */
export function stateOf(path: string): FileState | null {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  return stat?.isFile() ? { size: stat.size, modified: stat.mtimeMs, inode: stat.ino } : null;
}

export function isSame(a: FileState | null, b: FileState | null): boolean {
  return a !== null && b !== null && a.size === b.size && a.modified === b.modified && a.inode === b.inode;
}

export interface ArrivedFile {
  readonly path: string;
  /** From the watched folder. */
  readonly name: string;
  readonly state: FileState;
}

interface Seen {
  readonly state: FileState;
  readonly since: number;
}

/** An empty file is often one that a program has begun to write: it is given so many times as long. */
const emptyPatience = 15;

/** What arrives in a folder. It is looked through again and again, since not every disk, and hardly any network share, tells of
 *  changes. */
export class ArrivingFiles {
  private seen = new Map<string, Seen>();
  private readonly told = new Set<string>();

  /** @param settle  milliseconds for which a file must not have changed */
  constructor(
    readonly folder: string,
    private readonly settle: number,
  ) {}

  /** Files that are completely written, in the order of names.
   *  @param now  milliseconds of a clock that only goes forward
   *  @param onTrouble  what cannot be read or is no document, each told once
   *  @throws where the folder itself cannot be read */
  look(now: number, onTrouble: (path: string, says: string) => void): ArrivedFile[] {
    const before = this.seen;
    this.seen = new Map();
    const arrived: ArrivedFile[] = [];
    for (const name of this.names('', onTrouble)) {
      const path = join(this.folder, name);
      const state = stateOf(path);
      if (!state) continue;
      const earlier = before.get(path);
      const since = earlier && isSame(earlier.state, state) ? earlier.since : now;
      this.seen.set(path, { state, since });
      if (now - since >= (state.size === 0 ? emptyPatience : 1) * this.settle) arrived.push({ path, name, state });
    }
    return arrived;
  }

  private *names(below: string, onTrouble: (path: string, says: string) => void): Iterable<string> {
    for (const entry of this.entries(below, onTrouble)) {
      const name = join(below, entry.name);
      if (isHiddenName(entry.name)) continue;
      if (isUnsayable(entry.name) && !lstatSync(join(this.folder, name), { throwIfNoEntry: false })) {
        this.tell(name, unsayableName, onTrouble);
        continue;
      }
      if (entry.isDirectory()) {
        if (below !== '' || !asideFolders.some((aside) => aside === entry.name)) yield* this.names(name, onTrouble);
      } else if (!entry.isFile()) this.tell(name, 'is a link or a device: left where it is', onTrouble);
      else if (isDocumentName(entry.name)) yield name;
      else this.tell(name, 'is no document by its name: left where it is', onTrouble);
    }
  }

  private entries(below: string, onTrouble: (path: string, says: string) => void) {
    try {
      return readdirSync(join(this.folder, below), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    } catch (error) {
      if (below === '') throw error;
      const code = (error as NodeJS.ErrnoException).code;
      // It may have gone in the meantime.
      if (code !== 'ENOENT') this.tell(below, `cannot be opened (${code}): check its permissions`, onTrouble);
      return [];
    }
  }

  private tell(name: string, says: string, onTrouble: (path: string, says: string) => void): void {
    if (this.told.has(name)) return;
    this.told.add(name);
    onTrouble(join(this.folder, name), says);
  }
}
