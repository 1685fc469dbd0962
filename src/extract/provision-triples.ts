/** What one step of the second number of a triple comes to; of the third its square. The sums of so many weights, each at
 *  most 127, stay below half of it, and all three fit the 53 bits of a number. */
const step = 2 ** 17;
const mostAtOnce = 512;
/** Triples that are summed up at once: the columns of a table are filled up to whole groups. */
const group = 7;

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
    triples[row * width + Math.floor(column / 3)]! += weight * step ** (column % 3);
  });
  return { triples, width };
}

/** One weight of a row. */
export function tripleWeight({ triples, width }: TripleTable, row: number, column: number): number {
  let triple = triples[row * width + Math.floor(column / 3)]!;
  // Each division leaves out the lowest of the weights.
  for (let i = column % 3; i > 0; i--) triple = Math.round(triple / step);
  return triple - Math.round(triple / step) * step;
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
    this.count = 0;
    this.packed.fill(0);
    this.sums.fill(0);
  }

  /** Adds the rows `first + stride * numbers[i]`, i in `[from, to)`. */
  add(numbers: Int32Array, from: number, to: number, first = 0, stride = 1): void {
    for (let i = from; i < to; ) {
      if (this.count === mostAtOnce) this.finish();
      const end = Math.min(to, i + mostAtOnce - this.count);
      this.addUp(numbers, i, end, first * this.table.width, stride * this.table.width);
      this.count += end - i;
      i = end;
    }
  }

  /** Goes through the rows group by group, so that the sums stay in registers: twice as fast as one by one. */
  private addUp(numbers: Int32Array, from: number, to: number, first: number, stride: number): void {
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
      for (let i = from; i < to; i++) {
        const at = numbers[i]! * stride + first + column;
        a += triples[at]!;
        b += triples[at + 1]!;
        c += triples[at + 2]!;
        d += triples[at + 3]!;
        e += triples[at + 4]!;
        f += triples[at + 5]!;
        g += triples[at + 6]!;
      }
      packed[column] = a;
      packed[column + 1] = b;
      packed[column + 2] = c;
      packed[column + 3] = d;
      packed[column + 4] = e;
      packed[column + 5] = f;
      packed[column + 6] = g;
    }
  }

  /** Brings `sums` up to date. */
  finish(): void {
    const { packed, sums } = this;
    for (let i = 0; i < packed.length; i++) {
      const triple = packed[i]!;
      const third = Math.round(triple / (step * step));
      const rest = triple - third * (step * step);
      const second = Math.round(rest / step);
      sums[i * 3]! += rest - second * step;
      sums[i * 3 + 1]! += second;
      sums[i * 3 + 2]! += third;
      packed[i] = 0;
    }
    this.count = 0;
  }
}
