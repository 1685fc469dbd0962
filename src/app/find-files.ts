import { lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

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
}

/** What paths, folders and patterns (`archive/**\/*.pdf`) stand for. Hidden files, the lock files of Word (`~$…`) and links
 *  that lead back to a folder already seen are left out. A path that does not exist is given back as it is: reading it says
 *  what is wrong. */
export function findFiles(paths: readonly string[]): FoundFiles {
  const found: FoundFiles = { files: [], skipped: [], empty: [] };
  const seen = new Set<string>();
  const add = (file: string) => {
    const real = realOf(file);
    if (seen.has(real)) return;
    seen.add(real);
    found.files.push(file);
  };
  for (const path of paths) {
    const before = found.files.length + seen.size;
    if (path === '-' || (exists(path) && !isFolder(path))) add(path);
    else if (isFolder(path)) for (const file of walk(path, found.skipped)) add(file);
    else if (/[*?[{]/.test(path)) for (const file of matching(path)) add(file);
    else add(path);
    if (found.files.length + seen.size === before && !seen.has(realOf(path))) found.empty.push(path);
  }
  return found;
}

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

function* walk(folder: string, skipped: string[], above: ReadonlySet<string> = new Set()): Iterable<string> {
  const real = realOf(folder);
  if (above.has(real)) return;
  for (const name of namesIn(folder)) {
    const path = join(folder, name);
    if (isFolder(path)) yield* walk(path, skipped, new Set([...above, real]));
    else if (isDocumentName(name)) yield path;
    else skipped.push(path);
  }
}

/** A folder that may not be opened holds nothing; its files cannot be named. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => !isHiddenName(name))
      .sort();
  } catch {
    return [];
  }
}

function matching(pattern: string): string[] {
  const wanted = patternToExpression(pattern.replaceAll('\\', '/'));
  let root = pattern;
  while (/[*?[{]/.test(root)) root = dirname(root);
  const skipped: string[] = [];
  const all = [...walk(root, skipped), ...skipped].sort();
  const shown = (path: string) => (root === '.' && !pattern.startsWith('./') ? path : join(path));
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
