import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

const project = new URL('../../grammars', import.meta.url).pathname;

/** A folder of grammars with the project's own values and vocabularies and some further files, gone after the test.
 *  @param files  path below the folder -> YAML. */
export function grammarFolder(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'tenor-grammars-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const part of ['vocabulary', 'value']) cpSync(join(project, part), join(folder, part), { recursive: true });
  for (const [path, yaml] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), yaml);
  }
  return folder;
}
