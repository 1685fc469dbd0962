import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Names the program and the grammars that read a document: where they change, documents are read again.
 *  @returns `0.1.0-3f2a…` */
export function fingerprintOf(grammars: string): string {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  const hash = createHash('sha256');
  const files = readdirSync(grammars, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name).slice(grammars.length))
    .sort();
  for (const file of files) hash.update(`${file}\n`).update(readFileSync(join(grammars, file)));
  return `${version}-${hash.digest('hex').slice(0, 12)}`;
}
