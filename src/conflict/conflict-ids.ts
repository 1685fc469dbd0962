import { createHash } from 'node:crypto';
import type { Conflict } from '../model/conflict.js';
import type { ComparedDocument } from './compared-document.js';

/** One side of a conflict: words of a document, and the number of their clause. */
interface Quoted {
  readonly document: ComparedDocument;
  readonly quote: string;
  readonly clause: string;
}

/** Stable: the same while topic and both quotes are, in every version of the two documents, also where a clause has got another
 *  number. `formerId` is what ids were while the number of a clause belonged to its words: decisions of that time hold. */
export function conflictIds(topic: string, ...sides: readonly Quoted[]): Pick<Conflict, 'id' | 'formerId'> {
  return { id: hashOf(topic, sides, withoutNumber), formerId: hashOf(topic, sides, ({ quote }) => quote) };
}

function hashOf(topic: string, sides: readonly Quoted[], words: (side: Quoted) => string): string {
  const texts = sides.map((side) => `${side.document.lineage}\u0001${words(side)}`).sort();
  return createHash('sha256')
    .update([topic, ...texts].join('\u0000'))
    .digest('hex')
    .slice(0, 16);
}

/** "4.2", "(c)", "7." before the first word; "30 days" has no number of a clause. */
const printedNumber = /^\s*(?:[\d.]*\d\.?(?=\s+["“‘']?\p{Lu})|\(?[\p{L}\d.]{1,8}[).])\s+/u;

const bare = (number: string): string => number.replace(/[^\p{L}\d]/gu, '');

function withoutNumber({ quote, clause }: Quoted): string {
  const printed = printedNumber.exec(quote)?.[0] ?? '';
  const isOwn = bare(printed) !== '' && bare(clause).endsWith(bare(printed));
  return (isOwn ? quote.slice(printed.length) : quote).replace(/\s+/g, ' ').trim();
}
