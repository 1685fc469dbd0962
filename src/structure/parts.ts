import { romanValue } from './ordinals.js';
import type { Paragraph } from './paragraphs.js';
import type { StructureWords } from './words.js';

/** A heading at which numbering begins anew. */
export interface PartHeading {
  readonly paragraph: number;
  readonly id: string;
  readonly title: string;
}

const longestHeading = 160;

function designatorOf(text: string, words: StructureWords): string {
  const spelled = words.numberWords.get(text.toLowerCase());
  if (spelled) return String(spelled);
  if (/^\d/.test(text)) return text.toLowerCase();
  // "Annex II" is the second; "Exhibit C" and "Exhibit I" stay letters among letters.
  if (text.length > 1 && romanValue(text)) return String(romanValue(text));
  return text.toUpperCase();
}

/** What may follow the designation for the line to be a heading: nothing, a title, not the rest of a sentence. */
function isTitle(rest: string): boolean {
  const words = rest.replace(/^["”'’]/, '').trim();
  if (words === '') return true;
  if (/^[([]/.test(words)) return true;
  const separated = /^[:.–—\-|]/.test(words);
  const bare = words.replace(/^[:.–—\-|\s]+/, '');
  if (bare === '') return true;
  if (!separated && /^[,;)]/.test(bare)) return false;
  const first = /^\p{L}+/u.exec(bare)?.[0] ?? '';
  if (first !== '' && first === first.toLowerCase())
    return /^(?:to|of|for)$/.test(first) && bare.length < 90 && !/[.;,]$/.test(bare);
  if (separated || rest.startsWith('  ')) return true;
  return bare.length < 90 && !/[.;,]$/.test(bare) && !/\s(?:shall|is|are|means|will|sets|contains|hereto)\b/.test(bare);
}

function readHeading(line: string, words: StructureWords): { id: string } | null {
  if (words.dataProcessing.test(line)) {
    const rest = line.slice(words.dataProcessing.exec(line)![0].length);
    return /^[\s*_]*(?:\(["“]?[A-Za-z ]{2,20}["”]?\))?[\s*_.:]*$/.test(rest) ? { id: 'dpa' } : null;
  }
  const match = words.part.exec(line);
  if (!match) return null;
  const [all, designation, designator, more] = match;
  const rest = line.slice(all.length);
  const stem = words.designations.get(designation!.toLowerCase())!;
  if (designator === undefined) {
    // "Schedule" alone on its line, or "SCHEDULE OF FEES"; never "Schedule your visit".
    const alone = rest.replace(/[*_:.\s]/g, '') === '';
    const shouted = line === line.toUpperCase() && isTitle(rest);
    return alone || shouted ? { id: stem } : null;
  }
  if (!isTitle(rest.replace(/[*_]+$/, ''))) return null;
  return { id: stem + designatorOf(designator, words) + (more ? `-${more.toUpperCase()}` : '') };
}

/** Finds the headings of addenda, annexes, schedules and exhibits. The exhibit number that a filing puts on top of an
 *  agreement, lists of exhibits, and running headers that repeat the part's name open no part. */
export function findParts(
  text: string,
  paragraphs: readonly Paragraph[],
  skip: Uint8Array,
  words: StructureWords,
): PartHeading[] {
  const found: PartHeading[] = [];
  let before = 0;
  for (let i = 0; i < paragraphs.length; i++) {
    const paragraph = paragraphs[i]!;
    if (skip[i] || paragraph.block?.kind === 'table-row') continue;
    const length = paragraph.end - paragraph.words;
    const opening = text.slice(paragraph.words, Math.min(paragraph.end, paragraph.words + longestHeading));
    const heading = readHeading(headingLine(opening, length), words);
    if (heading && !(before < 3 && found.length === 0)) {
      const title = opening.slice(0, longestHeading).replace(/[*_]+/g, '').replace(/\s+/g, ' ').trim();
      found.push({ paragraph: i, id: heading.id, title });
    }
    before++;
  }
  return withoutLists(paragraphs, skip, found);
}

/** The heading in front of a part whose text goes on in the same paragraph ("Exhibit 1. Business purposes: making, …"). */
function headingLine(opening: string, length: number): string {
  if (length <= longestHeading) return opening;
  const stop = /^[^\n]{3,40}?[.:](?=\s)|^[^\n]{3,60}?(?=\s{3,}|\n)/.exec(opening);
  return stop ? stop[0] : '';
}

function withoutLists(
  paragraphs: readonly Paragraph[],
  skip: Uint8Array,
  found: readonly PartHeading[],
): PartHeading[] {
  const lastPlace = new Map<string, number>();
  for (const [i, heading] of found.entries()) lastPlace.set(heading.id, i);
  const kept: PartHeading[] = [];
  const used = new Map<string, number>();
  for (let i = 0; i < found.length; i++) {
    const heading = found[i]!;
    const next = found[i + 1];
    // Directly followed by another heading, and named again later: an entry of a list of exhibits.
    if (
      next &&
      next.id !== heading.id &&
      lastPlace.get(heading.id)! > i &&
      !hasTextBetween(paragraphs, skip, heading.paragraph, next.paragraph)
    )
      continue;
    if (kept.length > 0 && kept[kept.length - 1]!.id.replace(/-\d+$/, '') === heading.id) continue;
    const times = (used.get(heading.id) ?? 0) + 1;
    used.set(heading.id, times);
    kept.push(times === 1 ? heading : { ...heading, id: `${heading.id}-${times}` });
  }
  return kept;
}

function hasTextBetween(paragraphs: readonly Paragraph[], skip: Uint8Array, from: number, to: number): boolean {
  let length = 0;
  for (let i = from + 1; i < to; i++) if (!skip[i]) length += paragraphs[i]!.end - paragraphs[i]!.start;
  return length > 60;
}
