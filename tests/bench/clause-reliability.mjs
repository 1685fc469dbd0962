// How far the confidences of clause categories can be trusted, and where they fail worst. Part of `npm run measure -- --cuad`;
// on contracts that the weights have not seen:
//   npm run train -- --folds FOLDER && node dist/train/tests/train/cross-validate.js FOLDER OUT.json
//   node tests/bench/clause-reliability.mjs LABELS.jsonl OUT.json
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** CUAD's likeness: half of the words of both. */
const wordSet = (text) =>
  new Set(
    flat(text)
      .replace(/[.,;:]/g, '')
      .toLowerCase()
      .replaceAll('/', ' ')
      .split(' '),
  );
const flat = (text) => text.replace(/\s+/g, ' ').trim();
function alike(a, b) {
  let common = 0;
  for (const word of a) if (b.has(word)) common++;
  return common / (a.size + b.size - common) >= 0.5;
}

const bounds = [0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01];

/** The lines of both tables, in Markdown. @param labels  path of CUAD's labels  @param exported  path of tenor's export */
export function reliability(labels, exported) {
  const documents = JSON.parse(readFileSync(exported, 'utf8')).documents;
  const told = new Map(documents.map(({ file, provisions }) => [basename(file), provisions]));
  const rows = bounds.slice(1).map(() => ({ count: 0, right: 0, sum: 0 }));
  const misses = [];
  for (const line of readFileSync(labels, 'utf8').trim().split('\n')) {
    const { txt, labels: golds } = JSON.parse(line);
    for (const [category, { presence, spans, unlocated = [] }] of Object.entries(golds)) {
      if (presence === 'ambiguous') continue;
      const marked = [...spans.map(({ text }) => text), ...unlocated];
      const sets = marked.map(wordSet);
      const own = (told.get(basename(txt)) ?? []).filter((provision) => provision.category === category);
      for (const { quote, confidence, clause } of own) {
        const words = wordSet(quote);
        const matched = marked.filter(
          (text, i) => alike(sets[i], words) || (category === 'parties' && flat(quote).includes(flat(text))),
        );
        const row = rows[bounds.findIndex((bound) => confidence < bound) - 1];
        row.count++;
        row.sum += confidence;
        if (matched.length > 0) row.right++;
        else misses.push({ worth: confidence, what: `told ${confidence.toFixed(2)}`, category, txt, clause, quote });
      }
      // The more clauses people marked where nothing was told at all, the worse.
      if (own.length === 0 && marked.length > 0)
        misses.push({ worth: marked.length, what: 'not told', category, txt, clause: '', quote: marked[0] });
    }
  }
  const percent = (part, whole) => (whole ? (part / whole).toFixed(2) : '-');
  const table = rows.map(
    ({ count, right, sum }, i) =>
      `| ${bounds[i].toFixed(2)} to ${Math.min(1, bounds[i + 1]).toFixed(2)} | ${count} | ${percent(sum, count)} | ${percent(right, count)} |`,
  );
  const worst = worstOf(misses).map(
    ({ what, category, txt, clause, quote }) =>
      `- ${category}, ${what}: ${basename(txt)}${clause ? ` cl. ${clause}` : ''}: "${flat(quote).slice(0, 160)}"`,
  );
  return ['| told | provisions | mean | right |', '| --- | ---: | ---: | ---: |', ...table, '', 'Ten worst:', ...worst];
}

/** Five that were told with confidence and that nobody marked, five that were marked where nothing was told; one of a
 *  category each, so that a fault which comes often is told once. */
function worstOf(misses) {
  const sorted = [...misses].sort((a, b) => b.worth - a.worth);
  return [true, false].flatMap((isTold) => {
    const seen = new Set();
    return sorted
      .filter(({ what, category }) => (what !== 'not told') === isTold && !seen.has(category) && seen.add(category))
      .slice(0, 5);
  });
}

if (process.argv[1] === import.meta.filename) console.log(reliability(process.argv[2], process.argv[3]).join('\n'));
