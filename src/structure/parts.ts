import { spaceRuns } from '../model/space-runs.js';
import { labelAt } from './labels.js';
import { romanValue } from './ordinals.js';
import type { Paragraph } from './paragraphs.js';
import type { StructureWords } from './words.js';

/** A heading at which numbering begins anew. */
export interface PartHeading {
  readonly paragraph: number;
  readonly id: string;
  readonly title: string;
  /** As it is cited: `Annex 2`. */
  readonly designation: string;
}

/** What `readHeading` finds in a line. */
interface Designation {
  readonly id: string;
  readonly designation: string;
  /** Such a heading on top of a document may name the document's own place: "Schedule 3" of an agreement that is not here,
   *  but not the exhibit of a filing. */
  readonly mayOpen: boolean;
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

function readHeading(line: string, words: StructureWords): Designation | null {
  if (words.dataProcessing.test(line)) {
    const designation = words.dataProcessing.exec(line)![0];
    const rest = line.slice(designation.length);
    const alone = /^[\s*_]*(?:\(["“]?[A-Za-z ]{2,20}["”]?\))?[\s*_.:]*$/.test(rest);
    return alone ? { id: 'dpa', designation, mayOpen: false } : null;
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
    // "Schedule: Prices of the goods"
    const titled = /^[*_\s]*[:–—][*_\s]*\p{Lu}/u.test(rest) && line.length < 90 && !/[.;,]$/.test(line);
    return alone || shouted || titled ? { id: stem, designation: designation!, mayOpen: false } : null;
  }
  if (!isTitle(rest.replace(/[*_]+$/, ''))) return null;
  return {
    id: stem + designatorOf(designator, words) + (more ? `-${more.toUpperCase()}` : ''),
    designation: all.replace(spaceRuns, ' ').trim(),
    mayOpen: /^(?:schedule|annex|appendix)$/.test(stem),
  };
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
  let above = -1;
  let numbered = false;
  for (let i = 0; i < paragraphs.length; i++) {
    const paragraph = paragraphs[i]!;
    const goesOn = above >= 0 && breaksOff(text, paragraphs[above]!);
    if (!skip[i]) above = i;
    if (skip[i] || paragraph.block?.kind === 'table-row') continue;
    const length = paragraph.end - paragraph.words;
    const opening = text.slice(paragraph.words, Math.min(paragraph.end, paragraph.words + longestHeading));
    const line = headingLine(opening, length);
    const shouted = line === line.toUpperCase();
    const heading = goesOn && !shouted && length > longestHeading ? null : readHeading(line, words);
    // "… as set out in", and on the next page "Appendix 5. The Seller": the rest of a sentence.
    if (heading && goesOn && !shouted && /^\s*[.(,;]/.test(line.slice(heading.designation.length))) continue;
    const onTop = before < 3 && found.length === 0 && !(heading?.mayOpen && length <= longestHeading);
    // A document that is a data processing addendum has no such part.
    const own = heading?.id === 'dpa' && !numbered;
    if (heading && !onTop && !own) {
      const title = opening.slice(0, longestHeading).replace(/[*_]+/g, '').replace(spaceRuns, ' ').trim();
      found.push({ paragraph: i, id: heading.id, title, designation: heading.designation });
    }
    before++;
    numbered ||= labelAt(text, paragraph.words, words) !== null;
  }
  return withoutLists(paragraphs, skip, withRomanOnes(found));
}

/** "Annex I" is the first where an "Annex II" follows, and a letter among "Annex A" and "Annex H". */
function withRomanOnes(found: readonly PartHeading[]): PartHeading[] {
  const stems = new Set<string>();
  for (const { id, designation } of found) if (/\b(?:[IVX]{2,6})$/.test(designation)) stems.add(id.replace(/\d+$/, ''));
  return found.map((heading) => {
    const match = /^(.*[a-z])([IVX])$/.exec(heading.id);
    return match && stems.has(match[1]!) ? { ...heading, id: match[1]! + romanValue(match[2]!) } : heading;
  });
}

/** "… as set forth in", and then a page ends: what follows is the rest of the sentence. */
function breaksOff(text: string, { start, end }: Paragraph): boolean {
  return end - start > 60 && /[\p{Ll},]$/u.test(text.slice(end - 1, end));
}

/** The heading in front of a part whose text goes on in the same paragraph ("Exhibit 1. Business purposes: making, …"). */
function headingLine(opening: string, length: number): string {
  if (length <= longestHeading) return opening;
  const capitals =
    /^\p{Lu}{5,}\s+[\p{Lu}\d][\p{Lu}\d.-]{0,3}(?:\s+[\p{Lu}\d&,'’()/-]{2,}(?=\s))*(?=\s+["“[(]?[\p{Lu}\d*])/u.exec(
      opening,
    );
  if (capitals) return capitals[0];
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
