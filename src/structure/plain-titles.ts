import type { Candidate } from './candidates.js';
import { isCapitalLine, isTitle } from './headings.js';
import type { Paragraph } from './paragraphs.js';
import type { StructureWords } from './words.js';

const longestTitle = 70;
const mostWords = 9;
/** Fewer such lines are no way of drafting, but chance: a name, a place. */
const fewestTitles = 3;
const mostTimes = 2;

/** "PAYMENT. The Guest pays", "TERM: One year": capitals that open a paragraph, as far as their stop. */
const runIn = /["“]?\p{Lu}[\p{Lu}\s&,'’/-]{2,58}\p{Lu}["”]?(?=[.:](?:\s+\p{Lu}|\s*$|\s*\n))/uy;

/** Headings without numbers that only their place shows: "Your account" between empty lines, above sentences or a list, and
 *  capitals that open a paragraph. Only in a document that has twice as many of them as numbered paragraphs; elsewhere its
 *  numbers are its structure.
 *  @returns for each paragraph where its heading ends; 0 where it has none */
export function findPlainTitles(
  text: string,
  paragraphs: readonly Paragraph[],
  skip: Uint8Array,
  candidates: readonly Candidate[],
  words: StructureWords,
): Uint32Array {
  const titles = new Uint32Array(paragraphs.length);
  // A file that marks its headings has no others.
  let marked = 0;
  for (const { headingLevel } of paragraphs) if (headingLevel > 0) marked++;
  if (marked >= fewestTitles) return titles;
  let count = 0;
  let above = -1;
  const seen = new Map<string, number>();
  for (let i = 0; i < paragraphs.length; i++) {
    if (skip[i]) continue;
    let below = i + 1;
    while (below < paragraphs.length && skip[below]) below++;
    const end = isPlainTitle(text, paragraphs, above, i, below, words)
      ? paragraphs[i]!.end
      : runInEnd(text, paragraphs[i]!);
    const line = end > 0 ? text.slice(paragraphs[i]!.start, end) : '';
    // What stands there again and again belongs to the pages.
    const times = (seen.get(line) ?? 0) + 1;
    if (end > 0) seen.set(line, times);
    titles[i] = times > mostTimes ? 0 : end;
    if (titles[i]! > 0) count++;
    above = i;
  }
  let numbered = 0;
  for (const { afterStop, follow, label } of candidates)
    if (afterStop && follow === 'capital' && label.bracket !== '()' && label.bracket !== ')') numbered++;
  return count >= fewestTitles && count >= 2 * numbered ? titles : new Uint32Array(paragraphs.length);
}

function runInEnd(text: string, { start, words, block, bullet, headingLevel }: Paragraph): number {
  if (start !== words || bullet || headingLevel > 0 || (block && block.kind !== 'paragraph')) return 0;
  runIn.lastIndex = start;
  return runIn.test(text) ? runIn.lastIndex : 0;
}

function isPlainTitle(
  text: string,
  paragraphs: readonly Paragraph[],
  above: number,
  at: number,
  below: number,
  words: StructureWords,
): boolean {
  const { start, words: from, end, block, bullet, blanksBefore } = paragraphs[at]!;
  const next = paragraphs[below];
  if (end - from > longestTitle || bullet || !next || blanksBefore < 1 || next.blanksBefore < 1) return false;
  if (block?.kind === 'table-row' || block?.kind === 'list-item' || start !== from) return false;
  const line = text.slice(from, end);
  if (!/^\p{Lu}\p{L}/u.test(line) || !/[\p{L}\d)?]$/u.test(line) || /[\d@|]{3}|[:;]/.test(line)) return false;
  if (line.split(/\s+/).length > mostWords || !isTitle(line, words.notHeading)) return false;
  const leads = next.bullet || isProse(text, next) || isTable(text, next, paragraphs[below + 1]);
  if (above >= 0 && isShortLine(text, paragraphs[above]!)) return leads;
  const before = above < 0 ? '' : text.slice(Math.max(0, paragraphs[above]!.end - 2), paragraphs[above]!.end);
  const fresh =
    above < 0 || /[.!?:;)”"]$/.test(before) || paragraphs[above]!.bullet || isCapitalLine(text, paragraphs[above]!);
  return fresh && leads;
}

/** A title above the title: "Willow Boats: how it works". */
const isShortLine = (text: string, { words, end }: Paragraph): boolean =>
  end - words <= longestTitle &&
  /^\p{Lu}/u.test(text.slice(words, words + 1)) &&
  /[\p{L}\d)]$/u.test(text.slice(end - 1, end));

const columns = /\S(?: {3,}| ?\t ?| \| )\S/;

/** Lines in columns, one right below the other. */
function isTable(text: string, first: Paragraph, second: Paragraph | undefined): boolean {
  const row = ({ words, end }: Paragraph) => columns.test(text.slice(words, Math.min(end, words + 200)));
  return second !== undefined && second.blanksBefore === 0 && row(first) && row(second);
}

/** A paragraph of sentences, or one that leads into a list: "The Tenant:". */
function isProse(text: string, { words, end }: Paragraph): boolean {
  return (
    (end - words >= 40 || /\p{Ll}{2}:$/u.test(text.slice(Math.max(words, end - 3), end))) &&
    /\p{Ll}{2}/u.test(text.slice(words, words + 40)) &&
    /[.!?:;]["”)]?$/.test(text.slice(end - 2, end))
  );
}
