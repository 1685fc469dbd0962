import type { GrammarSet } from '../grammar/load.js';
import type { ClauseTree } from '../model/clause-tree.js';
import { type DocumentType, documentTypes, type Stated } from '../model/facts.js';
import { matchesIn } from '../model/matches-in.js';
import { alternatives, oncePerGrammars, phrasesOf } from './word-lists.js';

interface TitlePatterns {
  readonly noun: RegExp;
  readonly types: ReadonlyMap<string, string>;
  readonly suffix: RegExp;
  readonly exhibit: RegExp;
  /** What stands before a title on its line: "EXECUTION VERSION", "Exhibit 10.2", a date. */
  readonly furniture: RegExp;
  /** A further noun that the title goes on to: "LICENSE" in "LICENSE AND SERVICES AGREEMENT". */
  readonly goesOn: RegExp;
  readonly target: RegExp;
}

const titlePatterns = oncePerGrammars((grammars: GrammarSet): TitlePatterns => {
  const types = phrasesOf(grammars, 'facts/document-noun');
  const parts = alternatives(phrasesOf(grammars, 'structure/part-designation').keys());
  const suffixes = alternatives(
    [...phrasesOf(grammars, 'facts/company-suffix').keys()].filter((word) =>
      /^(?:inc|incorporated|corp|corporation|ltd|limited|llc|l\.l\.c|plc|gmbh|n\.v|b\.v|s\.a|lp|l\.p|llp)\.?$/.test(
        word,
      ),
    ),
  );
  const nouns = alternatives(types.keys());
  const months = alternatives([...phrasesOf(grammars, 'month-name').keys()].map((name) => name.replace(/ \.$/, '')));
  return {
    furniture: new RegExp(
      `^(?:(?:${alternatives(phrasesOf(grammars, 'facts/title-furniture').keys())})(?![\\p{L}])|(?:${parts})[\\s\\u00a0]+[\\d.A-Z()-]{1,12}(?=[\\s\\u00a0])|(?:${months})[\\s\\u00a0]\\d{1,2},?[\\s\\u00a0]\\d{4}|[\\d.-]{1,14}(?=[\\s\\u00a0]))[\\s\\u00a0:–—-]+`,
      'iu',
    ),
    goesOn: new RegExp(`^,?(?:[\\s\\u00a0]+[\\p{L}&'’/-]+,?){0,7}?[\\s\\u00a0]+(?:${nouns})(?![\\p{L}])`, 'iu'),
    target: new RegExp(
      `^[\\s\\u00a0]+to(?:[\\s\\u00a0]+[\\p{L}'’&,/-]+){0,10}?[\\s\\u00a0]+(?:${nouns})(?![\\p{L}])`,
      'iu',
    ),
    noun: new RegExp(`(?<![\\p{L}])(?:${alternatives(types.keys())})(?![\\p{L}])`, 'giu'),
    types,
    suffix: new RegExp(`(?<![\\p{L}])(?:${suffixes})\\.?,?$`, 'iu'),
    exhibit: new RegExp(
      `^[\\s\\u00a0*]*(?:${parts})[\\s\\u00a0]*(?:no\\.?)?[\\s\\u00a0]*["“]?[\\d.A-Z()-]{1,14}["”]?(?=[\\s\\u00a0]|$)[\\s\\u00a0:–—-]*`,
      'iu',
    ),
  };
});

const openingLength = 6000;
const longestTitle = 200;
/** One word of a title, or what joins two, read backwards from its noun. */
const wordBefore =
  /(?:[\p{Lu}\d][\p{L}\p{N}.'’&/-]*|and|of|for|the|to|in|with|on|a|an|&|[-–—/,]|by|or)([\s\u00a0]*(?:\n[\s\u00a0]*){0,2})$/u;
const small = /^(?:and|of|for|the|to|in|with|on|a|an|&|[-–—/,]|by|or)$/i;

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
    return stated(text, at, at + markdown[1]!.trimEnd().length, 'facts/title-heading');
  }
  return best ? stated(text, best.start, best.end, 'facts/title') : null;
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
    .replace(/^#+/, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
  return { value, span: { start, end }, rule };
}

/** Behind page furniture, filing lines and the exhibit's number. */
function openingStart(text: string, tree: ClauseTree, grammars: GrammarSet): number {
  const { exhibit } = titlePatterns(grammars);
  let at = 0;
  for (const { start, end } of tree.skipped) {
    if (text.slice(at, start).replace(exhibit, '').trim() !== '') break;
    at = end;
  }
  const match = exhibit.exec(text.slice(at, at + 120));
  return match ? at + match[0].length : at;
}

function* findCandidates(text: string, start: number, end: number, grammars: GrammarSet): Generator<Candidate> {
  const { noun, types } = titlePatterns(grammars);
  const opening = text.slice(start, end);
  let count = 0;
  for (const match of matchesIn(noun, opening)) {
    if (!/^\p{Lu}/u.test(match[0]) && !endsShortLine(text, start + match.index, match[0].length)) continue;
    if (goesOnTo(opening, match.index + match[0].length, match[0], grammars)) continue;
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

/** Whether the words behind a noun belong to the same title: on its line, in its case, up to a further noun. */
function goesOnTo(opening: string, at: number, noun: string, grammars: GrammarSet): boolean {
  const line = opening.slice(at, at + 90).split(/\n|[\s\u00a0]{3,}|[.:;(]/)[0]!;
  const match = titlePatterns(grammars).goesOn.exec(line);
  if (!match) return false;
  const words = match[0].match(/\p{L}+/gu) ?? [];
  // "SERVICES AGREEMENT THIS AGREEMENT is": the next sentence, not the same title.
  if (words.some((word) => /^(?:this|these)$/i.test(word) || word.toLowerCase() === noun.toLowerCase())) return false;
  const shouted = noun === noun.toUpperCase();
  return words.every(
    (word) => small.test(word) || (shouted ? word === word.toUpperCase() : /^\p{Lu}\p{Ll}/u.test(word)),
  );
}

/** Where the title begins: back over capitalised words and their links, to a company's name, a stop, or an empty line
 *  (unless both sides are in capitals). */
function leftEnd(text: string, start: number, nounStart: number, capitals: boolean, grammars: GrammarSet): number {
  const { suffix, furniture } = titlePatterns(grammars);
  let at = nounStart;
  for (let i = 0; i < 24; i++) {
    const before = text.slice(Math.max(start, at - 60), at);
    const match = wordBefore.exec(before);
    if (!match || match[0] === '') break;
    const word = match[0].trim();
    if (match[1]!.includes('\n')) {
      const links = small.test(word) || /,$/.test(word) || small.test(text.slice(at, at + 12).split(/\s/)[0]!);
      if (!capitals || (word !== word.toUpperCase() && !small.test(word)) || !links) break;
    }
    if (capitals && !small.test(word) && word !== word.toUpperCase()) break;
    if (suffix.test(word) || /[.:;]$/.test(word) || /^(?:this|that|between|dated|page)$/i.test(word)) break;
    if (/[\s\u00a0]{4,}$/.test(match[0])) break;
    at -= match[0].length;
  }
  // Links and articles that nothing stands before do not belong to it.
  for (
    let lead = /^(?:and|of|for|the|to|in|with|on|a|an|&|[-–—/,]|by|or|\d+\.?)[\s\u00a0]+/i.exec(
      text.slice(at, nounStart),
    );
    lead;
  ) {
    at += lead[0].length;
    lead = /^(?:and|of|for|the|to|in|with|on|a|an|&|[-–—/,]|by|or)[\s\u00a0]+/i.exec(text.slice(at, nounStart));
  }
  for (let i = 0; i < 4; i++) {
    const before = furniture.exec(text.slice(at, nounStart));
    if (!before) break;
    at += before[0].length;
  }
  return at;
}

/** A number, or words of the same line where the noun opens the title ("Deed of Variation", "Amendment No. 2 to …"). */
function rightEnd(text: string, nounEnd: number, from: number, grammars: GrammarSet): number {
  const lineEnd = text.indexOf('\n', nounEnd);
  const rest = text.slice(nounEnd, lineEnd < 0 ? text.length : lineEnd).split(/[\s\u00a0]{3,}/)[0]!;
  const number = /^[\s\u00a0]*(?:(?:no|number)\.?[\s\u00a0]*\d+|#\d+|\d+(?![\d./])|[IVX]+(?![\p{L}]))/iu.exec(rest);
  let end = nounEnd + (number ? number[0].length : 0);
  const after = text.slice(end, lineEnd < 0 ? text.length : lineEnd).split(/[\s\u00a0]{3,}/)[0]!;
  const shouted = text.slice(from, end) === text.slice(from, end).toUpperCase();
  const target = titlePatterns(grammars).target.exec(after);
  if (
    target &&
    (!shouted || target[0] === target[0].toUpperCase()) &&
    !/\b(?:this|the)\s$/i.test(text.slice(Math.max(0, from - 6), from))
  )
    return end + target[0].length;
  const more = /^[\s\u00a0]+(?:of|to|on|for|and|with|regarding)[\s\u00a0]+[^\n.:;(]{2,90}$/i.exec(after.trimEnd());
  const isLine = /(?:^|\n)[\s\u00a0#*]*$/.test(text.slice(Math.max(0, from - 20), from));
  if (more && isLine && (!shouted || more[0] === more[0].toUpperCase())) end += more[0].trimEnd().length;
  return end;
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
  const { noun, types } = titlePatterns(grammars);
  const found: string[] = [];
  for (const match of matchesIn(noun, title?.value ?? ''))
    found.push(types.get(match[0].toLowerCase().replace(/\s+/g, ' ')) ?? '');
  const special = found.find((type) => type !== 'agreement' && type !== '') ?? found[0];
  if (special && (documentTypes as readonly string[]).includes(special)) return special as DocumentType;
  return /\b(?:this|the) (?:agreement|contract)\b/i.test(text.slice(0, 20000)) ? 'agreement' : 'other';
}
