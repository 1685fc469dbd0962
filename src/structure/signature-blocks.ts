import { SIGNATURE } from './page-furniture.js';
import type { Paragraph } from './paragraphs.js';
import type { StructureWords } from './words.js';

const longestField = 160;
const reach = 8;

/** Marks signature blocks in `skip`: from "IN WITNESS WHEREOF", or from the first of several fields of which one is for
 *  signing, as far as short lines go. */
export function skipSignatures(
  text: string,
  paragraphs: readonly Paragraph[],
  skip: Uint8Array,
  words: StructureWords,
): void {
  const lineOf = (i: number) =>
    text.slice(paragraphs[i]!.words, Math.min(paragraphs[i]!.end, paragraphs[i]!.words + longestField));
  for (let i = 0; i < paragraphs.length; i++) {
    if (skip[i]) continue;
    const line = lineOf(i);
    const lead = words.signatureLead.test(line);
    if (!lead && !(words.signatureField.test(line) && isBlock(text, paragraphs, i, words))) continue;
    if (lead && !hasFieldSoon(paragraphs, i, lineOf, words)) continue;
    let from = i;
    // The party's name above its fields.
    while (!lead && from > 0 && i - from < 3 && !skip[from - 1] && isName(text, paragraphs[from - 1]!)) from--;
    let to = i;
    for (let j = i + 1, others = 0; j < paragraphs.length && others < 3; j++) {
      if (skip[j]) continue;
      const field = words.signatureField.test(lineOf(j)) || words.signatureLead.test(lineOf(j));
      if (field) {
        to = j;
        others = 0;
      } else if (!isShort(paragraphs[j]!) || paragraphs[j]!.headingLevel > 0) break;
      else others++;
    }
    for (let j = from; j <= to; j++) if (!skip[j]) skip[j] = SIGNATURE;
    i = to;
  }
}

function isShort(paragraph: Paragraph): boolean {
  return paragraph.end - paragraph.start < longestField;
}

function isName(text: string, { start, end }: Paragraph): boolean {
  return (
    end - start < 100 &&
    /^\p{Lu}[^;:]*(?:: ?[^;:]+)?[^;:]$/u.test(text.slice(start, end)) &&
    !/^\S*\d/.test(text.slice(start, end))
  );
}

/** At least two fields within a few lines, one of them only ever found in signature blocks. */
function isBlock(text: string, paragraphs: readonly Paragraph[], at: number, words: StructureWords): boolean {
  let fields = 0;
  let marks = 0;
  for (let i = at; i < Math.min(at + reach, paragraphs.length); i++) {
    const { words: from, end } = paragraphs[i]!;
    const line = text.slice(from, Math.min(end, from + longestField));
    if (words.signatureField.test(line)) fields++;
    if (words.signatureMark.test(line)) marks++;
  }
  return fields >= 2 && marks >= 1;
}

function hasFieldSoon(
  paragraphs: readonly Paragraph[],
  at: number,
  lineOf: (i: number) => string,
  words: StructureWords,
): boolean {
  if (paragraphs.length - at <= 3) return true;
  for (let i = at; i < Math.min(at + 12, paragraphs.length); i++) {
    const line = lineOf(i);
    if (words.signatureField.test(line) || /\/s\/|_{6,}|\bBy:/.test(line)) return true;
  }
  return false;
}
