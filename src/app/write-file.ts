import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UsageError } from '../model/errors.js';
import { putFile } from '../store/put-file.js';
import { StoreError } from '../store/store-error.js';

/** Writes a file that only its owner can read, at once: whoever reads it finds it whole, or what stood there before.
 *  @throws {UsageError} where it must not be written
 *  @throws {StoreError} where it cannot be written; what stood there is left as it was */
export async function writePrivately(file: string, bytes: string | Uint8Array): Promise<void> {
  refuseFolders(file);
  await written(file, async () => {
    // A pipe or a device is written to, and never put aside.
    if (existsSync(file) && !isFile(file)) return writeFileSync(file, bytes);
    const to = existsSync(file) ? realpathSync(file) : file;
    const partial = besides(to, 'partial');
    try {
      writeFileSync(partial, bytes, { mode: 0o600 });
      putFile(partial, to, true);
    } finally {
      rmSync(partial, { force: true });
    }
  });
}

/** @throws {UsageError} where the name is that of a folder, or lies in none */
export function refuseFolders(file: string): void {
  if (isFolder(file)) throw new UsageError(`${file}: is a folder: name the file to be made in it`);
  if (!isFolder(dirname(file))) throw new UsageError(`${dirname(file)}: there is no such folder: make it first`);
}

/** A name in the same folder, so that a file can be renamed from one to the other. What a program that was killed left under
 *  such a name is taken away. */
export function besides(file: string, what: string): string {
  takeAwayLeft(dirname(file), `${basename(file)}-${what}-`);
  return `${file}-${what}-${process.pid}-${randomBytes(4).toString('hex')}`;
}

function takeAwayLeft(folder: string, beginning: string): void {
  try {
    for (const name of readdirSync(folder)) {
      if (!name.startsWith(beginning)) continue;
      // The journals of a database too.
      const made = /^(\d+)-[0-9a-f]{8}(?:-wal|-shm|-journal)?$/.exec(name.slice(beginning.length));
      if (made && !isAtWork(Number(made[1]))) rmSync(join(folder, name), { force: true });
    }
  } catch {
    // Where nothing may be taken away, whoever writes next to it is told.
  }
}

/** Whether another program of that number runs: this one has just begun, and left nothing. */
function isAtWork(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** What the system says of a file that cannot be written, in words. */
export async function written<Result>(file: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    const says: Record<string, string> = {
      EACCES: 'you may not write there: check the permissions of the folder',
      EPERM: 'you may not write there: check the permissions of the folder',
      EROFS: 'the disk cannot be written: name a file elsewhere',
      ENOSPC: 'the disk is full: nothing was changed; make room and try again',
      ENAMETOOLONG: 'the name is too long for this system: shorten it',
    };
    if (!says[code]) throw error;
    throw new StoreError(`${file}: ${says[code]}`, { cause: error });
  }
}

export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
