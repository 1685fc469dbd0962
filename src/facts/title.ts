import type { GrammarSet } from '../grammar/load.js';
import type { ClauseTree } from '../model/clause-tree.js';
import { type DocumentType, documentTypes, type Stated } from '../model/facts.js';
import { matchesIn } from '../model/matches-in.js';
import { spaceRuns } from '../model/space-runs.js';
import { goesOn, headingEnd, leftEnd, rightEnd, withoutFurniture } from './title-ends.js';
import { titlePatterns } from './title-patterns.js';

const openingLength = 6000;
const longestTitle = 200;
interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly noun: string;
  points: number;
}

/** The title as printed on top, else as the opening sentence names the document ("This Hosting Agreement …"). */
export function readTitle(text: string, tree: ClauseTree, grammars: GrammarSet): Stated<string> | null {
  const start = openingStart(text, tree, grammars);
  const end = Math.min(text.length, start + openingLength);
  const candidates = [...findCandidates(text, start, end, grammars)];
  const markdown = /^#[ \t]+(.+)$/m.exec(text.slice(start, start + 3000));
  let best: Candidate | null = null;
  for (const candidate of candidates) if (!best || candidate.points > best.points) best = candidate;
  if (markdown && (!best || !contains(markdown, start, best))) {
    const at = start + markdown.index + markdown[0].indexOf(markdown[1]!);
    return stated(text, at, headingEnd(text, at, at + markdown[1]!.trimEnd().length, grammars), 'facts/title-heading');
  }
  if (best) return stated(text, withoutFurniture(text, best.start, best.end, grammars), best.end, 'facts/title');
  const top = topOf(text, tree);
  const head = readFirstLine(text, top, grammars);
  if (head) return head;
  const line = titlePatterns(grammars).partLine.exec(text.slice(top, top + 200));
  const at = line ? top + line[0].length - line[1]!.length : top;
  return line ? stated(text, at, at + line[1]!.trimEnd().length, 'facts/title-of-part') : null;
}

const firstLine = /^[\s\u00a0]*([^\n]{4,80}?)[ \t\u00a0]*\n[ \t\u00a0]*\n/;

/** ", edition 2022", "(version 3)" behind a title. */
const edition =
  /[\s\u00a0]*[,(–-][\s\u00a0]*(?:\(?(?:edition|version|revision|issue|v)[\s\u00a0.]|\d{4})[^,\n]{0,20}$/iu;

/** "Hygiene Annex", "RATE SHEET, edition 2022": a first line that stands alone and ends in a word for a document, or the
 *  second below the name of a house. */
function readFirstLine(text: string, top: number, grammars: GrammarSet): Stated<string> | null {
  let at = top;
  for (let lines = 0; lines < 2; lines++) {
    const match = firstLine.exec(text.slice(at, at + longestTitle));
    if (!match) return null;
    const start = at + match[0].indexOf(match[1]!);
    const line = match[1]!.replace(edition, '');
    if (namesDocument(line, grammars)) return stated(text, start, start + line.length, 'facts/title-on-first-line');
    at += match[0].length;
  }
  return null;
}

function namesDocument(line: string, grammars: GrammarSet): boolean {
  const words = line.split(/[\s\u00a0]+/);
  if (words.length < 2 || words.length > 8 || !/^\p{Lu}/u.test(words[0]!)) return false;
  if (words.some((word) => word.length > 3 && word[0] === word[0]!.toLowerCase())) return false;
  return titlePatterns(grammars).endsInDocument.test(line);
}

function contains(markdown: RegExpExecArray, start: number, candidate: Candidate): boolean {
  const from = start + markdown.index;
  return (
    candidate.start >= from &&
    candidate.end <= from + markdown[0].length &&
    candidate.end - candidate.start > markdown[1]!.length * 0.8
  );
}

function stated(text: string, start: number, end: number, rule: string): Stated<string> {
  const value = text
    .slice(start, end)
    .replace(/[*_]+/g, '')
    .replace(/(?:^|\n)[\s\u00a0]*#+(?=\s)/g, ' ')
    .replace(spaceRuns, ' ')
    .trim();
  return { value, span: { start, end }, rule };
}

/** Behind page furniture, filing lines and the exhibit's number. */
function openingStart(text: string, tree: ClauseTree, grammars: GrammarSet): number {
  const { exhibit } = titlePatterns(grammars);
  const at = topOf(text, tree, exhibit);
  const match = exhibit.exec(text.slice(at, at + 200));
  return match ? at + match[0].length : at;
}

function topOf(text: string, { skipped }: ClauseTree, exhibit = /^$/): number {
  let at = 0;
  for (const { start, end } of skipped) {
    if (text.slice(at, start).replace(exhibit, '').trim() !== '') break;
    at = end;
  }
  return at;
}

function* findCandidates(text: string, start: number, end: number, grammars: GrammarSet): Generator<Candidate> {
  const { noun, types, partOf, ofCompany } = titlePatterns(grammars);
  const opening = text.slice(start, end);
  let count = 0;
  for (const match of matchesIn(noun, opening)) {
    if (!/^\p{Lu}/u.test(match[0]) && !endsShortLine(text, start + match.index, match[0].length)) continue;
    if (goesOn(opening, match.index + match[0].length, match[0], grammars) > 0) continue;
    if (
      !/(?:agreement|contract|amendment|addendum)s?$/i.test(match[0]) &&
      ofCompany.test(opening.slice(match.index + match[0].length, match.index + match[0].length + 60))
    )
      continue;
    const nounStart = start + match.index;
    const nounEnd = nounStart + match[0].length;
    const small = !/^\p{Lu}/u.test(match[0]);
    const lineStart = text.lastIndexOf('\n', nounStart - 1) + 1;
    const from = small
      ? lineStart + (/^[\s\u00a0#*]*/.exec(text.slice(lineStart, nounStart))?.[0].length ?? 0)
      : leftEnd(text, start, nounStart, match[0] === match[0].toUpperCase(), grammars);
    const to = rightEnd(text, nounEnd, from, grammars);
    if (to - from > longestTitle) continue;
    const candidate = {
      start: from,
      end: to,
      noun: types.get(match[0].toLowerCase().replace(/\s+/g, ' ')) ?? 'agreement',
      points: 0,
    };
    candidate.points = pointsOf(text, start, candidate, match[0]);
    // What stands below "Annex 2 to the Lease" names the annex better.
    if (partOf.test(text.slice(from, to))) candidate.points -= 1;
    if (candidate.points > 0) yield candidate;
    if (++count > 25) return;
  }
}

/** "Distributorship agreement" alone on its line. */
function endsShortLine(text: string, at: number, length: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return (
    line.length < 70 &&
    /^[\s\u00a0#*]*\p{Lu}[\p{L}\d ,&'’/-]*$/u.test(line) &&
    /^[\s\u00a0]*(?:\n|$)/.test(text.slice(at + length, at + length + 40))
  );
}

function pointsOf(text: string, start: number, { start: from, end }: Candidate, noun: string): number {
  const title = text.slice(from, end);
  const before = text.slice(Math.max(start, from - 40), from);
  const after = text.slice(end, end + 60);
  const words = title.split(/\s+/).length;
  let points = 6 - (from - start) / 500;
  if (/(?:^|\n)[\s\u00a0#*=_-]*$/.test(before) || from === start) points += 4;
  if (/^[\s\u00a0*_]*(?:\n|$)/.test(after)) points += 4;
  else if (
    /^[\s\u00a0*]*(?:this|dated|between|by and|by and between|among|the[\s\u00a0]parties|\(|[\s\u00a0]{3,}|\p{Lu})/iu.test(
      after,
    )
  )
    points += 2;
  if (title === title.toUpperCase()) points += 2;
  if (words === 1) points -= 5;
  if (words === noun.split(/\s+/).length && words > 1) points -= 1;
  if (/\b(?:this|the)[\s\u00a0]+$/i.test(before)) points += /this[\s\u00a0]+$/i.test(before) ? -2 : -7;
  if (/["“(][\s\u00a0]*$/.test(before) || /^[\s\u00a0]*["”]/.test(after)) points -= 6;
  if (/\b(?:to|of|under|with|in|said|certain|such|any)[\s\u00a0]+(?:the[\s\u00a0]+)?$/i.test(before)) points -= 6;
  return points;
}

/** What sort of document a title names; `agreement` where it names none but the text calls itself so. */
export function readType(title: Stated<string> | null, text: string, grammars: GrammarSet): DocumentType {
  const { noun, types, partOf, rules } = titlePatterns(grammars);
  const words = title?.value ?? '';
  // "Annex 2 to the Data Processing Agreement" is no such agreement itself.
  const part = partOf.test(words);
  const found = typesIn(part ? words.split(/ (?:to|under) /i)[0]! : words, noun, types);
  const special = found.find((type) => type !== 'agreement' && type !== '') ?? (part ? 'addendum' : found[0]);
  if (special && (documentTypes as readonly string[]).includes(special)) return special as DocumentType;
  if (rules.test(words) && !part) return 'policy';
  if (/\b(?:this|the) (?:agreement|contract)\b/i.test(text.slice(0, 20000))) return 'agreement';
  return isBelowHouse(text, noun, types) ? 'policy' : 'other';
}

/** The head of a document ends before this. */
const headReach = 300;
const longestHead = 80;

/** "HOLLOW HILL SCHOOL", and below it "Bread Storage Policy": rules whose first line is the name of a house. */
function isBelowHouse(text: string, noun: RegExp, types: ReadonlyMap<string, string>): boolean {
  const heads = text
    .slice(0, headReach)
    .split('\n')
    .map((line) => line.replace(/^[#*\s]+|[#*\s]+$/g, ''))
    .filter((line) => line.length > 0);
  const second = heads[1] ?? '';
  if (second.length > longestHead || /[.:;,]$/.test(second)) return false;
  return typesIn(second, noun, types).includes('policy');
}

/** The types of the nouns of a title, in order; empty for one that has none. */
const typesIn = (title: string, noun: RegExp, types: ReadonlyMap<string, string>): string[] =>
  [...matchesIn(noun, title)].map(([words]) => types.get(words.toLowerCase().replace(/\s+/g, ' ')) ?? '');
