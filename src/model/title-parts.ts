import type { DocumentType } from './facts.js';

/** Sorts of documents whose titles go on to the agreement that they belong to. */
const depending: readonly DocumentType[] = ['amendment', 'addendum', 'dpa', 'sow', 'sla'];

/** What a title calls the document itself, without the agreement that it belongs to: `Amendment No. 2 to the Services
 *  Agreement` is "Amendment No. 2" of "Services Agreement". */
export function titleParts({ title, type }: { readonly title: string; readonly type: DocumentType }): {
  readonly own: string;
  /** Null where the title names no other document. */
  readonly base: string | null;
} {
  const joint = depending.includes(type) ? /\s(?:to|under)\s(?:the\s)?(?=\S)/i.exec(title) : null;
  if (!joint) return { own: title, base: null };
  return { own: title.slice(0, joint.index), base: title.slice(joint.index + joint[0].length) };
}
