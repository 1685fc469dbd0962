// Measures the built program on the shared development sets, through the command line as a user has it, and prints the
// figures of the README: npm run measure [-- --cuad]   (--cuad also reads the 408 training contracts of CUAD)
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { reliability } from './clause-reliability.mjs';

const root = new URL('../..', import.meta.url).pathname;
const shared = process.env.TENOR_CORPUS ? join(process.env.TENOR_CORPUS, '..') : join(root, '../shared');
const corpus = join(shared, 'corpus');
if (!existsSync(corpus)) {
  console.log(`There are no development sets at ${corpus}: nothing to measure.`);
  process.exit(0);
}
// A scorer that is called by a link does nothing.
const scorers = realpathSync(join(shared, 'score'));
const program = join(root, 'dist/cli/main.js');
const folder = mkdtempSync(join(tmpdir(), 'tenor-measure-'));

function tenor(database, ...args) {
  const run = spawnSync(process.execPath, [program, '--db', join(folder, database), ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  if (run.status > 1) throw new Error(`tenor ${args[0]}: ${run.stderr}`);
  return run.stdout;
}

/** Imports files and writes the export. @returns its path */
function exported(name, paths) {
  tenor(`${name}.db`, 'import', '--quiet', ...paths);
  const out = join(folder, `${name}.json`);
  writeFileSync(out, tenor(`${name}.db`, 'export', '--format', 'json'));
  return out;
}

function score(scorer, ...args) {
  const run = spawnSync(process.execPath, [join(scorers, scorer), ...args, '--json'], {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  return JSON.parse(run.stdout);
}

const three = (x) => (x ?? 0).toFixed(3);
const jsonLines = (path) =>
  readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
const golden = readdirSync(join(root, 'tests/golden'), { withFileTypes: true }).filter((entry) => entry.isDirectory());

console.log('| obligations | items | precision | recall | exact F1 | obligor right | all items, F1 |');
console.log('| --- | ---: | ---: | ---: | ---: | ---: | ---: |');
function obligations(name, gold, paths, ...flags) {
  const { report } = score('obligations.mjs', gold, exported(`obligations-${name}`, paths), ...flags);
  const { HEADLINE: h, ALL: all } = report;
  console.log(
    `| ${name} | ${h.gold} | ${three(h.P)} | ${three(h.R)} | ${three(h.F1)} | ${three(h.obligorAccuracy)} | ${three(all.F1)} |`,
  );
}
const inCorpus = (gold) => [
  ...new Set(
    jsonLines(gold).map(({ doc }) =>
      ['real', 'standards', 'cuad/txt'].map((place) => join(corpus, place, doc)).find((path) => existsSync(path)),
    ),
  ),
];
for (const name of ['cuad', 'standards', 'policies', 'real-004-clauses-1-9']) {
  const gold = join(corpus, 'obligations', `${name}.jsonl`);
  const flags = name.startsWith('real') ? ['--clauses', '^main/[1-9]([.(]|$)'] : [];
  obligations(name, gold, inCorpus(gold), ...flags);
}
const goldenItems = golden.flatMap(({ name }) =>
  JSON.parse(readFileSync(join(root, 'tests/golden', name, 'obligations.json'), 'utf8')),
);
const goldenFile = join(folder, 'golden.jsonl');
writeFileSync(goldenFile, goldenItems.map((item) => JSON.stringify(item)).join('\n'));
obligations('contracts/', goldenFile, [join(root, 'contracts')]);

console.log(
  '\n| conflicts | expected | found | type right | governs right | reported beside them | look-alikes reported |',
);
console.log('| --- | ---: | ---: | ---: | ---: | ---: | ---: |');
function conflicts(name, expected, paths) {
  const s = score('conflicts.mjs', expected, exported(`conflicts-${name}`, paths));
  console.log(
    `| ${name} | ${s.expected} | ${s.found} | ${three(s.typeRight)} | ${three(s.governsRight)} | ${s.extras} | ${s.fellFor} of ${s.traps} |`,
  );
}
for (const set of readdirSync(join(corpus, 'conflicts/dev'))) {
  const at = join(corpus, 'conflicts/dev', set);
  const files = readdirSync(at).filter((file) => !file.endsWith('.json'));
  conflicts(
    set,
    join(at, 'expected.json'),
    files.map((file) => join(at, file)),
  );
}
conflicts('contracts', join(root, 'tests/golden/conflicts.json'), [join(root, 'contracts')]);

const dates = spawnSync(
  process.execPath,
  [join(scorers, 'dates.mjs'), join(corpus, 'dates/dev.jsonl'), process.execPath, program],
  { encoding: 'utf8' },
);
console.log(`\nDue dates: ${dates.stdout.trim().split('\n').at(-1)}`);

if (process.argv.includes('--cuad')) {
  const labels = join(corpus, 'cuad/train.jsonl');
  const contracts = exported('cuad', [join(corpus, 'cuad/txt')]);
  const { overall, answers, parties, title } = score('clauses.mjs', labels, contracts);
  console.log(
    `\nCUAD, ${basename(labels)} (the clause model has seen these labels: see npm run train for figures on contracts it has not seen):`,
  );
  console.log(
    `area under precision-recall ${three(overall.aupr)}, precision at 80 % recall ${three(overall.precisionAt80Recall)}, presence F1 ${three(overall.presence.f1)}`,
  );
  console.log(
    `parties: recall ${three(parties.nameRecall)}, precision ${three(parties.namePrecision)}; title exact ${three(title.exact)}`,
  );
  for (const [name, a] of Object.entries(answers)) {
    console.log(
      `${name}: right ${three(a.accuracy)}, when answered ${three(a.accuracyWhenAnswered)}, answered where there is none ${three(a.falseAnswerRate)}`,
    );
  }
  console.log(`\nConfidence of the clause categories:\n${reliability(labels, contracts).join('\n')}`);
}
rmSync(folder, { recursive: true });
