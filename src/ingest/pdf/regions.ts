import type { Segment } from './segments.js';

/** Part of a page in reading order: lines of one column, or a table. */
export type Region =
  | { readonly type: 'column'; readonly lines: readonly Segment[] }
  /** Each row has one entry a column; an entry holds the lines of a cell. */
  | { readonly type: 'table'; readonly rows: readonly (readonly (readonly Segment[])[])[] };

interface Gutter {
  readonly at: number;
  /** Segments between the first and the last line that leave the gutter free. */
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}

/** Narrowest gutter, in font sizes, and fewest lines that must stand on each side of it. */
const narrowest = 0.9;
const fewest = 3;
/** Columns in columns in columns: no page has more. */
const deepest = 6;

/** Orders the segments of a page as they are read. Where lines stand beside each other along a free vertical strip,
 *  they are columns of running text or a table:
 *  - columns were drawn one after the other, and their lines fill them;
 *  - a table was drawn row by row or cell by cell. */
export function readRegions(segments: readonly Segment[], depth = 0): Region[] {
  const sorted = [...segments].sort((one, other) => one.y - other.y || one.left - other.left);
  if (sorted.length < 2) return sorted.length === 0 ? [] : [{ type: 'column', lines: sorted }];
  const gutter = depth < deepest ? findGutter(sorted) : null;
  if (!gutter) return [{ type: 'column', lines: joinRows(sorted) }];
  const above = sorted.slice(0, gutter.from);
  const band = sorted.slice(gutter.from, gutter.to);
  const below = sorted.slice(gutter.to);
  const left = band.filter((segment) => segment.right <= gutter.at);
  const right = band.filter((segment) => segment.right > gutter.at);
  const middle: Region[] = areColumns(left, right)
    ? [...readRegions(left, depth + 1), ...readRegions(right, depth + 1)]
    : [{ type: 'table', rows: readRows(band) }];
  return [...readRegions(above, depth + 1), ...middle, ...readRegions(below, depth + 1)];
}

/** The free strip with the most lines on its weaker side. Candidates are the left edges that several lines share. */
function findGutter(sorted: readonly Segment[]): Gutter | null {
  const edges = new Map<number, number>();
  const leftmost = Math.min(...sorted.map(({ left }) => left));
  for (const { left, size } of sorted) {
    if (left < leftmost + 4 * size) continue;
    const edge = Math.round(left / 3) * 3;
    edges.set(edge, (edges.get(edge) ?? 0) + 1);
  }
  const candidates = [...edges].sort(([, one], [, other]) => other - one).slice(0, 8);
  let best: Gutter | null = null;
  for (const [edge, count] of candidates) {
    if (count + (edges.get(edge - 3) ?? 0) + (edges.get(edge + 3) ?? 0) < 2) continue;
    const found = findBand(sorted, edge - 3.5);
    if (found && found.weight > (best?.weight ?? 0)) best = found;
  }
  return best;
}

/** The longest run of lines that leave the strip left of `at` free, from the first line with words on both sides of
 *  it to the last. */
function findBand(sorted: readonly Segment[], at: number): Gutter | null {
  let best: Gutter | null = null;
  let from = 0;
  const close = (to: number): void => {
    const band = trim(sorted, from, to, at);
    if (band && band.weight > (best?.weight ?? 0)) best = band;
  };
  let bottom = Number.NEGATIVE_INFINITY;
  for (let i = 0; i <= sorted.length; i++) {
    const segment = sorted[i];
    const apart = segment !== undefined && segment.y - bottom > 6 * segment.size && i > from;
    if (segment === undefined || (segment.left < at && segment.right > at - narrowest * segment.size) || apart) {
      close(i);
      from = apart ? i : i + 1;
    }
    if (segment) bottom = segment.y;
  }
  return best;
}

/** Cuts off lines above and below that have nothing beside them. */
function trim(sorted: readonly Segment[], from: number, to: number, at: number): Gutter | null {
  const isLeft = (index: number) => sorted[index]!.right <= at;
  let lefts = 0;
  let rights = 0;
  for (let i = from; i < to; i++) isLeft(i) ? lefts++ : rights++;
  if (Math.min(lefts, rights) < 2) return null;
  const other = (index: number): boolean => {
    const { y, size } = sorted[index]!;
    const side = isLeft(index);
    for (let i = index - 1; i >= from && y - sorted[i]!.y < 0.8 * size; i--) if (isLeft(i) !== side) return true;
    for (let i = index + 1; i < to && sorted[i]!.y - y < 0.8 * size; i++) if (isLeft(i) !== side) return true;
    return false;
  };
  let first = from;
  while (first < to && !other(first)) first++;
  let last = to;
  while (last > first && !other(last - 1)) last--;
  // Lines that go on below, in one column only: the rest of a cell or of a longer column.
  for (; last < to; last++) {
    const previous = sorted[last - 1]!;
    if (sorted[last]!.y - previous.y > 1.6 * previous.size) break;
  }
  if (last - first < 2 * fewest) {
    const rows = new Set(sorted.slice(first, last).map(({ y }) => Math.round(y)));
    if (rows.size < 2 || last - first < 4) return null;
  }
  let weaker = 0;
  for (let i = first; i < last; i++) if (isLeft(i)) weaker++;
  return { at, from: first, to: last, weight: Math.min(weaker, last - first - weaker) };
}

const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;

/** Share of the lines that reach the right edge of their column, allowing for ragged ends. */
function fill(segments: readonly Segment[]): number {
  const left = Math.min(...segments.map((segment) => segment.left));
  const right = Math.max(...segments.map((segment) => segment.right));
  const full = segments.filter((segment) => segment.right - left > 0.8 * (right - left));
  return full.length / segments.length;
}

function areColumns(left: readonly Segment[], right: readonly Segment[]): boolean {
  if (left.length < fewest || right.length < fewest) return false;
  const inOrder = [...left.map((s) => [s.order, 0] as const), ...right.map((s) => [s.order, 1] as const)].sort(
    ([one], [other]) => one - other,
  );
  let changes = 0;
  for (let i = 1; i < inOrder.length; i++) if (inOrder[i]![1] !== inOrder[i - 1]![1]) changes++;
  if (changes <= 1) return true;
  const words = (segments: readonly Segment[]) => median(segments.map(({ text }) => text.split(' ').length));
  const running = words(left) >= 4 && words(right) >= 4 && fill(left) > 0.5 && fill(right) > 0.5;
  if (!running || left.length < 5 || right.length < 5) return false;
  // Drawn line by line across both columns: changes at nearly every line. Cell by cell there are fewer.
  const lines = Math.min(left.length, right.length);
  return changes > 1.5 * lines ? !sharedGaps(left, right) : changes <= 0.1 * lines;
}

/** Whether wide gaps between lines stand at the same height on both sides: rows of a table, not paragraphs. */
function sharedGaps(left: readonly Segment[], right: readonly Segment[]): boolean {
  const gaps = (segments: readonly Segment[]) => {
    const steps = segments.slice(1).map((segment, i) => segment.y - segments[i]!.y);
    const pitch = median(steps);
    return segments
      .slice(1)
      .filter((_, i) => steps[i]! > 1.3 * pitch)
      .map(({ y }) => y);
  };
  const lefts = gaps(left);
  const rights = gaps(right);
  if (Math.min(lefts.length, rights.length) < 2) return false;
  const shared = lefts.filter((y) => rights.some((other) => Math.abs(other - y) < 3)).length;
  return shared >= 0.7 * Math.min(lefts.length, rights.length);
}

/** Lines of one column; what stands on one line with a wide gap between is one line. */
function joinRows(sorted: readonly Segment[]): Segment[] {
  const lines: Segment[] = [];
  for (const segment of sorted) {
    const last = lines.at(-1);
    if (last && Math.abs(last.y - segment.y) < 0.3 * Math.max(last.size, segment.size)) {
      lines[lines.length - 1] = {
        ...last,
        text: `${last.text} ${segment.text}`,
        right: Math.max(last.right, segment.right),
        bold: last.bold && segment.bold,
        size: Math.max(last.size, segment.size),
        order: Math.min(last.order, segment.order),
      };
    } else lines.push(segment);
  }
  return lines;
}

/** Rows and cells of a table: columns are what free vertical strips part; a row goes on as long as its cells' lines
 *  do, which the order of drawing and the gaps between lines tell. */
function readRows(band: readonly Segment[]): Segment[][][] {
  const starts = columnStarts(band);
  const columnOf = (segment: Segment): number => {
    let column = 0;
    while (column + 1 < starts.length && segment.left >= starts[column + 1]! - 2) column++;
    return column;
  };
  const lines: { y: number; size: number; cells: Map<number, Segment> }[] = [];
  for (const segment of band) {
    const last = lines.at(-1);
    const column = columnOf(segment);
    if (last && Math.abs(last.y - segment.y) < 0.5 * segment.size && !last.cells.has(column)) {
      last.cells.set(column, segment);
    } else lines.push({ y: segment.y, size: segment.size, cells: new Map([[column, segment]]) });
  }
  const steps = lines.slice(1).map((line, i) => line.y - lines[i]!.y);
  const pitch = Math.min(...steps.filter((step) => step > 0), Number.POSITIVE_INFINITY);
  const rows: Segment[][][] = [];
  lines.forEach((line, i) => {
    const row = rows.at(-1);
    const before = lines[i - 1];
    const goesOn =
      row !== undefined &&
      before !== undefined &&
      line.y - before.y < 1.4 * Math.max(pitch, line.size) &&
      continuesRow(before.cells, line.cells);
    const target = goesOn ? row : starts.map((): Segment[] => []);
    if (!goesOn) rows.push(target);
    for (const [column, segment] of line.cells) target[column]!.push(segment);
  });
  return rows;
}

function continuesRow(before: ReadonlyMap<number, Segment>, line: ReadonlyMap<number, Segment>): boolean {
  const last = Math.max(...[...before.values()].map(({ order }) => order));
  const first = Math.min(...[...line.values()].map(({ order }) => order));
  // Drawn before the end of the line above: both are lines of one cell, drawn cell by cell.
  if (first < last) return true;
  return !line.has(0);
}

/** Left edges of the columns: where, over the whole band, no segment stands just to the left. */
function columnStarts(band: readonly Segment[]): number[] {
  const spans = band.map(({ left, right }) => ({ left, right })).sort((one, other) => one.left - other.left);
  const starts: number[] = [];
  let right = Number.NEGATIVE_INFINITY;
  for (const span of spans) {
    if (span.left > right + 2) starts.push(span.left);
    right = Math.max(right, span.right);
  }
  return starts;
}
