import { type ClauseTree, clauseAt } from '../model/clause-tree.js';
import type { Passage } from '../model/passage.js';
import type { Span } from '../model/span.js';

/** Letters. What is skipped and shorter is a page number or a running header: it parts nothing. */
const longSkip = 200;

/** Letters. A clause that is longer is cut between paragraphs: of a text without numbers a piece is to be found, not all. */
const longPassage = 4_000;

/** Cuts a text into its clauses, each without those that stand in it, and what stands outside all clauses; a table of contents
 *  and a signature block stand alone. They cover the text in order, without overlap, but for what is blank. */
export function partIntoPassages(text: string, tree: Pick<ClauseTree, 'clauses' | 'parts' | 'skipped'>): Passage[] {
  const alone = tree.skipped.filter(({ start, end }) => end - start > longSkip);
  const cuts = new Set([0, text.length, ...tree.clauses.map(({ start }) => start)]);
  for (const { start, end } of [...tree.parts, ...alone]) cuts.add(start).add(end);
  const places = [...cuts].sort((a, b) => a - b);
  const passages: Passage[] = [];
  for (const [i, start] of places.entries()) {
    const end = places[i + 1] ?? text.length;
    if (text.slice(start, end).trim() === '') continue;
    const clause = clauseAt(tree, start);
    const part = clause?.part ?? tree.parts.find((one) => one.start <= start && start < one.end)?.id ?? 'main';
    for (const piece of cutBetweenParagraphs(text, start, end)) {
      passages.push({ part, clause: clause?.number ?? '', ...piece });
    }
  }
  return passages;
}

function* cutBetweenParagraphs(text: string, start: number, end: number): Iterable<Span> {
  let from = start;
  while (end - from > longPassage) {
    const line = text.indexOf('\n', from + longPassage);
    if (line < 0 || line + 1 >= end) break;
    yield { start: from, end: line + 1 };
    from = line + 1;
  }
  yield { start: from, end };
}
