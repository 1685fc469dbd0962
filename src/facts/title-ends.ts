import type { GrammarSet } from '../grammar/load.js';
import { matchesIn } from '../model/matches-in.js';
import { lastWordStart } from './last-word.js';
import { titlePatterns } from './title-patterns.js';

/** One word of a title, or what joins two, read backwards from its noun. */
const wordBefore =
  /(?:(?:[a-z]-)?[\p{Lu}\d][\p{L}\p{N}.'’&®™/-]*|(?<![\p{L}])[a-z]-\p{Ll}+|and|of|for|the|to|in|with|on|a|an|&|[-–—/,]|by|or)([\s\u00a0]*(?:\n[\s\u00a0]*){0,2})$/u;
export const small = /^(?:and|of|for|the|to|in|with|on|a|an|&|[-–—/,]|by|or)$/i;

const wideGap = /[\s\u00a0]{3,}/g;
const linkBefore = /(?<!\p{L})(?:and|of|for|to|on|under|the)$/iu;
/** "To:" and "On 3 May" begin lines of their own. */
const linkBehind = /^(?:of|for)(?!\p{L})/iu;

/** A piece of a line up to a wide gap, unless a link on either side shows that the title goes on: "AMENDMENT TO     THE
 *  LEASE". */
function pieceOf(text: string): string {
  const line = text.split('\n', 1)[0]!;
  for (const gap of matchesIn(wideGap, line.slice(0, 300))) {
    if (!linkBefore.test(line.slice(0, gap.index)) && !linkBehind.test(line.slice(gap.index + gap[0].length)))
      return line.slice(0, gap.index);
  }
  return line;
}

/** Nothing stands before an offset on its line but the number of an exhibit. */
function opensLine(text: string, at: number, grammars: GrammarSet): boolean {
  const before = text
    .slice(Math.max(0, at - 40), at)
    .split('\n')
    .pop()!;
  return /^[\s\u00a0#*]*$/.test(before.replace(titlePatterns(grammars).exhibit, ''));
}

/** How many characters behind a noun belong to the same title: on its line, in its case, up to a further noun. */
export function goesOn(opening: string, at: number, noun: string, grammars: GrammarSet): number {
  const line = pieceOf(opening.slice(at, at + 140)).split(/[.:;(]/)[0]!;
  const match = titlePatterns(grammars).goesOn.exec(line);
  if (!match) return 0;
  const words = match[0].match(/\p{L}+/gu) ?? [];
  // "SERVICES AGREEMENT THIS AGREEMENT is": the next sentence, not the same title.
  if (words.some((word) => /^(?:this|these)$/i.test(word) || word.toLowerCase() === noun.toLowerCase())) return 0;
  const shouted = noun === noun.toUpperCase();
  const fits = words.every(
    (word) => small.test(word) || (shouted ? word === word.toUpperCase() : /^\p{Lu}\p{Ll}/u.test(word)),
  );
  return fits ? match[0].length : 0;
}

/** Where the title begins: back over capitalised words and their links, to a company's name, a stop, or an empty line
 *  (unless both sides are in capitals). */
export function leftEnd(
  text: string,
  start: number,
  nounStart: number,
  capitals: boolean,
  grammars: GrammarSet,
): number {
  const { suffix, furniture } = titlePatterns(grammars);
  let at = nounStart;
  for (let i = 0; i < 24; i++) {
    const match = wordBefore.exec(text.slice(lastWordStart(text, Math.max(start, at - 60), at), at));
    if (!match || match[0] === '') break;
    const word = match[0].trim();
    if (match[1]!.includes('\n')) {
      const links = small.test(word) || /,$/.test(word) || small.test(text.slice(at, at + 12).split(/\s/)[0]!);
      if (!capitals || (word !== word.toUpperCase() && !small.test(word)) || !links) break;
    }
    if (capitals && !small.test(word) && word !== word.toUpperCase()) break;
    if (suffix.test(word) || /[.:;]$/.test(word) || /^(?:this|that|between|dated|page)$/i.test(word)) break;
    if (/[\s\u00a0]{4,}$/.test(match[0]) && !/^(?:to|of|for|and|the)$/i.test(word)) break;
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
    const before = furniture.exec(text.slice(at, nounStart + 60));
    if (!before || at + before[0].length > nounStart) break;
    at += before[0].length;
  }
  return at;
}

/** "… IF PUBLICLY DISCLOSED SUPPLY AGREEMENT", "Contract No. 7 Exhibit 10.5 Supply Agreement": where the title begins
 *  behind what runs into it. */
export function withoutFurniture(text: string, start: number, end: number, grammars: GrammarSet): number {
  let within = 0;
  for (const match of matchesIn(titlePatterns(grammars).furnitureWithin, text.slice(start, end)))
    if (match.index + match[0].length < end - start) within = match.index + match[0].length;
  return start + within;
}

/** A number, the agreement that the document belongs to ("Amendment No. 2 to the Lease", also where that stands below),
 *  which of several on one agreement it is, or words of the same line where the noun opens the title ("Deed of …"). */
export function rightEnd(text: string, nounEnd: number, from: number, grammars: GrammarSet): number {
  const { number, target } = titlePatterns(grammars);
  const lineEnd = text.indexOf('\n', nounEnd);
  const rest = pieceOf(text.slice(nounEnd, lineEnd < 0 ? text.length : lineEnd));
  const end = nounEnd + (number.exec(rest)?.[0].length ?? 0);
  const after = pieceOf(text.slice(end, lineEnd < 0 ? text.length : lineEnd));
  const shouted = text.slice(from, end) === text.slice(from, end).toUpperCase();
  const base = target.exec(after);
  if (
    base &&
    (!shouted || base[0] === base[0].toUpperCase()) &&
    !/\b(?:this|the)\s$/i.test(text.slice(Math.max(0, from - 6), from))
  )
    return withFurtherNouns(text, end + base[0].length, grammars);
  if (!opensLine(text, from, grammars)) return end;
  const further = headingEnd(text, from, end, grammars);
  if (further > end) return further;
  const more = /^[\s\u00a0]+(?:of|to|on|for|and|with|regarding|under)[\s\u00a0]+[^\n.:;(]{2,90}$/i.exec(
    after.trimEnd(),
  );
  return more && (!shouted || more[0] === more[0].toUpperCase()) ? end + more[0].trimEnd().length : end;
}

/** "to the Barn Lease" goes on: "Agreement". */
function withFurtherNouns(text: string, at: number, grammars: GrammarSet): number {
  const noun = /\p{L}+$/u.exec(text.slice(0, at).slice(-30))?.[0] ?? '';
  return at + goesOn(text, at, noun, grammars);
}

/** Where a title ends that goes on in the next line: with the agreement that the document belongs to, or with which of
 *  several on one agreement it is. */
export function headingEnd(text: string, from: number, end: number, grammars: GrammarSet): number {
  const { depending, targetBelow, subtitle } = titlePatterns(grammars);
  const depends = depending.test(text.slice(from, end));
  const below = (depends ? targetBelow : subtitle).exec(text.slice(end, end + 200));
  if (!below) return end;
  return depends ? withFurtherNouns(text, end + below[0].length, grammars) : end + below[0].length;
}
