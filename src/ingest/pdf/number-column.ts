import { isDatum } from '../label-cell.js';
import type { Run } from './page-runs.js';

/** Runs of one row that stand close together. */
export type Part = readonly Run[];

const plainNumber = /^\d{1,3}$/;
/** Edges of one column lie at most so many points apart. */
const drift = 3;
/** Headings stand at most so many font sizes above the first row. */
const farthestHead = 4;
/** Without headings, so many rows of two figures are a table. */
const fewestFigures = 3;

const textOf = (part: Part): string =>
  part
    .map(({ text }) => text)
    .join(' ')
    .trim();
const leftOf = (part: Part): number => part[0]!.x;
const rightOf = (part: Part): number => Math.max(...part.map(({ x, width }) => x + width));
const overlap = (one: Part, other: Part): boolean => leftOf(one) < rightOf(other) && leftOf(other) < rightOf(one);

/** The rows of a page whose first part is a number in a column of its own, and not that of a clause: below headings ("Year",
 *  "Fee"), or beside nothing but figures.
 *  @param rows  each with its parts from left to right, from top to bottom
 *  @returns their indices, and those of the headings */
export function findNumberColumns(rows: readonly (readonly Part[])[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (let first = 0; first < rows.length; first++) {
    if (!opensWithNumber(rows[first]!)) continue;
    const column = [first];
    let next = first + 1;
    for (; next < rows.length; next++) {
      const row = rows[next]!;
      if (opensWithNumber(row) && isBelow(rows[column.at(-1)!]!, row)) column.push(next);
      // A further line of a cell.
      else if (row.length === 0 || leftOf(row[0]!) < rightOf(rows[first]![0]!)) break;
    }
    const figures = column.every((row) => rows[row]!.length === 2 && !/\p{L}/u.test(textOf(rows[row]![1]!)));
    const headed = isHeaded(rows[first - 1], rows[first]!);
    if (headed) column.push(first - 1);
    if (headed || (figures && column.length >= fewestFigures)) for (const row of column) found.add(row);
    first = next - 1;
  }
  return found;
}

const opensWithNumber = (row: readonly Part[]): boolean =>
  row.length >= 2 && plainNumber.test(textOf(row[0]!)) && isDatum(textOf(row[1]!));

/** Whether two rows have the same columns. */
function isBelow([number, cell]: readonly Part[], [lower, lowerCell]: readonly Part[]): boolean {
  const near = (one: number, other: number) => Math.abs(one - other) <= drift;
  return (
    overlap(number!, lower!) && (near(leftOf(cell!), leftOf(lowerCell!)) || near(rightOf(cell!), rightOf(lowerCell!)))
  );
}

function isHeaded(head: readonly Part[] | undefined, [number, cell]: readonly Part[]): boolean {
  if (!head || head.length < 2 || !/\p{L}{2}/u.test(textOf(head[0]!))) return false;
  const { y, size } = number![0]!;
  return y - head[0]![0]!.y <= farthestHead * size && overlap(head[0]!, number!) && overlap(head[1]!, cell!);
}
