/** Compares a made-up archive: 10,000 documents of 2,500 relationships with one customer, 500,000 stipulations. The bar is 60 seconds and
 *  1 GB; one more document must cost a fraction of it. Run it with
 *      npm run --silent build && node tests/bench/conflicts.mjs [documents] */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findConflicts, findConflictsTouching } from '../../dist/conflict/find-conflicts.js';
import { readSubjects } from '../../dist/conflict/subjects.js';
import { loadGrammars } from '../../dist/grammar/load.js';

const documentsWanted = Number(process.argv[2] ?? 10_000);
const stipulationsEach = 50;
const documentsEach = 4;

const grammars = loadGrammars(join(dirname(fileURLToPath(import.meta.url)), '../../grammars'));
const subjects = [...readSubjects(grammars).values()].map(({ name }) => name);
const text = 'The Supplier does what this clause says within the time that it says. '.repeat(stipulationsEach);
const sentence = text.length / stipulationsEach;

/** Numbers that look random and are the same each time (Park and Miller). */
let seed = 20_240_501;
const random = (below) => {
  seed = (seed * 48_271) % 2_147_483_647;
  return seed % below;
};

/** Duties that are compared by their words have a deed and words; of other subjects only the first of each is of one matter. */
function scopeOf(subject, i) {
  if (subject.startsWith('like-')) return { deed: 'repair', matter: `pump+valve+hall${i % 3}` };
  return i < subjects.length ? {} : { object: `part${i}` };
}

function stipulation(i, supplier) {
  const subject = subjects[i % subjects.length];
  // Most contracts of a house say the same: one clause in twenty differs.
  const days = random(20) === 0 ? 10 + random(60) : 30;
  return {
    start: i * sentence,
    end: (i + 1) * sentence,
    subject,
    part: 'main',
    clause: `${1 + Math.floor(i / 5)}.${1 + (i % 5)}`,
    obligor: i % 3 === 0 ? 'Customer' : supplier,
    value: { type: 'period', period: { count: days, unit: 'day', business: false } },
    limit: null,
    words: '',
    polarity: 'requires',
    scope: scopeOf(subject, i),
    defers: false,
    rule: `subject/${subject}`,
  };
}

const documents = Array.from({ length: documentsWanted }, (_, n) => {
  const relationship = Math.floor(n / documentsEach);
  const supplier = `Supplier ${relationship}`;
  return {
    id: `d${n}`,
    lineage: `d${n}`,
    file: `d${n}.txt`,
    title: `Agreement ${n}`,
    type: n % documentsEach === 0 ? 'agreement' : 'addendum',
    parties: [
      { name: 'Customer Ltd', aliases: ['Customer'] },
      { name: `${supplier} Ltd`, aliases: [supplier] },
    ],
    date: `20${10 + (n % 15)}-01-01`,
    text,
    parts: [{ id: 'main', title: null }],
    clauses: [],
    references: [],
    stipulations: Array.from({ length: stipulationsEach }, (_each, i) => stipulation(i, supplier)),
    obligations: [],
    precedence: [],
    amendments: [],
    findings: [],
  };
});
const links = documents
  .map(({ id }, n) => ({ from: id, to: `d${n - (n % documentsEach)}`, relation: 'supplements' }))
  .filter(({ from, to }) => from !== to);

const time = (what, run) => {
  const start = performance.now();
  const found = run();
  const seconds = ((performance.now() - start) / 1000).toFixed(2);
  console.log(`${what}: ${found.length} conflicts in ${seconds} s`);
};

console.log(
  `${documents.length} documents, ${documents.length * stipulationsEach} stipulations, ${subjects.length} subjects`,
);
time('all', () => findConflicts(documents, links, grammars));
time('one more document', () => findConflictsTouching(new Set(['d7']), documents, links, grammars));
console.log(`most memory: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
