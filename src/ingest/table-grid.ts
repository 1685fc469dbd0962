import { isBareLabel, isHeadRow, rowBlocks } from './label-cell.js';
import { type BlockText, cellSeparator } from './text-builder.js';

/** A cell as the markup has it. */
export interface GridCell {
  readonly blocks: readonly BlockText[];
  /** Columns and rows that it takes up; `rows` where the cells below it that it covers are not in the markup. */
  readonly columns?: number;
  readonly rows?: number;
  /** It is covered by the one above: its place is in the markup, and nothing else. */
  readonly covered?: boolean;
}

/** A wider cell does not exist; markup can claim any number. */
const mostColumns = 100;
/** A cell that says more is text: it is read once. What says less is a datum, and holds for each row that it covers. */
const longestDatum = 120;
/** So many characters a table repeats: without a limit, few words could be made to fill the memory. */
const mostRepeated = 100_000;

/** The columns of a table under way. */
export class TableGrid {
  /** By column: the cell that reaches down into the rows below, and for how many more rows; null: the one before covers it. */
  private readonly above: ({ readonly blocks: readonly BlockText[] | null; rows: number } | undefined)[] = [];

  /** Whether the first row holds headings; null before it came. */
  private headed: boolean | null = null;
  /** Characters that may be repeated yet. */
  private spare = mostRepeated;

  /** What a row is in the flow of the document. A column that a wider cell covers has nothing of its own; a row repeats the
   *  short cells that reach down into it. */
  row(own: readonly GridCell[]): readonly BlockText[] {
    const cells: (readonly BlockText[] | null)[] = [];
    const repeated = new Set<number>();
    const takeAbove = (): void => {
      const held = this.above[cells.length];
      if (held) held.rows--;
      this.spare -= cellSeparator.length + (held?.blocks?.[0]?.text.length ?? 0);
      if (held?.blocks) repeated.add(cells.length);
      cells.push(held && this.spare > 0 ? held.blocks : []);
    };
    for (const { blocks, covered, columns = 1, rows = 1 } of own) {
      while (this.reachesDown(cells.length) && !covered) takeAbove();
      for (let i = 0; i < Math.min(columns, mostColumns); i++) {
        if (covered) takeAbove();
        else {
          this.above[cells.length] = { blocks: i === 0 ? datum(blocks) : null, rows: rows - 1 };
          cells.push(i === 0 ? blocks : null);
        }
      }
    }
    while (this.reachesDown(cells.length)) takeAbove();
    const said = cells.filter((cell, i) => cell !== null && cell.length > 0 && !repeated.has(i)).length;
    if (said === 0) return [];
    // "(a)" beside several rows of text numbers the first of them.
    this.headed ??= isHeadRow(cells);
    return rowBlocks(
      cells.map((cell, i) => (said === 1 && repeated.has(i) && isNumber(cell) ? [] : cell)),
      this.headed,
    );
  }

  private reachesDown(column: number): boolean {
    return this.spare > 0 && column < mostColumns && (this.above[column]?.rows ?? 0) > 0;
  }

  /** Cells do not reach from one part of a table into the next. */
  endPart(): void {
    this.above.length = 0;
  }
}

const datum = (blocks: readonly BlockText[]): readonly BlockText[] =>
  blocks.length === 1 && !blocks[0]!.cells && blocks[0]!.text.length <= longestDatum ? blocks : [];

const isNumber = (cell: readonly BlockText[] | null): boolean => cell?.length === 1 && isBareLabel(cell[0]!.text);
