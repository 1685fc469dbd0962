import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { numberedName } from './numbered-name.js';

/** Moves a file into a folder beside it under its name, or the same with `-2`, `-3`: nothing there is ever written over. A kill
 *  leaves it where it was, where it is to be, or in both places, and moving it again ends well.
 *  @param root  holds the folder
 *  @param name  from there, with the folders that lead to it
 *  @param reason  is put beside it as `name.txt`
 *  @returns its path now
 *  @throws what the system says */
export function moveAside(root: string, folder: string, name: string, reason: string | null): string {
  const path = join(root, name);
  // Not `recursive` from the root on: a disk that is gone is not to be made anew.
  const aside = join(root, folder);
  if (!existsSync(aside)) mkdirSync(aside, { mode: 0o700 });
  mkdirSync(dirname(join(aside, name)), { recursive: true, mode: 0o700 });
  for (let count = 1; ; count++) {
    const target = join(aside, numberedName(name, count));
    const beside = `${target}.txt`;
    if (reason !== null && !writeOnce(beside, reason, target)) continue;
    let moved = false;
    try {
      moved = moveTo(path, target);
      if (moved) return target;
    } finally {
      if (!moved && reason !== null) rmSync(beside, { force: true });
    }
  }
}

/** @returns false where another file has the name. The reason itself may be there: a kill can have come behind it. */
function writeOnce(path: string, text: string, beside: string): boolean {
  try {
    writeFileSync(path, text, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    return !existsSync(beside) && readFileSync(path, 'utf8') === text;
  }
}

/** @returns false where another file has the name */
function moveTo(path: string, target: string): boolean {
  try {
    linkSync(path, target);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') throw error;
    if (codeOf(error) === 'EEXIST') {
      if (!isOneFile(path, target)) return false;
    } else return moveWithoutLinks(path, target);
  }
  rmSync(path);
  return true;
}

/** For disks on which a file has one name only: the name is taken first, then the file put there. */
function moveWithoutLinks(path: string, target: string): boolean {
  try {
    closeSync(openSync(target, 'wx', 0o600));
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
  try {
    renameSync(path, target);
  } catch (error) {
    if (codeOf(error) !== 'EXDEV') {
      rmSync(target, { force: true });
      throw error;
    }
    copyFileSync(path, target, constants.COPYFILE_FICLONE);
    rmSync(path);
  }
  return true;
}

function isOneFile(a: string, b: string): boolean {
  const [one, other] = [a, b].map((path) => statSync(path, { throwIfNoEntry: false }));
  return one !== undefined && other !== undefined && one.ino === other.ino && one.dev === other.dev;
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? '';
}
