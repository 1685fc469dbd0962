import { closeSync, constants, copyFileSync, fsyncSync, linkSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

/** A name for a file, given at once: whoever reads it finds the file whole, or what stood there before.
 *  @param replace  false: refuses where there is such a file
 *  @returns false where it was refused */
export function putFile(from: string, to: string, replace: boolean): boolean {
  syncFile(from);
  if (replace) renameSync(from, to);
  else {
    if (!addName(from, to)) return false;
    rmSync(from);
  }
  syncFolder(dirname(to));
  return true;
}

/** A second name for a file; a copy where the disk knows no second names. @returns false where the name is taken */
export function addName(file: string, name: string): boolean {
  try {
    linkSync(file, name);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
  }
  try {
    copyFileSync(file, name, constants.COPYFILE_EXCL);
    syncFile(name);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function syncFile(path: string): void {
  const file = openSync(path, 'r+');
  fsyncSync(file);
  closeSync(file);
}

function syncFolder(path: string): void {
  try {
    const folder = openSync(path, 'r');
    fsyncSync(folder);
    closeSync(folder);
  } catch {
    // Not every system lets a folder be opened; the name is then as safe as it makes it.
  }
}
