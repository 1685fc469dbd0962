import { matchesIn } from '../model/matches-in.js';
import type { Block, SourceDocument } from '../model/source-document.js';
import { spaceRuns } from '../model/space-runs.js';
import type { Span } from '../model/span.js';

/** A paragraph of the text with what is known of its looks. Where the reader gave blocks it is a block, else a run of
 *  lines that belong together. */
export interface Paragraph extends Span {
  /** Where the words begin: after `## `, `- `, `> ` and opening `**`. */
  readonly words: number;
  readonly block: Block | null;
  /** 1 to 6 for a heading that the file format marks as such (`##`, an underlined line, a heading style), else 0. */
  readonly headingLevel: number;
  readonly bullet: boolean;
  /** The whole paragraph is bold. */
  readonly bold: boolean;
  /** Columns of white space before the first word. */
  readonly indent: number;
  /** Empty lines before it; 1 for every block. */
  readonly blanksBefore: number;
}

interface Line extends Span {
  readonly indent: number;
  readonly blanksBefore: number;
}

const markdownMark = /(?:[ \t]*(?:#{1,6}[ \t]+|>[ \t]?|[-*+•●▪‣◦·][ \t]+))*(?:\*{1,3}|__)?[ \t]*/y;
const underline = /^[ \t]*(?:-{3,}|={3,}|_{3,}|\*{3,})[ \t]*$/;

function isSpace(code: number): boolean {
  return code === 32 || code === 9 || code === 160 || code === 12 || code === 11 || code === 0xfeff || code === 0x3000;
}

function readLines(text: string, from: number, to: number): Line[] {
  const lines: Line[] = [];
  let blanks = 1;
  for (let at = from; at < to; ) {
    let stop = at;
    while (stop < to && text.charCodeAt(stop) !== 10 && text.charCodeAt(stop) !== 13) stop++;
    let start = at;
    let indent = 0;
    while (start < stop && isSpace(text.charCodeAt(start))) {
      indent += text.charCodeAt(start) === 9 ? 8 : 1;
      start++;
    }
    let end = stop;
    while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
    if (end > start) {
      lines.push({ start, end, indent, blanksBefore: blanks });
      blanks = 0;
    } else blanks++;
    at = stop + (text.charCodeAt(stop) === 13 && text.charCodeAt(stop + 1) === 10 ? 2 : 1);
  }
  return lines;
}

/** The column at which hard-wrapped lines break, or 0 where every line is a paragraph of its own: then a good part of
 *  the text stands in lines that no typewriter could hold. */
function wrapWidth(lines: readonly Line[]): number {
  let total = 0;
  let long = 0;
  const widths: number[] = [];
  for (const line of lines) {
    const length = line.end - line.start;
    total += length;
    if (length > 160) long += length;
    if (length > 40) widths.push(line.indent + length);
  }
  if (widths.length === 0 || long > total * 0.25) return 0;
  widths.sort((a, b) => a - b);
  return widths[Math.floor(widths.length * 0.9)]!;
}

/** Whether `line` goes on with the paragraph of `before` rather than beginning its own. */
function goesOn(text: string, before: Line, line: Line, first: Line, width: number): boolean {
  if (line.blanksBefore > 0 || width === 0) return false;
  if (before.indent + before.end - before.start < width * 0.6) return false;
  if (line.indent > before.indent + 2 && before !== first) return false;
  const code = text.charCodeAt(line.start);
  if (code === 35 || code === 42 || code === 124 || code === 8226) return false; // # * | •
  return true;
}

/** Where a line that was made of several shows it: a wide gap, and then a number, a designation or capitals. */
const brokenOff =
  /(?<![ \u00a0])[ \u00a0]{3,}(?=[^ \u00a0])(?=\(?[A-Za-z0-9]{1,5}\)[\s\u00a0]|\d{1,2}\.(?!\d{1,3}[ \u00a0]+[\d.]|\d{1,3}$)|[A-Za-z]\.[\s\u00a0]|[ivx]{1,5}\.[\s\u00a0]|\d{1,2} {1,6}\p{Lu}|\p{Lu}[\p{L}]+[ \u00a0](?:\d|[IVX]+\b|"?\p{Lu}\b)|\p{Lu}{4,}|["“]\p{Lu})/gu;
const firstPiece = /[ \u00a0]{3,}/g;
const longestPiece = 120;
const loneNumber = /^\(?(?:\d{1,3}\.[ \u00a0]?)*(?:\d{1,3}|[A-Za-z]{1,5})[.)]?$/;

/** Text taken from pages often has each page on one line, with wide gaps where its lines broke. Such lines are cut where
 *  a clause or heading seems to begin, and after a beginning that they share (a running header). */
function cutBrokenLines(text: string, lines: readonly Line[]): Line[] {
  const shared = new Map<string, number>();
  const pieces: number[] = [];
  for (const [i, line] of lines.entries()) {
    const opening = text.slice(line.start, line.start + longestPiece + 10);
    firstPiece.lastIndex = 0;
    const gap = line.end - line.start > longestPiece ? firstPiece.exec(opening) : null;
    pieces[i] = gap ? line.start + gap.index : -1;
    // "2.1      The Baker shall": a number belongs to what follows it, however often its like begins a line.
    if (gap && loneNumber.test(opening.slice(0, gap.index))) pieces[i] = -1;
    else if (gap) {
      const key = shapeOf(opening.slice(0, gap.index));
      shared.set(key, (shared.get(key) ?? 0) + 1);
    }
  }
  const cut: Line[] = [];
  const tails = findPageTails(text, lines);
  for (const [i, line] of lines.entries()) {
    if (line.end - line.start <= longestPiece) {
      cut.push(line);
      continue;
    }
    const words = text.slice(line.start, line.end);
    const places: number[] = [];
    const piece = pieces[i]!;
    if (piece >= 0 && shared.get(shapeOf(text.slice(line.start, piece)))! >= 3) places.push(piece - line.start);
    if (words.includes('   ') || words.includes('\u00a0'))
      for (const match of matchesIn(brokenOff, words)) if (match.index !== places[0]) places.push(match.index);
    const tail = tails[i]! - line.start;
    if (tail > 0) {
      while (places.length > 0 && places[places.length - 1]! >= tail) places.pop();
      places.push(tail);
    }
    let from = 0;
    for (const place of [...places, words.length]) {
      const start = from + (/^[ \u00a0]*/.exec(words.slice(from, from + 400))?.[0].length ?? 0);
      if (place <= start) continue;
      // "9.     PRODUCT DESIGN": a number goes with what follows it.
      if (place < words.length && place - start < 16 && loneNumber.test(words.slice(start, place))) continue;
      cut.push({
        start: line.start + start,
        end: line.start + place,
        indent: from === 0 ? line.indent : 0,
        blanksBefore: from === 0 ? line.blanksBefore : 1,
      });
      from = place;
    }
  }
  return cut;
}

const pageTail = /[ \u00a0]+((?:Page|PAGE|page) \d{1,3}(?: of \d{1,3})?\b.{0,45}|[-–] ?\d{1,3} ?[-–]|\d{1,3})$/;
const pageGap = 3;
const fewestPages = 3;

/** Where the page number begins with which a page of one line ends: "… on a 7", and then a wide gap. Numbers count only
 *  where most of them go on from page to page.
 *  @returns for each line the offset of its tail, or -1 */
function findPageTails(text: string, lines: readonly Line[]): Int32Array {
  const tails = new Int32Array(lines.length).fill(-1);
  const found: { line: number; page: number; start: number }[] = [];
  for (const [i, line] of lines.entries()) {
    if (line.end - line.start <= longestPiece || (lines[i + 1]?.blanksBefore ?? pageGap) < pageGap) continue;
    const match = pageTail.exec(text.slice(line.end - 70, line.end));
    if (match) found.push({ line: i, page: Number(/\d+/.exec(match[1]!)![0]), start: line.end - match[1]!.length });
  }
  let steps = 0;
  for (const [i, { line, page, start }] of found.entries()) {
    if (found[i - 1]?.page !== page - 1 && found[i + 1]?.page !== page + 1) continue;
    tails[line] = start;
    steps++;
  }
  return steps >= fewestPages && steps * 2 >= found.length ? tails : tails.fill(-1);
}

/** What a line is apart from its numbers: `Page 3 of 9` and `Page 4 of 9` are the same. */
export function shapeOf(line: string): string {
  return line.replace(/\d+/g, '#').replace(spaceRuns, ' ').toLowerCase();
}

function paragraphOf(text: string, first: Line, end: number, block: Block | null, underlined: number): Paragraph {
  markdownMark.lastIndex = first.start;
  const mark = markdownMark.exec(text)?.[0] ?? '';
  const hashes = /#{1,6}/.exec(mark)?.[0].length ?? 0;
  const words = Math.min(first.start + mark.length, end);
  const bold =
    block?.bold ?? (/\*\*|__/.test(mark) && /(?:\*\*|__)[.:]?$/.test(text.slice(Math.max(words, end - 3), end)));
  return {
    start: first.start,
    end,
    words,
    block,
    headingLevel: block?.kind === 'heading' ? (block.level ?? 1) : hashes || underlined,
    bullet: block?.kind === 'list-item' || /[-*+•●▪‣◦·][ \t]/.test(mark),
    bold,
    indent: first.indent,
    blanksBefore: first.blanksBefore,
  };
}

function paragraphsOfLines(text: string, lines: readonly Line[], width: number): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  for (let i = 0; i < lines.length; ) {
    const first = lines[i]!;
    let last = i;
    while (last + 1 < lines.length && goesOn(text, lines[last]!, lines[last + 1]!, first, width)) last++;
    let underlined = 0;
    let next = last + 1;
    const below = lines[next];
    if (
      below &&
      below.blanksBefore === 0 &&
      underline.test(text.slice(below.start, Math.min(below.end, below.start + 200)))
    ) {
      // A ruled line under a short one makes it a heading; "===" is the higher.
      if (last === i && first.end - first.start < 100) underlined = text[below.start] === '=' ? 1 : 2;
      next++;
    }
    paragraphs.push(paragraphOf(text, first, lines[last]!.end, null, underlined));
    i = next;
  }
  return paragraphs;
}

/** Lines that no block holds. Those without a word are the marks of the format: the "##" before a heading, a rule. */
function betweenBlocks(text: string, from: number, to: number): Paragraph[] {
  const worded = readLines(text, from, to).filter(({ start, end }) => /[\p{L}\p{N}]/u.test(text.slice(start, end)));
  return paragraphsOfLines(text, worded, 0);
}

/** The paragraphs of a document in reading order, not overlapping, none of them empty. */
export function readParagraphs(source: SourceDocument): Paragraph[] {
  const { text, blocks } = source;
  if (blocks.length === 0) {
    const lines = readLines(text, 0, text.length);
    const width = wrapWidth(lines);
    return paragraphsOfLines(text, width === 0 ? cutBrokenLines(text, lines) : lines, width);
  }
  const paragraphs: Paragraph[] = [];
  let at = 0;
  for (const block of blocks) {
    if (block.start > at) paragraphs.push(...betweenBlocks(text, at, block.start));
    const lines = readLines(text, Math.max(block.start, at), block.end);
    const first = lines[0];
    if (first)
      paragraphs.push(paragraphOf(text, { ...first, blanksBefore: 1 }, lines[lines.length - 1]!.end, block, 0));
    at = Math.max(at, block.end);
  }
  paragraphs.push(...betweenBlocks(text, at, text.length));
  return paragraphs;
}
