import { labelAt } from './labels.js';
import { CONTENTS } from './page-furniture.js';
import type { Paragraph } from './paragraphs.js';
import type { StructureWords } from './words.js';

const longestEntry = 140;
/** A rule without a page behind it is a blank to be filled in. */
const leaders =
  /(?:\.[ \u00a0]?){4,}|\u2026{2,}|(?<!_)_{5,}(?!_)(?=[ \u00a0_]{0,20}(?:\d{1,4}|[ivx]{1,6}|[A-Z]-\d{1,3})(?![\p{L}\d]))/gu;
/** "By: ______ Name: ______", run together: the place for a signature, and no table either that anything is read from. */
const signingBlanks =
  /(?:(?:By|Name|Title|Signature|Signed|Date|Attn|Its|Initialed[^:\n]{0,40})[\s\u00a0]*:[\s\u00a0]*_{5,}(?!_)[\s\S]{0,400}?){2}/;
/** One of these is in every leader. */
const leaderMarks = ['..', '. .', '.\u00a0.', '\u2026\u2026', '_____'];
const pageAtEnd = /[\s\u00a0.](?:\d{1,4}|[ivx]{1,6}|[A-Z]-\d{1,3})\**$/;

/** Marks tables of contents in `skip`: those under a heading, lines with leaders and page numbers, lists that a sentence
 *  announces ("This policy will help you understand:"), and a run of short numbered lines that the text repeats as its
 *  headings further on. */
export function skipContents(
  text: string,
  paragraphs: readonly Paragraph[],
  skip: Uint8Array,
  words: StructureWords,
): void {
  skipHeaded(text, paragraphs, skip, words);
  for (let i = 0; i < paragraphs.length; i++) {
    const { start, end } = paragraphs[i]!;
    const line = text.slice(start, Math.min(end, start + 4000));
    if (skip[i] || !leaderMarks.some((marks) => line.includes(marks))) continue;
    const dotted = line.match(leaders)?.length ?? 0;
    const signed = (line.match(/_{5,}/g)?.length ?? 0) >= 4 && signingBlanks.test(line);
    if (dotted >= 4 || signed || (dotted >= 1 && line.length < longestEntry && pageAtEnd.test(line)))
      skip[i] = CONTENTS;
  }
  skipAnnounced(text, paragraphs, skip, words);
  skipRepeated(text, paragraphs, skip, words);
}

function entryOf(text: string, paragraph: Paragraph): string {
  return text.slice(paragraph.words, paragraph.end);
}

function skipHeaded(text: string, paragraphs: readonly Paragraph[], skip: Uint8Array, words: StructureWords): void {
  for (let i = 0; i < paragraphs.length; i++) {
    const heading = paragraphs[i]!;
    const headingWords = text.slice(heading.words, Math.min(heading.end, heading.words + 60));
    if (!words.contentsHeading.test(headingWords)) continue;
    const own = words.contentsHeading.exec(headingWords)![0].length;
    if (heading.end - heading.words > own + 8) {
      // A whole table run together in one paragraph: it names page after page.
      const entries =
        text.slice(heading.words, heading.end).match(/[\p{L})][\s\u00a0.]+\d{1,3}(?=[\s\u00a0]|$)/gu)?.length ?? 0;
      if (entries >= 4) skip[i] = CONTENTS;
      else continue;
    } else skip[i] = CONTENTS;
    const first = new Set<string>();
    let entries = 0;
    let listed = 0;
    const marked: number[] = [];
    for (let j = i + 1; j < paragraphs.length; j++) {
      const paragraph = paragraphs[j]!;
      if (skip[j]) continue;
      const line = entryOf(text, paragraph);
      const paged = pageAtEnd.test(line);
      if (line.length > longestEntry && !(line.match(leaders)?.length || (paged && line.length < longestEntry * 3)))
        break;
      const label = labelAt(text, paragraph.words, words);
      const key = label ? `${label.prefix}${label.text}` : bareHeading(line);
      if (!paged && first.has(key)) break;
      if (!paged && !label && /[.;:]$/.test(line)) break;
      if (!paged && label && entries > 0 && line.length > 90 && /[.;:]$/.test(line)) break;
      first.add(paged ? bareHeading(line.replace(pageAtEnd, '')) : key);
      if (label) first.add(key);
      skip[j] = CONTENTS;
      marked.push(j);
      entries++;
      if (paged || label || line.match(leaders)) listed++;
    }
    // A link that says "Table of Contents", and then the document itself.
    if (entries >= 2 && listed * 2 < entries) for (const j of marked) skip[j] = 0;
    if (entries < 2) skip[i] = 0;
  }
}

function bareHeading(line: string): string {
  return line
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();
}

function skipAnnounced(text: string, paragraphs: readonly Paragraph[], skip: Uint8Array, words: StructureWords): void {
  for (let i = 0; i < paragraphs.length; i++) {
    const { end, start } = paragraphs[i]!;
    if (skip[i]) continue;
    let next = i + 1;
    while (next < paragraphs.length && skip[next]) next++;
    // Before a long paragraph, as most are, nothing is announced.
    if (next === paragraphs.length || paragraphs[next]!.end - paragraphs[next]!.start > longestEntry) continue;
    if (!words.contentsLead.test(text.slice(Math.max(start, end - 200), end))) continue;
    let value = '';
    for (let j = next; j < paragraphs.length; j++) {
      const paragraph = paragraphs[j]!;
      if (skip[j]) continue;
      const label = labelAt(text, paragraph.words, words);
      if (!(label || paragraph.bullet) || paragraph.end - paragraph.start > longestEntry) break;
      if (label && value !== '' && label.text === value) break;
      if (value === '' && label) value = label.text;
      skip[j] = CONTENTS;
    }
  }
}

/** The words of a heading that matter when two are compared. */
function significant(line: string): Set<string> {
  return new Set(
    bareHeading(line)
      .split(' ')
      .filter((word) => word.length > 3),
  );
}

function alike(a: string, b: string): boolean {
  const left = significant(a);
  const right = significant(b);
  let both = 0;
  for (const word of left) if (right.has(word)) both++;
  return both > 0 && both >= Math.min(left.size, right.size) * 0.6;
}

/** A run of at least three short numbered lines with nothing between them, whose first two come again as headings with
 *  text below. */
function skipRepeated(text: string, paragraphs: readonly Paragraph[], skip: Uint8Array, words: StructureWords): void {
  const numbered: { index: number; text: string; line: string }[] = [];
  for (let i = 0; i < paragraphs.length; i++) {
    const paragraph = paragraphs[i]!;
    if (skip[i] || paragraph.end - paragraph.start > longestEntry) continue;
    const label = labelAt(text, paragraph.words, words);
    if (!label || label.bracket === '()') continue;
    numbered.push({ index: i, text: `${label.prefix}${label.text}`, line: text.slice(label.end, paragraph.end) });
  }
  const later = new Map<string, number[]>();
  for (const [at, entry] of numbered.entries()) {
    later.set(entry.text, [...(later.get(entry.text) ?? []).slice(-20), at]);
  }
  for (let at = 0; at < numbered.length; ) {
    let last = at;
    while (last + 1 < numbered.length && numbered[last + 1]!.index === numbered[last]!.index + 1) last++;
    if (last - at >= 2) {
      const again = later.get(numbered[at]!.text)?.find((place) => place > last);
      const second = later.get(numbered[at + 1]!.text)?.find((place) => place > last);
      if (again !== undefined && second !== undefined && again < second) {
        if (alike(numbered[at]!.line, numbered[again]!.line) && alike(numbered[at + 1]!.line, numbered[second]!.line)) {
          for (let i = at; i <= last; i++) skip[numbered[i]!.index] = CONTENTS;
        }
      }
    }
    at = last + 1;
  }
}
