import type { Block } from '../model/source-document.js';
import type { Span } from '../model/span.js';
import { decodeText } from './decode-text.js';
import { leftOut } from './left-out.js';
import { describeCharacters } from './read-text.js';
import { struckWords } from './struck-markdown.js';
import type { SourceText } from './text-builder.js';

interface Line extends Span {
  /** Without the marks of quotations before it. */
  readonly words: string;
  /** Where `words` begins. */
  readonly at: number;
  readonly indent: number;
}

const listMark = /^(?:([-*+•])|(\(?(?:\d{1,9}(?:\.\d{1,3})*|[a-zA-Z]|[ivxlcIVXLC]{1,6})[.)]))[ \t]+(?=\S)/;
const fence = /^(?:`{3,}|~{3,})/;
const rule = /^(?:[-*_][ \t]*){3,}$/;
const tableRule = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)*\|?$/;

/** Reads a Markdown file line by line. The text stays the source itself, marks included, so that every quote is found in
 *  the file; blocks point at the words between the marks. A full Markdown parser tells no offsets, and some inputs make
 *  it slow without bound: nesting of quotations and emphasis is nothing that a clause depends on. */
export function readMarkdown(bytes: Uint8Array): SourceText {
  const { text, findings } = decodeText(bytes);
  const blocks = markdownBlocks(text);
  return {
    format: 'markdown',
    text,
    pageStarts: [0],
    blocks,
    findings: [...findings, ...leftOut('struck-text', struckWords(text, blocks)), ...describeCharacters(text)],
  };
}

function readLines(text: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < text.length; ) {
    let end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    const raw = text.slice(start, end).trimEnd();
    let at = 0;
    let indent = 0;
    for (; at < raw.length; at++) {
      const character = raw[at];
      if (character === ' ') indent++;
      else if (character === '\t') indent += 4;
      else if (character === '>') indent = 0;
      else break;
    }
    lines.push({ start, end: start + raw.length, words: raw.slice(at), at: start + at, indent });
    start = end + 1;
  }
  return lines;
}

export function markdownBlocks(text: string): Block[] {
  const lines = readLines(text);
  const blocks: Block[] = [];
  const indents: number[] = [];
  let i = skipFrontMatter(lines);
  // Below its rule ("---|---") the rows of a table need no bars at their ends.
  let inTable = false;
  let columns = 0;
  while (i < lines.length) {
    const line = lines[i]!;
    const opensTable = isColumnRule(lines[i + 1]);
    inTable = line.words.includes('|') && (inTable || opensTable);
    if (line.words === '' || rule.test(line.words) || tableRule.test(line.words)) {
      i++;
      continue;
    }
    if (fence.test(line.words)) {
      i = readFence(lines, i, blocks);
      continue;
    }
    const heading = /^(#{1,6})(?:[ \t]+|$)/.exec(line.words);
    if (heading) {
      indents.length = 0;
      const trailing = /[ \t]#+$/.exec(line.words)?.[0].length ?? 0;
      push(
        blocks,
        text,
        { start: line.at + heading[0].length, end: line.end - trailing },
        { kind: 'heading', level: heading[1]!.length },
      );
      i++;
      continue;
    }
    if (inTable || line.words.startsWith('|')) {
      const width = pushRow(blocks, line, inTable && !opensTable ? columns : 0);
      if (opensTable) columns = width;
      i++;
      continue;
    }
    const mark = listMark.exec(line.words);
    if (mark) {
      while (indents.length > 0 && indents.at(-1)! >= line.indent) indents.pop();
      indents.push(line.indent);
    } else if (line.indent === 0) indents.length = 0;
    let last = i;
    while (last + 1 < lines.length && continues(lines[last + 1]!) && !isColumnRule(lines[last + 2])) last++;
    const under = lines[last + 1]?.words;
    const underline = !mark && last === i && under !== undefined ? /^(?:=+|-+)$/.exec(under)?.[0] : undefined;
    const span = { start: line.at, end: lines[last]!.end };
    if (underline !== undefined)
      push(blocks, text, span, { kind: 'heading', level: underline.startsWith('=') ? 1 : 2 });
    else if (mark) {
      push(blocks, text, span, {
        kind: 'list-item',
        level: indents.length - 1,
        ...(mark[2] !== undefined && { label: mark[2] }),
      });
    } else push(blocks, text, span, { kind: 'paragraph' });
    i = last + 1;
  }
  return blocks;
}

/** "--- | ---" below the headings of columns. */
function isColumnRule(line: Line | undefined): boolean {
  return line?.words.includes('|') === true && tableRule.test(line.words);
}

/** Whether a line goes on with the paragraph above it. */
function continues(line: Line): boolean {
  return (
    line.words !== '' &&
    !/^(?:#{1,6}(?:[ \t]|$)|\||=+$)/.test(line.words) &&
    !fence.test(line.words) &&
    !rule.test(line.words) &&
    !listMark.test(line.words)
  );
}

/** A block of `key: value` lines between `---` at the very beginning is for programs, not for readers. */
function skipFrontMatter(lines: readonly Line[]): number {
  if (lines[0]?.words !== '---') return 0;
  const end = lines.findIndex((line, at) => at > 0 && line.words === '---');
  return end > 0 &&
    lines.slice(1, end).every(({ words, indent }) => words === '' || indent > 0 || /^[\w-]+:|^-|^#/.test(words))
    ? end + 1
    : 0;
}

function readFence(lines: readonly Line[], start: number, blocks: Block[]): number {
  const mark = fence.exec(lines[start]!.words)![0];
  let at = start + 1;
  while (at < lines.length && !lines[at]!.words.startsWith(mark)) {
    const line = lines[at++]!;
    if (line.words !== '') blocks.push({ kind: 'paragraph', start: line.at, end: line.end });
  }
  return at + 1;
}

function push(blocks: Block[], text: string, span: Span, layout: Omit<Block, 'start' | 'end'>): void {
  let { start, end } = span;
  let bold = false;
  const words = text.slice(start, end);
  const strong = /^(?:\*\*|__)(?=\S)([\s\S]*\S)(?:\*\*|__)$/.exec(words);
  if (strong && !/\*\*|__/.test(strong[1]!)) {
    bold = true;
    start += 2;
    end -= 2;
  }
  while (end > start && /\s/.test(text[end - 1]!)) end--;
  if (end > start) blocks.push({ ...layout, ...(bold && { bold }), start, end });
}

/** @param columns  how many the table has; cells that a row lacks are empty, and what is too much belongs to the last.
 *    0: as many as the row has
 *  @returns the number of cells */
function pushRow(blocks: Block[], line: Line, columns: number): number {
  const cells: Span[] = [];
  let from = line.words.startsWith('|') ? 1 : 0;
  for (let i = from; i <= line.words.length; i++) {
    if (i < line.words.length && (line.words[i] !== '|' || line.words[i - 1] === '\\')) continue;
    const raw = line.words.slice(from, i);
    const lead = raw.length - raw.trimStart().length;
    if (i < line.words.length || raw.trim() !== '') {
      const start = line.at + from + (raw.trim() === '' ? 0 : lead);
      const cell = { start, end: start + raw.trim().length };
      if (columns > 0 && cells.length === columns) cells.push({ start: cells.pop()!.start, end: cell.end });
      else cells.push(cell);
    }
    from = i + 1;
  }
  if (!cells.some(({ start, end }) => end > start)) return 0;
  while (cells.length < columns) cells.push({ start: line.end, end: line.end });
  blocks.push({ kind: 'table-row', start: line.at, end: line.end, cells });
  return cells.length;
}
