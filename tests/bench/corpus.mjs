import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** Folder of the documents to measure with: `../shared/corpus` beside the repository, or what TENOR_CORPUS names. */
export const corpus = process.env.TENOR_CORPUS ?? resolve(import.meta.dirname, '../../../shared/corpus');

if (!existsSync(corpus)) {
  console.error('The documents to measure with are not here: set TENOR_CORPUS to their folder.');
  process.exit(0);
}
