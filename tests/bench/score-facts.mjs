// Reads title, parties, dates, term and governing law of every contract of CUAD train and writes them as an export that
// the scorer `clauses.mjs` takes. Build first; then:
//   node tests/bench/score-facts.mjs OUT.json [HOW-MANY] && node ../shared/score/clauses.mjs ../shared/corpus/cuad/train.jsonl OUT.json
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFacts } from '../../dist/facts/read-facts.js';
import { loadGrammars } from '../../dist/grammar/load.js';
import { formatPeriod } from '../../dist/model/value-text.js';
import { readStructure } from '../../dist/structure/read-structure.js';
import { corpus } from './corpus.mjs';

const [out = 'facts-export.json', howMany = '1000'] = process.argv.slice(2);
const grammars = loadGrammars(join(import.meta.dirname, '../../grammars'));
const folder = join(corpus, 'cuad/txt');
const documents = [];
let characters = 0;
let structureTime = 0;
let factsTime = 0;

for (const file of readdirSync(folder).slice(0, Number(howMany))) {
  const text = readFileSync(join(folder, file), 'utf8');
  const source = { file, sha256: '', format: 'text', text, pageStarts: [0], blocks: [], findings: [] };
  const begun = performance.now();
  const tree = readStructure(source, grammars);
  const between = performance.now();
  const facts = readFacts(source, tree, grammars);
  structureTime += between - begun;
  factsTime += performance.now() - between;
  characters += text.length;
  const provisions = [];
  const add = (category, span) => {
    if (!span) return;
    const { start, end } = span;
    provisions.push({ category, start, end, quote: text.slice(start, end), confidence: 0.9 });
  };
  add('document-name', facts.title?.span);
  for (const party of facts.parties) for (const span of party.spans) add('parties', span);
  add('agreement-date', facts.agreementDate?.span);
  add('effective-date', facts.effectiveDate?.span);
  add('expiration-date', facts.expirationDate?.span);
  add('renewal-term', facts.termSpans.renewal);
  add('notice-period-to-terminate-renewal', facts.termSpans.noticeToStop);
  add('governing-law', facts.governingLaw?.span);
  documents.push({
    file,
    title: facts.title?.value ?? null,
    type: facts.type,
    parties: facts.parties,
    dates: {
      agreement: facts.agreementDate?.value ?? null,
      effective: facts.effectiveDate?.value ?? null,
      expiration: facts.expirationDate?.value ?? null,
    },
    renewalTerm: facts.term.endless ? 'perpetual' : facts.term.renewal ? formatPeriod(facts.term.renewal) : null,
    noticePeriodToTerminateRenewal: facts.term.noticeToStop ? formatPeriod(facts.term.noticeToStop) : null,
    governingLaw: facts.governingLaw?.value ?? null,
    provisions,
  });
}

writeFileSync(out, JSON.stringify({ schema: 'tenor/1', documents, conflicts: [] }));
const seconds = (time) => `${(time / 1000).toFixed(2)} s`;
console.log(
  `${documents.length} contracts, ${(characters / 1e6).toFixed(1)} million characters: structure ${seconds(structureTime)}, facts ${seconds(factsTime)}`,
);
