import { realpathSync } from 'node:fs';
import { basename, dirname, join, normalize, relative, resolve } from 'node:path';
import type { Place } from '../store/known-file.js';

/** Where a file lies: one place, whether it is named from the working directory, from the root or through a link to a folder. A
 *  link to a file is a place of its own: what it leads to may change. */
export function placeOf(file: string, passing = false): Place {
  const path = pathOf(resolve(file));
  const names = [file, normalize(file), relative(pathOf(process.cwd()), path), resolve(file), path];
  return { path, names: [...new Set(names)], passing };
}

/** Of an attachment (`mail.eml/contract.pdf`) the mail is what there is on the disk. */
function pathOf(file: string): string {
  const folder = dirname(file);
  if (folder === file) return file;
  try {
    return join(realpathSync(folder), basename(file));
  } catch {
    return join(pathOf(folder), basename(file));
  }
}
