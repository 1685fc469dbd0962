import type { GrammarSet } from '../grammar/load.js';
import type { ClauseTree } from '../model/clause-tree.js';
import type { Stated } from '../model/facts.js';
import { matchesIn } from '../model/matches-in.js';
import { oncePer } from '../model/once-per.js';
import type { FactSentence } from './windows.js';
import { alternatives, phrasesOf } from './word-lists.js';

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

const otherLaw =
  /\b(?:organi[sz]ed|incorporated|existing|validly|formed|compl(?:y|iance|ies) with|violat\w+|bankruptcy|permitted by|required by|pursuant to the laws)\b/i;
/** What a lawyer's opinion covers is no choice of law. */
const opinion = /\bcounsel['’]?s? opinion\b|\bopinion of counsel\b/i;
const complying = /\bcomply with (?:the requirements of )?(?:all|any)\b/i;
const headingWord = /govern|law|jurisdiction|disput|applicable/i;

/** The law that governs, as written, and its code. Several laws that govern together are joined with "and"; the code is
 *  that of the first. */
export function readGoverningLaw(sentences: readonly FactSentence[], tree: ClauseTree, grammars: GrammarSet): LawFacts {
  const main = tree.parts[0]!;
  let best: { sentence: FactSentence; points: number; sure: number; at: number; rule: string } | null = null;
  for (const sentence of sentences) {
    for (const match of sentence.matches) {
      if (match.rule.fields.fact !== 'governing-law') continue;
      const lead = sentence.text.slice(0, Math.max(0, match.start - sentence.start) + match.text.length);
      let points = 0;
      if (/govern/i.test(match.text)) points += 3;
      if (/constru|interpret|subject to the laws?\b|applies|apply|determined in accordance/i.test(match.text))
        points += 2;
      if (/interpretation|validity|conclusion/i.test(lead)) points += 1;
      if (/\blaws?\b/i.test(match.text)) points += 1;
      if (headingWord.test(sentence.text.slice(0, 60)) || sentence.headed) points += 1;
      if (/this (?:\w+ )?(?:agreement|contract|lease|amendment|deed|license)|hereof|hereunder|terms/i.test(lead))
        points += 1;
      if (otherLaw.test(match.text) || opinion.test(sentence.plain)) points -= 4;
      if (complying.test(lead.slice(-160))) points -= 4;
      const sure = points;
      // What an annex says of its own law counts only where the main body is silent.
      if (sentence.start >= main.end) points -= 3;
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
