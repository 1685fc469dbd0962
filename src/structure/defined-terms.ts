import type { Clause, DefinedTerm } from '../model/clause-tree.js';
import { matchesIn } from '../model/matches-in.js';
import { oncePer } from '../model/once-per.js';
import { sentenceEnd } from './sentence-ends.js';
import type { StructureWords } from './words.js';

const longestMeaning = 600;
const quoted = '["“]\\*{0,2}([^"“”\\n*]{1,80}?)[,.]?\\*{0,2}["”]';

interface TermPatterns {
  readonly quotedTerm: RegExp;
  readonly headword: RegExp;
  readonly bracketed: RegExp;
}

const termPatterns = oncePer(
  (words: StructureWords): TermPatterns => ({
    quotedTerm: new RegExp(`${quoted}\\s{0,3}(?:\\([^)\\n]{0,80}\\)\\s{0,3})?,?\\s{0,3}(?:${words.defines})\\b`, 'gi'),
    headword: new RegExp(`(?<=[\\s)*.])(\\p{Lu}[\\p{L}\\d’'&/ -]{0,60}?)(?::\\s|\\s)(?:${words.defines})\\b`, 'uy'),
    bracketed: new RegExp(
      `\\(\\s?(?:(?:${words.introduces})[\\s,:]{1,3}){0,3}${quoted}((?:\\s?(?:,|or|and|/)\\s?(?:or |and )?(?:the |an? )?["“][^"“”\\n]{1,60}["”]){0,4})\\s?\\)`,
      'gi',
    ),
  }),
);

/** Defined terms in the order of the text: `"Affiliate" means …`, `Affiliate means …` at the head of a clause, and
 *  `(the "Services")`, whose meaning is the words before the bracket. */
export function readTerms(text: string, clauses: readonly Clause[], words: StructureWords): DefinedTerm[] {
  const terms: DefinedTerm[] = [];
  readQuoted(text, words, terms);
  readHeadwords(text, clauses, words, terms);
  readBracketed(text, words, terms);
  terms.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  return terms.filter((term, i) => i === 0 || term.span.start >= terms[i - 1]!.span.end);
}

function definitionEnd(text: string, from: number, words: StructureWords): number {
  const end = sentenceEnd(text, from, Math.min(text.length, from + longestMeaning), words.abbreviations);
  return end < 0 ? Math.min(text.length, from + longestMeaning) : end;
}

function readQuoted(text: string, words: StructureWords, terms: DefinedTerm[]): void {
  for (const match of matchesIn(termPatterns(words).quotedTerm, text)) {
    const start = match.index;
    const from = start + match[0].length;
    const end = start + match[0].search(/["”*]{1,3}(?![^"“”]{0,80}["”])/) + 1;
    const term = match[1]!.trim();
    const close = start + 1 + text.slice(start + 1, from).search(/["”]/) + 1;
    terms.push({
      term,
      span: { start, end: Math.max(close, end, start + 1) },
      meaning: { start: from, end: definitionEnd(text, from, words) },
    });
  }
}

function readHeadwords(text: string, clauses: readonly Clause[], words: StructureWords, terms: DefinedTerm[]): void {
  const { headword } = termPatterns(words);
  for (const clause of clauses) {
    const opening =
      /^(?:[^\s]+[\s*]+){1,2}/.exec(text.slice(clause.start, Math.min(clause.start + 30, clause.lead.end)))?.[0] ?? '';
    headword.lastIndex = clause.start + (/^[^\s]+[\s*]+/.exec(opening)?.[0].length ?? 0);
    const match = headword.exec(text);
    if (!match || match.index > clause.lead.end) continue;
    const start = match.index;
    const from = start + match[0].length;
    terms.push({
      term: match[1]!.trim(),
      span: { start, end: start + match[1]!.length },
      meaning: { start: from, end: definitionEnd(text, from, words) },
    });
  }
}

function readBracketed(text: string, words: StructureWords, terms: DefinedTerm[]): void {
  for (const match of matchesIn(termPatterns(words).bracketed, text)) {
    const meaning = wordsBefore(text, match.index);
    let at = match.index;
    for (const term of matchesIn(/["“]\*{0,2}([^"“”\n*]{1,80}?)[,.]?\*{0,2}["”]/g, match[0])) {
      at = match.index + term.index;
      terms.push({ term: term[1]!.trim(), span: { start: at, end: at + term[0].length }, meaning });
    }
  }
}

/** Of characters that end a phrase where white space follows. */
const phraseEnds: ReadonlySet<number> = new Set([...'.;:\n'].map((char) => char.charCodeAt(0)));

/** The phrase that a bracket follows: back to the nearest colon, semicolon or stop. */
function wordsBefore(text: string, at: number): { start: number; end: number } {
  let end = at;
  while (end > 0 && /\s/.test(text[end - 1]!)) end--;
  const furthest = Math.max(0, end - 200);
  let start = end;
  while (start > furthest && !(start < end && phraseEnds.has(text.charCodeAt(start - 1)) && /\s/.test(text[start]!)))
    start--;
  while (start < end && /\s/.test(text[start]!)) start++;
  return { start, end };
}
