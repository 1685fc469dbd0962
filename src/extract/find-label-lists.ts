import type { Table, TableRow } from './find-tables.js';

/** "- **Late fee:** 2% a month", "Notice: 60 days": a label of few words, a colon, and what it says. */
const labelled =
  /^[ \t>]*(?:[-*•–][ \t]+)?(?:\*\*|__)?(\p{L}[^:|.;?!\n]{1,60}?)[ \t]*(?::(?:\*\*|__)|(?:\*\*|__)?:)[ \t]+(\S(?:[^\n]*[^ \t\n])?)[ \t]*$/du;
const fewestRows = 2;
/** A label has at most so many words: with more it is a sentence that leads into something. */
const longestLabel = 8;

/** Finds lists whose lines each hold a label, a colon and what it says, as tables of two columns without headings. In reading
 *  order. */
export function findLabelLists(text: string): Table[] {
  const lists: TableRow[][] = [];
  let open = false;
  for (let from = 0; from < text.length; ) {
    const stop = text.indexOf('\n', from);
    const to = stop < 0 ? text.length : stop;
    const line = text.slice(from, to);
    const row = line.includes(':') ? cutLabel(line, from) : null;
    if (row && open) lists.at(-1)!.push(row);
    else if (row) lists.push([row]);
    open = row !== null || (open && line.trim() === '');
    from = to + 1;
  }
  return lists
    .filter((rows) => rows.length >= fewestRows)
    .map((rows) => ({ rows, plain: true, headless: true, start: rows[0]!.start, end: rows.at(-1)!.end }));
}

function cutLabel(line: string, at: number): TableRow | null {
  const places = labelled.exec(line)?.indices;
  const [label, words] = [places?.[1], places?.[2]];
  if (!label || !words || line.slice(...label).split(' ').length > longestLabel) return null;
  const cells = [label, words].map(([start, end]) => ({ start: at + start, end: at + end }));
  return { cells, start: cells[0]!.start, end: cells[1]!.end };
}
