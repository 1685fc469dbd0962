import type { LineJoiner } from './hyphens.js';
import type { Segment } from './segments.js';

/** A paragraph under way: lines joined so far. */
export interface Paragraph {
  text: string;
  /** Offsets in `text` at which a further page begins. */
  readonly pageBreaks: { readonly at: number; readonly page: number }[];
  readonly first: Segment;
  last: Segment;
  /** Right edge of the column, in points: how far its lines could have reached. */
  right: number;
  bold: boolean;
  centered: boolean;
  lines: number;
}

/** A label at the beginning of a line: `8.4 `, `(a) `, `12) `, `iv. `, `Article IX`, a bullet. */
const label =
  /^(?:\(?(?:\d{1,3}(?:\.\d{1,3}){0,5}|[a-zA-Z]|[ivxlc]{1,6}|[IVXLC]{1,6})[.)](?:\s|$)|\((?:\d{1,3}|[a-zA-Z]{1,2}|[ivxlcIVXLC]{1,6})\)|\d{1,3}(?:\.\d{1,3}){1,5}\s|\d{1,2}[-–]\s|[•·▪◦●○■□–‐-]\s)/;
const named = /^(?:article|section|clause|schedule|annex|exhibit|appendix|part)\s+(?:\d|[ivxlc]+\b|[a-z]\b)/i;

const endsSentence = (text: string): boolean => /[.;:!?]["”’')\]]*$/.test(text);

/** Typical step from one baseline to the next: the smaller third, so that gaps between paragraphs do not count. */
function pitchOf(lines: readonly Segment[]): number {
  const steps: number[] = [];
  for (let i = 1; i < lines.length; i++) {
    const step = lines[i]!.y - lines[i - 1]!.y;
    if (step > 0.5 * lines[i]!.size) steps.push(step);
  }
  steps.sort((one, other) => one - other);
  return steps[Math.floor(steps.length / 3)] ?? 0;
}

/** Joins the lines of one column into paragraphs. A break is seen by a wider gap, an indent, a number, a change of font,
 *  or a line that ended although the next word would have fitted. */
export function readParagraphs(lines: readonly Segment[], joiner: LineJoiner): Paragraph[] {
  if (lines.length === 0) return [];
  const left = Math.min(...lines.map((line) => line.left));
  const right = Math.max(...lines.map((line) => line.right));
  const pitch = pitchOf(lines);
  const paragraphs: Paragraph[] = [];
  for (const line of lines) {
    const open = paragraphs.at(-1);
    if (open && !breaks(open, line, pitch, left, right)) {
      open.text = joiner.join(open.text, line.text);
      open.last = line;
      open.bold &&= line.bold;
      open.centered &&= isCentered(line, left, right);
      open.lines++;
    } else {
      paragraphs.push({
        text: line.text,
        pageBreaks: [],
        first: line,
        last: line,
        right,
        bold: line.bold,
        centered: isCentered(line, left, right),
        lines: 1,
      });
    }
  }
  return paragraphs;
}

function isCentered(line: Segment, left: number, right: number): boolean {
  const before = line.left - left;
  const after = right - line.right;
  return before > 2 * line.size && Math.abs(before - after) < 0.25 * (before + after) + line.size;
}

/** Whether the first word of `next` would have fitted behind `line`. */
function endsShort(line: Segment, next: string, right: number): boolean {
  const word = next.split(' ', 1)[0]!.length;
  return line.right + (0.55 * word + 0.8) * line.size < right;
}

function breaks(open: Paragraph, line: Segment, pitch: number, left: number, right: number): boolean {
  const { last } = open;
  const gap = line.y - last.y;
  if (Math.abs(line.size - last.size) > 0.15 * Math.max(line.size, last.size)) return !/[-\u2010]$/.test(last.text);
  const short = endsShort(last, line.text, right);
  const sentence = endsSentence(last.text);
  const goesOn = /^[\p{Ll},;)]/u.test(line.text) && !label.test(line.text);
  if (gap < -2) return !goesOn || sentence;
  if (gap > Math.max(1.35 * pitch, 1.15 * line.size)) return !(goesOn && !sentence && gap < 1.8 * pitch);
  if (line.bold !== last.bold && short) return true;
  if (isCentered(line, left, right) && isCentered(last, left, right) && short) return true;
  const moved = line.left - last.left;
  const step = 0.8 * line.size;
  if (label.test(line.text)) {
    // An inline list may happen to begin a line: it does where the line above is full and the edge has not moved.
    if (short || Math.abs(moved) > step || (open.lines === 1 && label.test(open.text))) return true;
    return sentence && /\.["”’)]*$/.test(last.text);
  }
  if (named.test(line.text) && short && (sentence || line.bold)) return true;
  if (moved > step) {
    // The second line of a paragraph with a hanging number stands further right than the first.
    const hanging = open.lines === 1 && label.test(open.text);
    return !hanging && !(goesOn && !short);
  }
  if (moved < -step && open.lines > 1) return !goesOn || sentence;
  // Right edges vary where columns of several widths follow each other: without a full stop, only a line that ends well
  // short is the last of its paragraph.
  return short && !goesOn && (sentence || right - last.right > 0.3 * (right - left));
}

/** Whether a paragraph that ended a page or a column goes on with the first of the next. */
export function continuesOver(before: Paragraph, after: Paragraph): boolean {
  if (/[\p{L}][-\u2010]$/u.test(before.text) && /^\p{Ll}/u.test(after.text)) return true;
  if (Math.abs(before.last.size - after.first.size) > 0.15 * before.last.size) return false;
  if (label.test(after.text) && !/^[a-z]\s/.test(after.text)) return false;
  if (endsSentence(before.text) || before.centered || after.centered) return false;
  if (/^[\p{Ll},;)(]/u.test(after.text)) return true;
  if (before.bold !== after.bold || named.test(after.text)) return false;
  return (
    before.lines > 1 && !endsShort(before.last, after.text, before.right) && /^[\p{L}\p{N}"“‘$€£]/u.test(after.text)
  );
}

/** Joins the second paragraph to the first; a page break between them is noted at its place. */
export function joinParagraphs(before: Paragraph, after: Paragraph, page: number | null, joiner: LineJoiner): void {
  const joined = joiner.join(before.text, after.text);
  const at = joined.length - after.text.length;
  if (page !== null) before.pageBreaks.push({ at, page });
  for (const pageBreak of after.pageBreaks) before.pageBreaks.push({ ...pageBreak, at: pageBreak.at + at });
  before.text = joined;
  before.last = after.last;
  before.right = after.right;
  before.lines += after.lines;
}
