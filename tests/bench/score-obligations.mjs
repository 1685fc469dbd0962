// Extracts the annotated documents without a database, writes a minimal export and runs the scorer on it.
//   npm run build && node tests/bench/score-obligations.mjs [cuad|policies|standards|real-004-clauses-1-9|contracts …] [--misses] [--rules] [--reliability] [--obligors]
// `contracts` are the project's own documents with tests/golden. --rules: how often a rule was right, and how often nothing
// in the lists answered to it, beside the confidence that it claims; a share is drawn towards 0.85 as if four more items
// had been seen, so that one lucky hit proves little. --reliability: the same for all items of like confidence. --obligors: whom the lists name, and whom the rules.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = resolve(import.meta.dirname, '../..');
const corpus = process.env.TENOR_CORPUS ?? join(root, '../shared/corpus');
const dist = process.env.TENOR_DIST ?? join(root, 'dist');
const load = (path) => import(pathToFileURL(join(dist, path)).href);
const { loadGrammars } = await load('grammar/load.js');
const { readSource } = await load('ingest/read-source.js');
const { readStructure } = await load('structure/read-structure.js');
const { readFacts } = await load('facts/read-facts.js');
const { extractObligations } = await load('extract/extract-obligations.js');
const { formatValue } = await load('model/value-text.js');

const parse = (file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.trim().replace(/,$/, ''))
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));
const folders = { cuad: 'cuad/txt', policies: 'real', standards: 'standards', 'real-004-clauses-1-9': 'real' };
const sets = Object.entries(folders).map(([name, folder]) => ({
  name,
  folder: join(corpus, folder),
  gold: () => parse(join(corpus, 'obligations', `${name}.jsonl`)),
}));
const golden = join(root, 'tests/golden');
if (existsSync(golden)) {
  const lists = () =>
    readdirSync(golden)
      .map((name) => join(golden, name, 'obligations.json'))
      .filter(existsSync)
      .flatMap((file) => JSON.parse(readFileSync(file, 'utf8')));
  sets.push({ name: 'contracts', folder: join(root, 'contracts'), gold: lists });
}

const flags = process.argv.slice(2).filter((argument) => argument.startsWith('--'));
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const grammars = loadGrammars(process.env.TENOR_GRAMMARS ?? join(root, 'grammars'));
const out = mkdtempSync(join(tmpdir(), 'tenor-score-'));
const tally = {};
const bands = {};

for (const { name, folder, gold } of sets) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const items = gold();
  const documents = [];
  for (const file of new Set(items.map(({ doc }) => doc))) {
    const [source] = await readSource(join(folder, file), {});
    const tree = readStructure(source, grammars);
    const facts = readFacts(source, tree, grammars);
    const obligations = extractObligations(source, tree, facts, grammars).map((o, i) => ({
      ...o,
      id: `${file}#${i}`,
      value: formatValue(o.value),
      quote: source.text.slice(o.start, o.end),
      review: 'unreviewed',
    }));
    documents.push({ file, text: source.text, obligations });
  }
  const exported = join(out, `${name}.json`);
  const list = join(out, `${name}.jsonl`);
  writeFileSync(exported, JSON.stringify({ documents }));
  writeFileSync(list, items.map((item) => JSON.stringify(item)).join('\n'));
  const clauses = name.startsWith('real-004') ? ['--clauses', '^main/[1-9]([.(]|$)'] : [];
  console.log(`\n=== ${name}`);
  const scorer = join(corpus, '../score/obligations.mjs');
  const report = execFileSync('node', [scorer, list, exported, ...clauses, '--misses'], { encoding: 'utf8' });
  const lines = report.split('\n');
  const shown = lines.filter((line) => flags.includes('--misses') || !/^(MISS|EXTRA)/.test(line));
  console.log(shown.join('\n').trimEnd());
  if (flags.includes('--rules') || flags.includes('--reliability')) tallyRules(documents, lines, clauses.length > 0);
  if (flags.includes('--obligors')) listObligors(documents, items);
}
const shrunken = ({ found, extra }) => ((found - extra + 4 * 0.85) / (found + 4)).toFixed(2);
if (flags.includes('--rules')) {
  console.log('\nrule                                     found  extra  share not extra  drawn in  claimed');
  for (const [rule, counts] of Object.entries(tally).sort()) {
    const { found, extra, claimed } = counts;
    const share = (1 - extra / found).toFixed(2).padStart(15);
    const figures = `${String(found).padStart(5)} ${String(extra).padStart(6)}  ${share}`;
    console.log(`${rule.padEnd(40)} ${figures}      ${shrunken(counts)}     ${(claimed / found).toFixed(2)}`);
  }
}
if (flags.includes('--reliability')) {
  console.log('\nconfidence  found  extra  share not extra');
  for (const [band, { found, extra }] of Object.entries(bands).sort().reverse()) {
    const share = (1 - extra / found).toFixed(2).padStart(15);
    console.log(`${band.padEnd(10)} ${String(found).padStart(6)} ${String(extra).padStart(6)}  ${share}`);
  }
}

function tallyRules(documents, lines, limited) {
  const extras = lines.filter((line) => line.startsWith('EXTRA'));
  for (const { obligations } of documents) {
    for (const o of obligations) {
      if (limited && !/^main\/[1-9]([.(]|$)/.test(`${o.part}/${o.clause}`)) continue;
      tally[o.rule] ??= { found: 0, extra: 0, claimed: 0 };
      tally[o.rule].found++;
      tally[o.rule].claimed += o.confidence;
      const floor = Math.floor(o.confidence * 20) / 20;
      const band = `${floor.toFixed(2)}-${(floor + 0.05).toFixed(2)}`;
      bands[band] ??= { found: 0, extra: 0 };
      bands[band].found++;
      const place = ` ${o.part}/${o.clause} ${o.value} | ${o.quote.slice(0, 120)}`;
      const at = extras.findIndex((line) => line.endsWith(place));
      if (at < 0) continue;
      tally[o.rule].extra++;
      bands[band].extra++;
      extras.splice(at, 1);
    }
  }
}

/** The items whose kind and value were found in the right clause or words, but with another obligor. */
function listObligors(documents, items) {
  const flat = (text) => text.replace(/\s+/g, '').toLowerCase();
  const party = (words) =>
    words
      .toLowerCase()
      .replace(/\b(the|company|customer's)\b/g, '')
      .replace(/[^a-z0-9]+/g, '');
  for (const item of items) {
    const { obligations } = documents.find(({ file }) => file === item.doc);
    const same = obligations.filter(
      (o) =>
        o.kind === item.kind &&
        o.value.split(' ')[0] === item.value.split(' ')[0] &&
        (o.clause === item.clause ||
          flat(item.quote).includes(flat(o.quote)) ||
          flat(o.quote).includes(flat(item.quote))),
    );
    if (same.length === 0 || same.some((o) => party(o.obligor) === party(item.obligor))) continue;
    const [o] = same;
    console.log(
      `${item.doc} ${item.clause} ${item.value}: ${item.obligor}, not ${o.obligor || '?'} [${o.rule}] ${o.quote.replace(/\s+/g, ' ').slice(0, 200)}`,
    );
  }
}
