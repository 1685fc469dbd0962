/** Reads every training contract through the whole pipeline with the weights that were made without it, and writes what
 *  the scorer of clause categories reads.
 *  `node dist/train/tests/train/cross-validate.js FOLDER-OF-FOLDS EXPORT.json` */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDocument } from '../../src/app/read-contract.js';
import { loadProvisionModel } from '../../src/extract/provision-model.js';
import { loadGrammars } from '../../src/grammar/load.js';
import { folds, readCorpus } from './corpus.js';

const root = new URL('../../../../', import.meta.url).pathname;
const [folder, out] = process.argv.slice(2) as [string, string];
const corpus = join(process.env.TENOR_CORPUS ?? join(root, '../shared/corpus'), 'cuad');
const grammars = loadGrammars(join(root, 'grammars'));
const models = Array.from({ length: folds }, (_, fold) => loadProvisionModel(join(folder, `weights-${fold}.bin`)));

const documents = readCorpus(corpus, join(root, 'grammars')).map(({ text, fold, label }) => {
  const file = label.txt;
  const source = { file, sha256: '', format: 'text', text, pageStarts: [0], blocks: [], findings: [] } as const;
  const { facts, provisions } = readDocument(source, grammars, models[fold]!);
  return {
    file,
    title: facts.title?.value ?? null,
    parties: facts.parties.map(({ name }) => ({ name })),
    dates: {
      agreement: facts.agreementDate?.value ?? null,
      effective: facts.effectiveDate?.value ?? null,
      expiration: facts.expirationDate?.value ?? null,
    },
    provisions: provisions.map((provision) => ({ ...provision, quote: text.slice(provision.start, provision.end) })),
  };
});
writeFileSync(out, JSON.stringify({ documents }));
console.error(`${out}: ${documents.length} contracts`);
