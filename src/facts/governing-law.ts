import type { GrammarSet } from '../grammar/load.js';
import type { Match } from '../grammar/matcher.js';
import { tokenAt } from '../grammar/tokens.js';
import type { ClauseTree } from '../model/clause-tree.js';
import type { Stated } from '../model/facts.js';
import { alternatives } from '../model/literal-pattern.js';
import { matchesIn } from '../model/matches-in.js';
import { oncePer } from '../model/once-per.js';
import { type FactSentence, matchesOf } from './fact-sentence.js';
import { phrasesOf } from './word-lists.js';

interface LawPatterns {
  readonly place: RegExp;
  readonly codes: ReadonlyMap<string, string>;
  readonly cut: RegExp;
}

const stateOf =
  '(?:(?:the[\\s\\u00a0]+)?(?:state|commonwealth|province|republic|kingdom|territory|district)[\\s\\u00a0]+of[\\s\\u00a0]+(?:the[\\s\\u00a0]+)?)?';

const lawPatterns = oncePer((grammars: GrammarSet): LawPatterns => {
  const codes = phrasesOf(grammars, 'facts/jurisdiction');
  return {
    place: new RegExp(
      `(?<![\\p{L}])(?:the[\\s\\u00a0]+)?(${stateOf}(${alternatives(codes.keys())}))(?![\\p{L}])`,
      'giu',
    ),
    codes,
    cut: new RegExp(`(?<![\\p{L}])(?:${alternatives(phrasesOf(grammars, 'facts/law-cut').keys())})(?![\\p{L}])`, 'iu'),
  };
});

export interface LawFacts {
  readonly governingLaw: Stated<string> | null;
  readonly jurisdiction: string | null;
}

/** Whether the head of a text names American states and no other country: then 4/8 is a day in April. */
export function namesStates(text: string, grammars: GrammarSet): boolean {
  const { place, codes } = lawPatterns(grammars);
  let states = 0;
  let others = 0;
  for (const match of matchesIn(place, text.slice(0, 12000))) {
    const code = codes.get(match[2]!.toLowerCase().replace(/\s+/g, ' '));
    if (code?.startsWith('US')) states++;
    else if (code) others++;
  }
  return states > others * 2;
}

/** Characters at the beginning of a sentence in which its heading stands, and before a law in which it is to be obeyed. */
const headingReach = 60;
const obeyReach = 160;

/** How surely a law that a sentence names is chosen to govern the contract. */
function scoreLaw(sentence: FactSentence, match: Match): number {
  const { read, cues, from, to, start } = sentence;
  const lead = { from, to: match.to };
  let points = 0;
  if (cues.has('law/governs', match)) points += 3;
  if (cues.has('law/construed', match)) points += 2;
  if (cues.has('law/validity', lead)) points += 1;
  if (cues.has('law/law', match)) points += 1;
  if (
    sentence.headed ||
    cues.has('law/heads-the-law', { from, to: Math.min(to, tokenAt(read.tokens, start + headingReach)) })
  )
    points += 1;
  if (cues.has('law/this-contract', lead)) points += 1;
  if (cues.has('law/other-law', match) || cues.has('law/opinion-of-counsel', sentence)) points -= 4;
  const near = Math.max(from, tokenAt(read.tokens, match.end - obeyReach));
  if (cues.has('law/obeys-all', { from: near, to: match.to })) points -= 4;
  return points;
}

/** The law that governs, as written, and its code. Several laws that govern together are joined with "and"; the code is
 *  that of the first. */
export function readGoverningLaw(sentences: readonly FactSentence[], tree: ClauseTree, grammars: GrammarSet): LawFacts {
  const main = tree.parts[0]!;
  let best: { sentence: FactSentence; points: number; sure: number; at: number; rule: string } | null = null;
  for (const sentence of sentences) {
    for (const match of matchesOf(sentence, 'governing-law')) {
      const sure = scoreLaw(sentence, match);
      // What an annex says of its own law counts only where the main body is silent.
      const points = sentence.start < main.end ? sure : sure - 3;
      if (best && best.points >= points) continue;
      best = { sentence, points, sure, at: match.slots.place!.start, rule: match.rule.id };
    }
  }
  if (!best || best.sure < 3) return { governingLaw: null, jurisdiction: null };
  return readPlaces(best.sentence, best.at, best.rule, grammars);
}

/** "Scots law" is the law of Scotland: the place's own name, for its adjective. */
function fullName(words: string, codes: ReadonlyMap<string, string>): string {
  const code = codes.get(words.toLowerCase().replace(/\s+/g, ' '));
  for (const [name, other] of codes) {
    if (other === code) return name.replace(/(?<![\p{L}'’])(?!and |of )\p{Ll}/gu, (letter) => letter.toUpperCase());
  }
  return words;
}

/** The places named from the first on, up to words that open an exception or another matter. */
function readPlaces(sentence: FactSentence, at: number, rule: string, grammars: GrammarSet): LawFacts {
  const { place, codes, cut } = lawPatterns(grammars);
  const from = Math.max(0, at - sentence.start - 40);
  const rest = sentence.text.slice(at - sentence.start);
  const stop = cut.exec(rest);
  const stretch = sentence.text.slice(
    from,
    at - sentence.start + (stop && stop.index > 0 ? stop.index : Math.min(rest.length, 160)),
  );
  const names: string[] = [];
  let code: string | null = null;
  let last = -1;
  for (const match of matchesIn(place, stretch)) {
    if (match.index + match[0].length < at - sentence.start - from) continue;
    // A further law follows at once ("New York and the United States"), not a sentence later.
    if (
      last >= 0 &&
      !/^[\s,]*(?:and|or|&|,|of|\/|law|laws|the|federal|state|as|applied|in)*(?:[\s,]+(?:and|or|of|the|federal|laws|law|in|state|applicable|therein|thereto|province))*[\s,(]*$/i.test(
        stretch.slice(last, match.index),
      )
    )
      break;
    last = match.index + match[0].length;
    const name =
      /^\s*laws?\b/i.test(stretch.slice(last)) && !/^(?:the )?(?:state|commonwealth|province)/i.test(match[1]!)
        ? fullName(match[2]!, codes)
        : match[1]!.replace(/\s+/g, ' ').replace(/(?<=.) State$/i, '');
    if (!names.some((known) => known.toLowerCase().includes(match[2]!.toLowerCase()))) names.push(name);
    code ??=
      codes.get(match[2]!.toLowerCase().replace(/\s+/g, ' ').replace('’', "'")) ??
      codes.get(match[2]!.toLowerCase()) ??
      null;
  }
  if (names.length === 0) return { governingLaw: null, jurisdiction: null };
  return {
    governingLaw: { value: names.join(' and '), span: { start: sentence.start, end: sentence.end }, rule },
    jurisdiction: code,
  };
}
