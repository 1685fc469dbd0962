import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = new URL('..', import.meta.url).pathname;

/** Tests that start the program or its worker threads need `dist/`: it is built before the first of them, where a source
 *  is newer. Types are checked by `npm run typecheck`; a type error here only says so. */
export default function build(): void {
  if (!isStale()) return;
  const { status, stdout } = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc')], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) console.warn(`dist/ was built in spite of errors:\n${stdout}`);
  spawnSync(process.execPath, [join(root, 'dist/grammar/compile.js')]);
}

function isStale(): boolean {
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' });
  return sources
    .filter((name) => /\.tsx?$/.test(name))
    .some((name) => {
      const built = statSync(join(root, 'dist', name.replace(/\.tsx?$/, '.js')), { throwIfNoEntry: false });
      return !built || built.mtimeMs < statSync(join(root, 'src', name)).mtimeMs;
    });
}
