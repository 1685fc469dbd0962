import { isBareLabel } from '../label-cell.js';
import { raisedMark } from '../note-blocks.js';
import { findNumberColumns } from './number-column.js';
import type { Run } from './page-runs.js';

/** Words that stand on one line without a wide gap: a line of a column, or a line of a cell. Points. */
export interface Segment {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Baseline. */
  readonly y: number;
  readonly size: number;
  /** All its letters are bold. */
  readonly bold: boolean;
  /** Place in the order of drawing of its first run. */
  readonly order: number;
}

/** A gap of this many font sizes parts two segments. Justified lines stay below it; tabs and cells lie above. */
const widestGap = 2;
/** A number that stands alone belongs to the words beside it, unless they are further away than this. */
const widestLabelGap = 8;

const isLabel = (runs: readonly Run[]): boolean => isBareLabel(runs.map(({ text }) => text).join(''));

interface Row {
  y: number;
  size: number;
  readonly runs: Run[];
}

/** A small raised number is the mark of a note; printed plainly it would be read as part of the word or number before. */
const noteMark = /^\s*\d{1,3}\s*$/;

/** Rows of runs that share a baseline. Small raised or lowered runs (the "th" of 5th, note marks) go to the row of the
 *  words that they touch. */
function gatherRows(runs: readonly Run[]): Row[] {
  const rows: Row[] = [];
  const sorted = [...runs].sort((one, other) => one.y - other.y || one.order - other.order);
  for (const run of sorted) {
    const last = rows.at(-1);
    if (last && Math.abs(run.y - last.y) <= 0.25 * Math.max(run.size, last.size)) {
      last.runs.push(run);
      if (run.size > last.size && run.text.trim() !== '') {
        last.size = run.size;
        last.y = run.y;
      }
    } else rows.push({ y: run.y, size: run.size, runs: [run] });
  }
  return rows.filter((row, i) => {
    for (const other of [rows[i + 1], rows[i - 1]]) {
      if (!other || row.size > 0.85 * other.size || Math.abs(other.y - row.y) > 0.6 * other.size) continue;
      if (!row.runs.some((run) => run.text.trim() !== '' && touches(other.runs, run))) continue;
      const raised = row.y < other.y;
      other.runs.push(
        ...row.runs.map((run) => (raised && noteMark.test(run.text) ? { ...run, text: `[${run.text.trim()}]` } : run)),
      );
      return false;
    }
    return true;
  });
}

function touches(runs: readonly Run[], run: Run): boolean {
  return runs.some((other) => {
    const gap = Math.max(run.x - (other.x + other.width), other.x - (run.x + run.width));
    return gap < 0.6 * Math.max(run.size, other.size);
  });
}

/** Bold that is faked by drawing the same words twice, a little apart. */
function withoutCopies(runs: readonly Run[]): Run[] {
  const kept: Run[] = [];
  for (const run of runs) {
    const copy = kept.at(-1);
    const same =
      copy !== undefined &&
      copy.text === run.text &&
      run.text.trim() !== '' &&
      Math.abs(copy.x - run.x) < run.size * 0.15;
    if (!same) kept.push(run);
  }
  return kept;
}

/** Words set with space between their letters, which PDF.js takes for spaces between words: `s h a l l`. */
const spacedWord = /^\p{L}(?: \p{Ll}){2,}[.,;:)”"]*$/u;
const spacedPiece = /^\S(?: \S)+$/u;
const spacedEnding = /^(?:t h|s t|n d|r d)$/;

function withoutLetterSpace(runs: readonly Run[]): readonly Run[] {
  const spaced = runs.some(({ text }) => spacedWord.test(text));
  if (!spaced && !runs.some(({ text }) => spacedEnding.test(text))) return runs;
  return runs.map((run) =>
    (spaced ? spacedPiece : spacedEnding).test(run.text) ? { ...run, text: run.text.replaceAll(' ', '') } : run,
  );
}

/** Whether there is a space between two runs: a gap, which may be narrow where they were not drawn one after the other
 *  (a number in front of its clause). */
function parted(before: Run, gap: number, run: Run): boolean {
  return gap > (Math.abs(run.order - before.order) > 2 ? 0.04 : 0.12) * run.size;
}

function joinRuns(given: readonly Run[], boldFonts: ReadonlySet<string>): Segment {
  const runs = withoutLetterSpace(given);
  let text = '';
  let right = Number.NEGATIVE_INFINITY;
  let before: Run | null = null;
  let boldLength = 0;
  let size = 0;
  let left = Number.POSITIVE_INFINITY;
  let order = Number.POSITIVE_INFINITY;
  const rightToLeft = runs.some((run) => run.rightToLeft);
  for (const run of runs) {
    const words = run.text.trim();
    const gap = rightToLeft ? left - (run.x + run.width) : run.x - right;
    // Not `text`, which would be searched from its beginning for each run.
    if (before && !/\s$/.test(before.text) && !/^\s/.test(run.text) && parted(before, gap, run)) text += ' ';
    before = run;
    text += run.text;
    left = Math.min(left, run.x);
    right = Math.max(right, run.x + run.width);
    if (words === '') continue;
    size = Math.max(size, run.size);
    order = Math.min(order, run.order);
    if (boldFonts.has(run.font)) boldLength += words.length;
  }
  const words = text.replace(/\s+/g, ' ').trim();
  const bold = boldLength > 0 && boldLength >= 0.9 * words.replace(/\s/g, '').length;
  return { text: words, left, right, y: runs[0]!.y, size, bold, order };
}

/** A figure that is small and a little above the line, though it stands in its row, is the mark of a note too. */
function withMarks(runs: readonly Run[], row: Row): Run[] {
  return runs.map((run, i) => {
    const before = runs[i - 1];
    const raised = run.size <= 0.8 * row.size && run.y <= row.y - 0.1 * row.size;
    const fraction = /^\s*[/\u2044]/.test(runs[i + 1]?.text ?? '');
    return before && raised && !fraction && touches([before], run)
      ? { ...run, text: raisedMark(run.text, before.text) }
      : run;
  });
}

/** The runs of a row from left to right, parted at wide gaps. */
function splitRow(row: Row): Run[][] {
  const sorted = withoutCopies(row.runs.filter(({ text }) => text.trim() !== '').sort((one, other) => one.x - other.x));
  const inked = withMarks(sorted, row);
  const parts: Run[][] = [];
  let right = Number.NEGATIVE_INFINITY;
  for (const run of inked) {
    const wide = run.x - right > widestGap * Math.max(row.size, run.size * 0.8);
    if (wide) parts.push([run]);
    else parts.at(-1)!.push(run);
    right = Math.max(right, run.x + run.width);
  }
  return parts;
}

/** Joins numbers to the words beside them. */
function withLabels(parts: readonly Run[][]): Run[][] {
  const joined: Run[][] = [];
  let right = Number.NEGATIVE_INFINITY;
  for (const part of parts) {
    const before = joined.at(-1);
    const [first] = part;
    if (before && first!.x - right < widestLabelGap * first!.size && isLabel(before)) before.push(...part);
    else joined.push([...part]);
    for (const { x, width } of part) right = Math.max(right, x + width);
  }
  return joined;
}

/** The segments of a page, from top to bottom and, on one line, from left to right. */
export function readSegments(runs: readonly Run[], boldFonts: ReadonlySet<string>): Segment[] {
  const segments: Segment[] = [];
  const rows = gatherRows(runs);
  const split = rows.map(splitRow);
  const numberColumns = findNumberColumns(split);
  for (const [i, row] of rows.entries()) {
    const blanks = row.runs.filter(({ text }) => text.trim() === '');
    for (const part of numberColumns.has(i) ? split[i]! : withLabels(split[i]!)) {
      const first = part[0]!;
      const end = Math.max(...part.map(({ x, width }) => x + width));
      const between = blanks.filter(({ x, width }) => x > first.x && x + width < end + 0.5);
      const ordered = between.length > 0 ? [...part, ...between].sort((one, other) => one.x - other.x) : part;
      if (part.some((run) => run.rightToLeft)) ordered.reverse();
      segments.push({ ...joinRuns(ordered, boldFonts), y: row.y });
    }
  }
  return segments;
}
