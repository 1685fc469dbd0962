// How much text a second tenor reads on one core, stage by stage, beside chrono-node (dates only) and wink-nlp (tokens,
// sentences, entities) on the same text in the same run. Processor time, not the clock: other work on the machine does
// not count, though it slows all three. V8 has the settings with which tenor's threads read, for all three alike. Run after
// a build:
//     node tests/bench/text-speed.mjs
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'chrono-node';
import english from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import { readDocument } from '../../dist/app/read-contract.js';
import { tuneEngine } from '../../dist/app/tune-engine.js';
import { extractComparisons } from '../../dist/extract/extract-comparisons.js';
import { extractObligations } from '../../dist/extract/extract-obligations.js';
import { extractProvisions } from '../../dist/extract/extract-provisions.js';
import { findProvisionModel } from '../../dist/extract/provision-model.js';
import { readFacts } from '../../dist/facts/read-facts.js';
import { loadGrammars } from '../../dist/grammar/load.js';
import { readText } from '../../dist/grammar/read-text.js';
import { readSource } from '../../dist/ingest/read-source.js';
import { readStructure } from '../../dist/structure/read-structure.js';
import { corpus } from './corpus.mjs';

tuneEngine();
const folder = join(corpus, 'cuad/txt');
const sources = [];
for (const file of readdirSync(folder).sort()) sources.push(...(await readSource(join(folder, file))));

const cpuOf = (act) => {
  const before = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
};
let grammars;
let model;
const loading = cpuOf(() => {
  grammars = loadGrammars(join(import.meta.dirname, '../../grammars'));
  model = findProvisionModel(grammars.folder);
});
const megabytes = (some) => some.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) / 1e6;

/** Each stage fills in what the later ones need. */
const stages = {
  'tokens, phrases, values': (d) => {
    d.read = readText(d.source.text, grammars);
  },
  structure: (d) => {
    d.tree = readStructure(d.source, grammars, d.read.tokens);
  },
  facts: (d) => {
    d.facts = readFacts(d.source, d.tree, grammars, d.read);
  },
  obligations: (d) => {
    d.obligations = extractObligations(d.source, d.tree, d.facts, grammars, d.read);
  },
  'clause categories': (d) => {
    d.provisions = extractProvisions(d.source, d.tree, d.facts, d.read, model);
  },
  'stipulations, precedence, amendments': (d) => {
    d.comparisons = extractComparisons(d.source, d.tree, d.facts, d.read);
  },
};

const nlp = winkNLP(english);
const seconds = { tenor: 0, 'chrono-node': 0, 'wink-nlp': 0 };
const rivals = {
  tenor: ({ ...source }) => readDocument(source, grammars, model),
  'chrono-node': ({ text }) => parse(text),
  'wink-nlp': ({ text }) => nlp.readDoc(text).entities().out(),
};

// Everything is read once beforehand, so that none is measured while its code is still being compiled: that takes some
// seconds of a process, however much it reads. Then the three take turns, a share of the documents at a time, so that what
// else the machine does meets all alike.
for (const act of Object.values(rivals)) sources.forEach(act);
const share = 34;
const ofStage = Object.fromEntries(Object.keys(stages).map((name) => [name, 0]));
for (let i = 0; i < sources.length; i += share) {
  const some = sources.slice(i, i + share);
  for (const [name, act] of Object.entries(rivals)) seconds[name] += cpuOf(() => some.forEach(act));
  const documents = some.map((source) => ({ source }));
  for (const [name, act] of Object.entries(stages)) ofStage[name] += cpuOf(() => documents.forEach(act));
}

const all = megabytes(sources);
const line = (name, time, more = '') =>
  console.log(`${name.padEnd(38)} ${time.toFixed(2).padStart(6)} s ${(all / time).toFixed(1).padStart(6)} MB/s${more}`);
console.log(`${sources.length} texts, ${all.toFixed(1)} MB; grammars loaded in ${loading.toFixed(2)} s`);
for (const [name, time] of Object.entries(seconds)) {
  line(name, time, name === 'tenor' ? '' : `   tenor is ${(time / seconds.tenor).toFixed(1)} times as fast`);
}
console.log('of which');
for (const [name, time] of Object.entries(ofStage)) line(`  ${name}`, time);
