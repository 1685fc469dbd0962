// How much of each CUAD text is found, in order, in what is read from its PDF. Run after a build:
//   node tests/bench/pdf-fidelity.mjs
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSource } from '../../dist/ingest/read-source.js';
import { corpus } from './corpus.mjs';

/** Letters and digits only: the two texts may differ in quotation marks and hyphens. */
const wordsOf = (text) => text.normalize('NFKC').match(/[\p{L}\p{N}]+/gu) ?? [];

/** Length of the longest common subsequence (Myers, An O(ND) Difference Algorithm, 1986). */
function commonInOrder(one, other) {
  const codes = new Map();
  const encode = (words) =>
    Int32Array.from(words, (word) => {
      const code = codes.get(word) ?? codes.size;
      codes.set(word, code);
      return code;
    });
  const a = encode(one);
  const b = encode(other);
  const most = a.length + b.length;
  const reached = new Int32Array(2 * most + 3);
  const middle = most + 1;
  for (let d = 0; d <= most; d++) {
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && reached[middle + k - 1] < reached[middle + k + 1]);
      let x = down ? reached[middle + k + 1] : reached[middle + k - 1] + 1;
      let y = x - k;
      while (x < a.length && y < b.length && a[x] === b[y]) {
        x++;
        y++;
      }
      reached[middle + k] = x;
      if (x >= a.length && y >= b.length) return (most - d) / 2;
    }
  }
  return 0;
}

/** Words found at all, in whatever order: the difference to the above is a matter of reading order. */
function commonAnywhere(one, other) {
  const left = new Map();
  for (const word of other) left.set(word, (left.get(word) ?? 0) + 1);
  let found = 0;
  for (const word of one) {
    const count = left.get(word) ?? 0;
    if (count > 0) found++;
    left.set(word, count - 1);
  }
  return found;
}

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
