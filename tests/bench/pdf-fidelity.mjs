// How much of each CUAD text is found, in order, in what is read from its PDF. Run after a build:
//   node tests/bench/pdf-fidelity.mjs
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSource } from '../../dist/ingest/read-source.js';
import { corpus } from './corpus.mjs';
import { commonAnywhere, commonInOrder, wordsOf } from './words.mjs';

const folder = join(corpus, 'cuad/pdf');
const rows = [];
for (const file of readdirSync(folder)) {
  const name = file.slice(0, -4);
  const twin = wordsOf(readFileSync(join(corpus, 'cuad/txt', `${name}.txt`), 'utf8'));
  const [document] = await readSource(join(folder, file));
  const words = wordsOf(document.text);
  rows.push({ name, words: twin.length, inOrder: commonInOrder(twin, words), anywhere: commonAnywhere(twin, words) });
}
const percent = (part, whole) => `${((100 * part) / whole).toFixed(2)} %`;
rows.sort((one, other) => one.inOrder / one.words - other.inOrder / other.words);
for (const row of rows.slice(0, 12)) {
  console.log(percent(row.inOrder, row.words), 'in order,', percent(row.anywhere, row.words), 'anywhere:', row.name);
}
const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
console.log(
  `${rows.length} PDFs, ${sum('words')} words:`,
  percent(sum('inOrder'), sum('words')),
  'in order,',
  percent(sum('anywhere'), sum('words')),
  'anywhere;',
  rows.filter(({ inOrder, words }) => inOrder < 0.99 * words).length,
  'files below 99 %',
);
