import { spaceRuns } from '../model/space-runs.js';
import type { ClauseDraft } from './clause-draft.js';
import type { Paragraph } from './paragraphs.js';
import type { StructureWords } from './words.js';

const longestHeading = 100;
const runIn = /^([^\n]{2,110}?)(?:[.:：](?=[\s*_]|$)|\s+[–—-]{1,2}\s|\*\*(?=[\s.:])|\.\*\*)/;

function stripped(words: string): string {
  const line = words.replace(/[*_]+/g, '').replace(spaceRuns, ' ');
  let end = line.length;
  while (end > 0 && /[.:;\s]/.test(line[end - 1]!)) end--;
  return line.slice(0, end).trim();
}

/** Words that look like a title: few, and no sentence. */
export function isTitle(words: string, notHeading: ReadonlySet<string>): boolean {
  const list = words.split(' ');
  if (list.length > 14 || !/^["“'‘(]?[\p{Lu}\d]/u.test(words)) return false;
  if (list.length <= 2 && words === words.toUpperCase() && !/\p{L}{3}/u.test(words)) return false;
  return !list.some((word) => notHeading.has(word.toLowerCase()));
}

/** "Report every leak to the keeper of the hall.": many words, most of them small, and a full stop. */
function isSentence(words: string): boolean {
  if (!/\p{Ll}\.\**\s*$/u.test(words)) return false;
  const list = words.split(/\s+/).filter((word) => /^\p{L}{3}/u.test(word));
  const small = list.filter((word) => /^\p{Ll}/u.test(word)).length;
  return list.length > 4 && small * 2 > list.length;
}

/** The heading of a numbered clause: all of its first paragraph where that is a title, or the words before the first
 *  stop ("8.4 Deposit. Party B shall …"). */
export function headingOf(text: string, from: number, end: number, words: StructureWords): string | null {
  if (end <= from) return null;
  const opening = text.slice(from, Math.min(end, from + 200));
  if (end - from <= longestHeading && !/[;,]\**$/.test(opening)) {
    const whole = stripped(opening);
    if (isTitle(whole, words.notHeading) && !isSentence(opening)) return whole === '' ? null : whole;
  }
  const match = runIn.exec(opening);
  if (!match) return null;
  const title = stripped(match[1]!);
  const bold = /^\s*\*\*|\*\*/.test(match[0]);
  if (title === '' || title.split(' ').length > 9 || !isTitle(title, words.notHeading)) return null;
  const long = title.split(' ').filter((word) => word.length > 3);
  const capitals = long.filter((word) => /^["“(]?\p{Lu}/u.test(word)).length;
  return bold || title.split(' ').length <= 4 || capitals * 2 >= long.length ? title : null;
}

/** A line in capitals that stands alone. */
export function isCapitalLine(text: string, paragraph: Paragraph): boolean {
  const line = text.slice(paragraph.words, Math.min(paragraph.end, paragraph.words + longestHeading + 1));
  return (
    line.length <= longestHeading &&
    line === line.toUpperCase() &&
    /\p{Lu}{3}/u.test(line) &&
    !/[;,:]$|[/_]{2}/.test(line) &&
    // The end of a sentence that a line was cut in: "ACME."
    !/^\S+\.$/.test(line)
  );
}

/** Whether a paragraph without a number is a heading by its looks. */
export function looksLikeHeading(text: string, paragraph: Paragraph, words: StructureWords): boolean {
  const { block, headingLevel, bold } = paragraph;
  if (headingLevel > 0) return true;
  const length = paragraph.end - paragraph.words;
  if (length > longestHeading || block?.kind === 'table-row' || paragraph.bullet) return false;
  if (isCapitalLine(text, paragraph)) return true;
  const line = text.slice(paragraph.words, paragraph.end);
  if (/[.;,]$/.test(stripped(line)) || /[.;,:]$/.test(line)) return false;
  return (bold || block?.centered === true) && isTitle(stripped(line), words.notHeading);
}

/** Gives a clause whose number stands alone on its line the heading below it. */
export function mayTakeHeading(draft: ClauseDraft, text: string, at: number): boolean {
  return draft.label !== null && draft.heading === null && text.slice(draft.body, at).trim() === '';
}
