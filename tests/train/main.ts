/** Makes the weights of the clause categories from the training contracts of CUAD v1. The same contracts give the same
 *  bytes. `npm run train`; with `-- --folds FOLDER` also writes, for cross-validation, a file for each fold that was made
 *  without its contracts. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeModel } from '../../src/extract/provision-model.js';
import { TenorError } from '../../src/model/errors.js';
import { provisionCategories } from '../../src/model/provision.js';
import { folds, readCorpus } from './corpus.js';
import { Training } from './train-model.js';

const root = new URL('../../../../', import.meta.url).pathname;

function main(args: readonly string[]): void {
  const corpus = join(process.env.TENOR_CORPUS ?? join(root, '../shared/corpus'), 'cuad');
  const documents = readCorpus(corpus, join(root, 'grammars'));
  const labelled = new Set(Object.keys(documents[0]!.label.labels));
  const began = performance.now();
  const tell = (line: string) =>
    console.error(`${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s  ${line}`);
  const training = new Training(
    documents,
    provisionCategories.filter((category) => labelled.has(category)),
    tell,
  );
  const file = join(root, 'grammars/provision/weights.bin');
  mkdirSync(join(root, 'grammars/provision'), { recursive: true });
  const bytes = writeModel(training.model(null));
  writeFileSync(file, bytes);
  tell(`${file}: ${bytes.length} bytes`);
  const at = args.indexOf('--folds');
  if (at < 0) return;
  const folder = args[at + 1]!;
  mkdirSync(folder, { recursive: true });
  for (let fold = 0; fold < folds; fold++)
    writeFileSync(join(folder, `weights-${fold}.bin`), writeModel(training.model(fold)));
  const folded = Object.fromEntries(documents.map(({ id, fold }) => [id, fold]));
  writeFileSync(join(folder, 'folds.json'), JSON.stringify(folded));
  tell(`${folder}: ${folds} files for cross-validation`);
}

try {
  main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof TenorError)) throw error;
  console.error(error.message);
  process.exitCode = error.exitCode;
}
