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
  /** Where the rows begin that are yet to be added. */
  private readonly waiting = new Int32Array(mostAtOnce);
  private count = 0;

  constructor(private readonly table: TripleTable) {
    this.sums = new Int32Array(table.width * 3);
  }

  begin(): void {
    this.count = 0;
    this.sums.fill(0);
  }

  add(row: number): void {
    if (this.count === mostAtOnce) this.finish();
    this.waiting[this.count++] = row * this.table.width;
  }

  /** Brings `sums` up to date. */
  finish(): void {
    if (this.count > 0) this.addUp(this.count);
    this.count = 0;
  }

  /** Goes through the rows group by group, so that the sums stay in registers: twice as fast as one by one. */
  private addUp(count: number): void {
    const { waiting, sums } = this;
    const { triples, width } = this.table;
    for (let column = 0; column < width; column += group) {
      let [a, b, c, d, e, f, g] = [0, 0, 0, 0, 0, 0, 0];
      for (let i = 0; i < count; i++) {
        const at = waiting[i]! + column;
        a += triples[at]!;
        b += triples[at + 1]!;
        c += triples[at + 2]!;
        d += triples[at + 3]!;
        e += triples[at + 4]!;
        f += triples[at + 5]!;
        g += triples[at + 6]!;
      }
      unpack(a, sums, column * 3);
      unpack(b, sums, column * 3 + 3);
      unpack(c, sums, column * 3 + 6);
      unpack(d, sums, column * 3 + 9);
      unpack(e, sums, column * 3 + 12);
      unpack(f, sums, column * 3 + 15);
      unpack(g, sums, column * 3 + 18);
    }
  }
}

function unpack(triple: number, sums: Int32Array, at: number): void {
  const third = Math.round(triple / (step * step));
  const rest = triple - third * (step * step);
  const second = Math.round(rest / step);
  sums[at]! += rest - second * step;
  sums[at + 1]! += second;
  sums[at + 2]! += third;
}
