import { type Paragraph, shapeOf } from './paragraphs.js';
import type { StructureWords } from './words.js';

/** Why a paragraph is not read: 0 = it is. */
export const FURNITURE = 1;
export const CONTENTS = 2;
export const SIGNATURE = 3;

const tag = /^<\/?[A-Za-z][^<>]{0,200}>(?:\s*<\/?[A-Za-z][^<>]{0,200}>)*$|^<!--/;
/** The first line of an EDGAR exhibit: `EX-10.10 5 ea020717006ex10-10_transten.htm ENGLISH …`. */
const edgarLine = /^EX-\d[\w.]*\s+\d+\s+\S+\.(?:htm|txt)/i;
const rule = /^[-=_*.·•\s\u00a0]{3,}$/;
const longestFurniture = 120;

/** Marks page numbers, running headers and footers, tags and front matter in `skip`. A line is a running one if it
 *  stands at least three times in the text, alone between empty lines or at a page's edge. */
export function skipFurniture(
  text: string,
  paragraphs: readonly Paragraph[],
  skip: Uint8Array,
  words: StructureWords,
): void {
  skipFrontMatter(text, paragraphs, skip);
  const seen = new Map<string, number[]>();
  for (let i = 0; i < paragraphs.length; i++) {
    const { start, end, block, headingLevel } = paragraphs[i]!;
    if (block?.kind === 'header' || block?.kind === 'footer') skip[i] = FURNITURE;
    if (end - start > longestFurniture || skip[i]) {
      if (i === 0 && edgarLine.test(text.slice(start, Math.min(end, start + 400)))) skip[i] = FURNITURE;
      continue;
    }
    const line = text.slice(start, end);
    const isNumber = words.pageNumber.test(line) || isPairOfNumbers(line);
    if (isNumber && !(block && block.kind !== 'paragraph')) skip[i] = FURNITURE;
    else if (tag.test(line) || rule.test(line) || words.furniture.test(line) || (i === 0 && edgarLine.test(line)))
      skip[i] = FURNITURE;
    else if (line.length >= 6 && headingLevel === 0 && !/[;:]$/.test(line) && /\p{L}{3}/u.test(line)) {
      const key = shapeOf(line);
      const places = seen.get(key);
      if (places) places.push(i);
      else seen.set(key, [i]);
    }
  }
  for (const places of seen.values()) {
    if (places.length < 3) continue;
    const edge = places.filter((i) => nearPageEdge(paragraphs, skip, i));
    if (places.length >= 4 && isNotice(text, paragraphs[places[0]!]!)) edge.splice(0, edge.length, ...places);
    if (edge.length >= 3 && edge.length >= places.length * 0.6) for (const i of edge) skip[i] = FURNITURE;
  }
  skipStoppedPageNumbers(text, paragraphs, skip);
  skipCountedPages(text, paragraphs, skip);
}

const twoNumbers = /^-?\s*(\d{1,3})\s*-?\s+(\d{1,3})\s*-?$/;

/** "17 18", "-7- 8", "9 - 9 -": the number that the page had, and the one that it has in a file of several papers. */
function isPairOfNumbers(line: string): boolean {
  const [, one, other] = twoNumbers.exec(line) ?? [];
  return one !== undefined && [0, 1].includes(Number(other) - Number(one));
}

/** A line in capitals, of several words, that stands in the same words again and again: a notice on each page. */
function isNotice(text: string, { start, end }: Paragraph): boolean {
  const line = text.slice(start, end);
  return line === line.toUpperCase() && !/\d/.test(line) && line.split(/\s+/).length >= 3;
}

const lonePageNumber = /^\d{1,4}\.$/;

/** "9." above a running footer, or under one, at a page's edge is the number of the page. */
function skipStoppedPageNumbers(text: string, paragraphs: readonly Paragraph[], skip: Uint8Array): void {
  for (let i = 1; i < paragraphs.length; i++) {
    const { start, end, blanksBefore } = paragraphs[i]!;
    if (skip[i] || end - start > 5 || !lonePageNumber.test(text.slice(start, end))) continue;
    const above = skip[i - 1] === FURNITURE && (blanksBefore >= 3 || (paragraphs[i + 1]?.blanksBefore ?? 3) >= 3);
    const below = skip[i + 1] === FURNITURE && (paragraphs[i + 2]?.blanksBefore ?? 3) >= 3;
    if (above || below) skip[i] = FURNITURE;
  }
}

/** Characters of a short page. */
const shortestPage = 600;

/** "1.", "2.", "3." alone and a page apart are the numbers of pages where they stand amid sentences: what follows two of
 *  them or more goes on in small letters. */
function skipCountedPages(text: string, paragraphs: readonly Paragraph[], skip: Uint8Array): void {
  const pages: number[] = [];
  let torn = 0;
  for (const [i, { start, end }] of paragraphs.entries()) {
    if (skip[i] || end - start > 5) continue;
    const line = text.slice(start, end);
    const before = paragraphs[pages.at(-1) ?? -1];
    const due =
      pages.length === 0 ? /^[12]\.$/.test(line) : line === `${Number.parseInt(text.slice(before!.start), 10) + 1}.`;
    if (!due || (before && start - before.start < shortestPage)) continue;
    pages.push(i);
    const next = paragraphs[i + 1];
    if (next && /^\p{Ll}{2}/u.test(text.slice(next.start, next.start + 2))) torn++;
  }
  if (pages.length >= 3 && torn >= 2) for (const i of pages) skip[i] = FURNITURE;
}

/** Beside a page number or another running line, or after a wide gap. */
function nearPageEdge(paragraphs: readonly Paragraph[], skip: Uint8Array, i: number): boolean {
  if (skip[i - 1] === FURNITURE || skip[i + 1] === FURNITURE || skip[i - 2] === FURNITURE) return true;
  return (paragraphs[i]!.blanksBefore >= 3 && i > 0) || (paragraphs[i + 1]?.blanksBefore ?? 3) >= 3;
}

/** YAML between two `---` at the top of a Markdown file. */
function skipFrontMatter(text: string, paragraphs: readonly Paragraph[], skip: Uint8Array): void {
  const match = /^\ufeff?---[ \t]*\r?\n[\s\S]{0,5000}?\n---[ \t]*(?=\r?\n)/.exec(text.slice(0, 6000));
  if (!match) return;
  for (let i = 0; i < paragraphs.length && paragraphs[i]!.start < match[0].length; i++) skip[i] = FURNITURE;
}
