import { fit, pad } from '../report/columns.js';
import { printable } from '../report/escaping.js';
import { formatPlace } from '../report/obligation-listing.js';

/** A field of a line: what it says, and how much of the width that is left it may take, in comparison with the others. */
export interface Field {
  readonly text: string;
  readonly share: number;
}

const gap = '  ';

/** Lays fields side by side so that every one of them is seen, however narrow the screen: each has its share of the width,
 *  the same in every line, and is cut to it.
 *  @param before  what stands in front of them, already padded */
export function layFields(before: string, fields: readonly Field[], width: number): string {
  const room = Math.max(0, width - before.length - gap.length * fields.length);
  const shares = fields.reduce((sum, { share }) => sum + share, 0);
  let taken = 0;
  const cells = fields.map(({ text, share }, i) => {
    const cell = i === fields.length - 1 ? room - taken : Math.floor((room * share) / shares);
    taken += cell;
    return pad(fit(text, cell), cell);
  });
  return [before, ...cells].join(gap);
}

/** Clause and file. Where the line is cut, the clause is what must be left. */
export function placeOf(file: string, part: string, clause: string): string {
  return `${formatPlace(part, clause)} ${printable(file.split('/').at(-1)!)}`;
}
