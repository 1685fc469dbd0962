// Extracts the annotated documents without a database, writes a minimal export and runs the scorer on it.
//   npm run build && node tests/bench/score-obligations.mjs [cuad|policies|standards|real-004-clauses-1-9 …] [--misses] [--rules]
// --rules: how often each rule was right, wrong, or found what careful readers may differ on (the reliability of its confidence).
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = resolve(import.meta.dirname, '../..');
const corpus = process.env.TENOR_CORPUS ?? join(root, '../shared/corpus');
const dist = process.env.TENOR_DIST ?? join(root, 'dist');
const load = (path) => import(pathToFileURL(join(dist, path)).href);
const { loadGrammars } = await load('grammar/load.js');
const { readStructure } = await load('structure/read-structure.js');
const { extractObligations } = await load('extract/extract-obligations.js');
const { formatValue } = await load('model/value-text.js');
const { readFacts } = existsSync(join(dist, 'facts/read-facts.js'))
  ? await load('facts/read-facts.js')
  : {
      readFacts: (source) => JSON.parse(readFileSync(process.env.TENOR_FACTS, 'utf8'))[source.file] ?? { parties: [] },
    };

const folders = { cuad: 'cuad/txt', policies: 'real', standards: 'standards', 'real-004-clauses-1-9': 'real' };
const flags = process.argv.slice(2).filter((argument) => argument.startsWith('--'));
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const grammars = loadGrammars(process.env.TENOR_GRAMMARS ?? join(root, 'grammars'));
const out = mkdtempSync(join(tmpdir(), 'tenor-score-'));
const tally = {};

for (const [set, folder] of Object.entries(folders)) {
  if (wanted.length > 0 && !wanted.includes(set)) continue;
  const gold = join(corpus, 'obligations', `${set}.jsonl`);
  const items = readFileSync(gold, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const documents = [...new Set(items.map(({ doc }) => doc))].map((file) => {
    const text = readFileSync(join(corpus, folder, file), 'utf8');
    const source = {
      file,
      sha256: '',
      format: file.endsWith('.md') ? 'markdown' : 'text',
      text,
      pageStarts: [0],
      blocks: [],
      findings: [],
    };
    const tree = readStructure(source, grammars);
    const facts = readFacts(source, tree, grammars);
    const obligations = extractObligations(source, tree, facts, grammars).map((o, i) => ({
      ...o,
      id: `${file}#${i}`,
      value: formatValue(o.value),
      quote: text.slice(o.start, o.end),
      review: 'unreviewed',
    }));
    return { file, text, obligations };
  });
  const exported = join(out, `${set}.json`);
  writeFileSync(exported, JSON.stringify({ documents }));
  const scorer = join(corpus, '../score/obligations.mjs');
  const clauses = set.startsWith('real-004') ? ['--clauses', '^main/[1-9]([.(]|$)'] : [];
  console.log(`\n=== ${set}`);
  const report = execFileSync('node', [scorer, gold, exported, ...clauses, '--misses'], { encoding: 'utf8' });
  const lines = report.split('\n');
  console.log(
    lines
      .filter((line) => flags.includes('--misses') || !/^(MISS|EXTRA)/.test(line))
      .join('\n')
      .trimEnd(),
  );
  if (flags.includes('--keep')) console.log(exported);
  if (flags.includes('--rules')) tallyRules(documents, lines, clauses.length > 0);
}
if (flags.includes('--rules')) {
  console.log('\nrule                                     found  extra  share not extra');
  for (const [rule, { found, extra }] of Object.entries(tally).sort()) {
    console.log(
      `${rule.padEnd(40)} ${String(found).padStart(5)} ${String(extra).padStart(6)}  ${(1 - extra / found).toFixed(2)}`,
    );
  }
}

function tallyRules(documents, lines, limited) {
  const extras = lines.filter((line) => line.startsWith('EXTRA'));
  for (const { obligations } of documents) {
    for (const o of obligations) {
      if (limited && !/^main\/[1-9]([.(]|$)/.test(`${o.part}/${o.clause}`)) continue;
      tally[o.rule] ??= { found: 0, extra: 0 };
      tally[o.rule].found++;
      const place = ` ${o.part}/${o.clause} ${o.value} | ${o.quote.slice(0, 120)}`;
      const at = extras.findIndex((line) => line.endsWith(place));
      if (at >= 0) {
        tally[o.rule].extra++;
        extras.splice(at, 1);
      }
    }
  }
}
