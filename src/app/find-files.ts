import { lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { unsayableName } from '../ingest/open-file.js';

/** Whether a file in a folder is taken for a document by its name. A file that is named outright is read whatever it is
 *  called. */
export const isDocumentName = (name: string): boolean => endings.test(name);

/** Hidden files and the lock files of Word are nobody's documents. */
export const isHiddenName = (name: string): boolean => name.startsWith('.') || name.startsWith('~$');

const endings = /\.(txt|text|md|markdown|html?|xhtml|docx?|docm|dotx|dotm|pdf|odt|rtf|eml|msg)$/i;

export interface FoundFiles {
  /** In the order of names, each once. */
  readonly files: string[];
  /** Files in folders that are no documents by their names. */
  readonly skipped: string[];
  /** Patterns and folders in which nothing was found. */
  readonly empty: string[];
  /** Folders that could not be opened, and files in folders whose names cannot be said. */
  readonly unreadable: { readonly path: string; readonly says: string }[];
}

/** What paths, folders and patterns (`archive/**\/*.pdf`) stand for. Hidden files, the lock files of Word (`~$…`) and links
 *  that lead back to a folder already seen are left out. A path that does not exist is given back as it is: reading it says
 *  what is wrong. */
export function findFiles(paths: readonly string[]): FoundFiles {
  const found: FoundFiles = { files: [], skipped: [], empty: [], unreadable: [] };
  const seen = new Set<string>();
  const add = (file: string) => {
    const real = realOf(file);
    if (seen.has(real)) return;
    seen.add(real);
    found.files.push(file);
  };
  for (const path of paths) {
    const before = found.files.length + seen.size + found.unreadable.length;
    if (path === '-' || (exists(path) && !isFolder(path))) add(path);
    else if (isFolder(path)) for (const file of walk(path, found)) add(file);
    else if (/[*?[{]/.test(path)) for (const file of matching(path, found.unreadable)) add(file);
    else add(path);
    const none = found.files.length + seen.size + found.unreadable.length === before;
    if (none && !seen.has(realOf(path))) found.empty.push(path);
  }
  return found;
}

/** What a folder holds that is not given back. */
type PassedOver = Pick<FoundFiles, 'skipped' | 'unreadable'>;

function exists(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch {
    return false;
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function realOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function* walk(folder: string, found: PassedOver, above: ReadonlySet<string> = new Set()): Iterable<string> {
  const real = realOf(folder);
  if (above.has(real)) return;
  for (const name of namesIn(folder, found)) {
    const path = join(folder, name);
    if (isUnsayable(name) && !exists(path)) found.unreadable.push({ path, says: unsayableName });
    else if (isFolder(path)) yield* walk(path, found, new Set([...above, real]));
    else if (isDocumentName(name)) yield path;
    else found.skipped.push(path);
  }
}

/** Whether a name may stand for bytes that are no UTF-8. */
export const isUnsayable = (name: string): boolean => name.includes('\ufffd');

function namesIn(folder: string, { unreadable }: PassedOver): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => !isHiddenName(name))
      .sort();
  } catch (error) {
    // It may have gone in the meantime.
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT') unreadable.push({ path: folder, says: `cannot be opened (${code}): check its permissions` });
    return [];
  }
}

function matching(pattern: string, unreadable: FoundFiles['unreadable']): string[] {
  const wanted = patternToExpression(pattern.replaceAll('\\', '/'));
  let root = pattern;
  while (/[*?[{]/.test(root)) root = dirname(root);
  const passed: PassedOver = { skipped: [], unreadable: [] };
  const all = [...walk(root, passed), ...passed.skipped].sort();
  const shown = (path: string) => (root === '.' && !pattern.startsWith('./') ? path : join(path));
  // Where the pattern does not lead, nothing is asked for.
  const leads = (path: string) =>
    pattern.includes('**') ||
    patternToExpression(pattern.split('/').slice(0, path.split('/').length).join('/')).test(path);
  unreadable.push(...passed.unreadable.filter(({ path }) => leads(shown(path))));
  return all.filter((path) => wanted.test(shown(path)) && !basename(path).startsWith('.'));
}

/** `*` within a name, `**` across folders, `?` one letter, `[abc]` and `{pdf,docx}` a choice. */
function patternToExpression(pattern: string): RegExp {
  const clean = pattern.startsWith('./') ? pattern.slice(2) : pattern;
  const signs: [RegExp, string | ((match: RegExpExecArray) => string)][] = [
    [/\*\*\//y, '(?:.*/)?'],
    [/\*\*/y, '.*'],
    [/\*/y, '[^/]*'],
    [/\?/y, '[^/]'],
    [/\[([^\]/]+)\]/y, ([, letters]) => `[${letters!.replace(/^!/, '^').replace(/\\/g, '')}]`],
    [/\{([^{}]+)\}/y, ([, choice]) => `(?:${choice!.split(',').map(literal).join('|')})`],
    [/[\s\S]/y, ([letter]) => literal(letter!)],
  ];
  let expression = '';
  for (let at = 0; at < clean.length; ) {
    for (const [sign, becomes] of signs) {
      sign.lastIndex = at;
      const match = sign.exec(clean);
      if (!match) continue;
      expression += typeof becomes === 'string' ? becomes : becomes(match);
      at += match[0].length;
      break;
    }
  }
  return new RegExp(`^${expression}$`);
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
