/** What one step of the second number of a triple comes to; of the third its square. The sums of so many weights, each at
 *  most 127, stay below half of it, and all three fit the 53 bits of a number. */
const step = 2 ** 17;
const powers = [1, step, step ** 2] as const;
/** One over each: to multiply by it is quicker than to divide, and loses nothing of a power of two. */
const parts = [1, 1 / step, 1 / step ** 2] as const;
const mostAtOnce = 512;
/** Triples that are summed up at once: the columns of a table are filled up to whole groups. */
const group = 14;

/** Rows of 8-bit weights, three to a number, the first in its lower bits, so that a third as many are added up. */
export interface TripleTable {
  readonly triples: Float64Array;
  /** Numbers of a row in `triples`. */
  readonly width: number;
}

/** Lays out rows of weights.  @param columns  weights of a row */
export function packTriples(
  rows: number,
  columns: number,
  tell: (put: (row: number, column: number, weight: number) => void) => void,
): TripleTable {
  const width = Math.ceil(columns / 3 / group) * group;
  const triples = new Float64Array(rows * width);
  tell((row, column, weight) => {
    triples[row * width + Math.floor(column / 3)]! += weight * powers[column % 3]!;
  });
  return { triples, width };
}

/** Reads what the rows at `[from, to)` have in one column.  @param weights  to write to, by row */
export function readColumn(
  { triples, width }: TripleTable,
  column: number,
  rows: Int32Array,
  [from, to]: readonly [number, number],
  weights: Int8Array,
): void {
  const third = Math.floor(column / 3);
  const part = parts[column - third * 3]!;
  for (let i = from; i < to; i++) {
    // What stands below the weight is less than half a step, what stands above it whole steps.
    const rest = Math.round(triples[rows[i]! * width + third]! * part);
    weights[rows[i]!] = rest - Math.round(rest * parts[1]) * step;
  }
}

/** Sums up rows of a table, column by column, in whole numbers. */
export class TripleSum {
  /** As many as columns, and a few that stay 0. */
  readonly sums: Int32Array;
  /** What was summed up and is not yet in `sums`: so many rows. */
  private readonly packed: Float64Array;
  private count = 0;

  constructor(private readonly table: TripleTable) {
    this.sums = new Int32Array(table.width * 3);
    this.packed = new Float64Array(table.width);
  }

  begin(): void {
    const { packed, sums } = this;
    this.count = 0;
    // A tenth of what `fill` takes for so few.
    for (let i = 0; i < packed.length; i++) packed[i] = 0;
    for (let i = 0; i < sums.length; i++) sums[i] = 0;
  }

  /** Adds the rows at `[from, to)`. */
  add(rows: Int32Array, from: number, to: number): void {
    for (let i = from; i < to; ) {
      if (this.count === mostAtOnce) this.finish();
      const end = Math.min(to, i + mostAtOnce - this.count);
      this.addUp(rows, i, end);
      this.count += end - i;
      i = end;
    }
  }

  /** Goes through the rows group by group, so that the sums stay in registers: twice as fast as one by one. */
  private addUp(rows: Int32Array, from: number, to: number): void {
    const { packed } = this;
    const { triples, width } = this.table;
    for (let column = 0; column < width; column += group) {
      let a = packed[column]!;
      let b = packed[column + 1]!;
      let c = packed[column + 2]!;
      let d = packed[column + 3]!;
      let e = packed[column + 4]!;
      let f = packed[column + 5]!;
      let g = packed[column + 6]!;
      let h = packed[column + 7]!;
      let i = packed[column + 8]!;
      let j = packed[column + 9]!;
      let k = packed[column + 10]!;
      let l = packed[column + 11]!;
      let m = packed[column + 12]!;
      let n = packed[column + 13]!;
      for (let at = from; at < to; at++) {
        const t = rows[at]! * width + column;
        a += triples[t]!;
        b += triples[t + 1]!;
        c += triples[t + 2]!;
        d += triples[t + 3]!;
        e += triples[t + 4]!;
        f += triples[t + 5]!;
        g += triples[t + 6]!;
        h += triples[t + 7]!;
        i += triples[t + 8]!;
        j += triples[t + 9]!;
        k += triples[t + 10]!;
        l += triples[t + 11]!;
        m += triples[t + 12]!;
        n += triples[t + 13]!;
      }
      packed[column] = a;
      packed[column + 1] = b;
      packed[column + 2] = c;
      packed[column + 3] = d;
      packed[column + 4] = e;
      packed[column + 5] = f;
      packed[column + 6] = g;
      packed[column + 7] = h;
      packed[column + 8] = i;
      packed[column + 9] = j;
      packed[column + 10] = k;
      packed[column + 11] = l;
      packed[column + 12] = m;
      packed[column + 13] = n;
    }
  }

  /** Brings `sums` up to date. */
  finish(): void {
    const { packed, sums } = this;
    for (let i = 0; i < packed.length; i++) {
      const triple = packed[i]!;
      const third = Math.round(triple * parts[2]);
      const rest = triple - third * powers[2];
      const second = Math.round(rest * parts[1]);
      sums[i * 3]! += rest - second * step;
      sums[i * 3 + 1]! += second;
      sums[i * 3 + 2]! += third;
      packed[i] = 0;
    }
    this.count = 0;
  }
}
