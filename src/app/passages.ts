import { type ClauseTree, clauseAt, clausesAround, partAt } from '../model/clause-tree.js';
import type { Passage } from '../model/passage.js';
import type { Span } from '../model/span.js';

type Tree = Pick<ClauseTree, 'clauses' | 'parts' | 'skipped'>;

/** Letters. What is skipped and shorter is a page number or a running header: it parts nothing. */
const longSkip = 200;

/** Letters. A clause that is longer is cut between paragraphs: of a text without numbers a piece is to be found, not all. */
const longPassage = 4_000;

/** Cuts a text into its clauses, each without those that stand in it, and what stands outside all clauses; a table of contents
 *  and a signature block stand alone. They are in order, without overlap, and leave out only what is blank and headings that
 *  stand above other clauses: see `headingsAround`. */
export function partIntoPassages(text: string, tree: Tree): Passage[] {
  const alone = tree.skipped.filter(({ start, end }) => end - start > longSkip);
  const cuts = new Set([0, text.length, ...tree.clauses.map(({ start }) => start)]);
  for (const { start, end } of [...tree.parts, ...alone]) cuts.add(start).add(end);
  const places = [...cuts].sort((a, b) => a - b);
  const above = new Set(tree.clauses.map(({ parent }) => parent));
  const headings = new Map(tree.clauses.map((clause, i) => [clause.start, above.has(i) ? clause.heading : null]));
  const passages: Passage[] = [];
  for (const [i, start] of places.entries()) {
    const end = places[i + 1] ?? text.length;
    const words = text.slice(start, end).replace(headings.get(start) ?? '', '');
    if (!/[\p{L}\p{N}]/u.test(words) || (headings.get(start) && !/\p{L}{3}/u.test(words))) continue;
    const clause = clauseAt(tree, start);
    const part = clause?.part ?? partAt(tree, start)?.id ?? 'main';
    for (const piece of cutBetweenParagraphs(text, start, end)) {
      passages.push({ part, clause: clause?.number ?? '', ...piece });
    }
  }
  return passages;
}

/** The title of the part and the headings of the clauses that a passage stands in, from the outside in; its own heading is
 *  among its words. */
export function headingsAround(tree: Tree, { start }: Span): string[] {
  const [, ...outer] = clausesAround(tree, clauseAt(tree, start));
  const headings = outer.flatMap(({ heading }) => heading ?? []).reverse();
  const part = partAt(tree, start);
  const title = part && part.start < start ? part.title : null;
  return title ? [title, ...headings] : headings;
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
