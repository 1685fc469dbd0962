import { foldWord } from './characters.js';
import type { Match } from './matcher.js';
import { readPer } from './money.js';
import { clean, phraseAt } from './numbers.js';
import type { Read } from './read.js';
import { mismatch, slotNumber, slotProblems } from './slots.js';
import { GAP_NONE, isCapital, MARK, NUMBER, tokenText, WORD } from './tokens.js';
import type { ValueReading } from './value-reading.js';

/** Longer names of what a share is taken of are cut. */
const mostWords = 8;

/** Slots: `count`; `scale` (basis points are 0.01), `again`, `half`. */
export function readPercentage(match: Match, read: Read): ValueReading | null {
  const { slots } = match;
  const { tokens } = read;
  // "%20" inside a web address.
  if (tokens.kind[match.to] === NUMBER && tokens.gap[match.to] === GAP_NONE) return null;
  const { problem: stated, findings } = slotProblems(match);
  const count = slotNumber(slots.count);
  const again = slotNumber(slots.again);
  if (count === null || again === null)
    return { value: { type: 'words', words: match.text }, problem: stated, findings };
  const percent = clean((count ?? 0) * Number(slots.scale?.meaning ?? 1) + Number(slots.half?.meaning ?? 0));
  if (Number.isNaN(percent) || (count === undefined && !slots.half)) return null;
  let problem = stated;
  if (again !== undefined && again !== percent) {
    problem = 'words and figures differ';
    findings.push(mismatch(match));
  }
  const { trie } = read.grammars;
  const end = behindStop(read, match.to);
  const joint = phraseAt(read, trie.idOf('share-of'), end);
  const per = readPer(read, end);
  const base = joint ? readBase(read, joint.to) : null;
  return {
    value: {
      type: 'percentage',
      percent,
      ...(base && { of: base.text }),
      ...((per ?? base?.per) && { per: per ?? base!.per! }),
    },
    problem,
    findings,
  };
}

/** "Four per cent. of the price": the stop of an abbreviation, behind which the sentence goes on. */
function behindStop({ tokens }: Read, token: number): number {
  const isStop = tokens.kind[token] === MARK && tokenText(tokens, token) === '.' && tokens.gap[token] === GAP_NONE;
  if (!isStop || tokens.kind[token + 1] !== WORD || tokens.kind[token - 1] !== WORD) return token;
  return isCapital(tokens, token + 1) ? token : token + 1;
}

/** Slots: `factor` (a number or a phrase with a meaning), `sign` ("x", which needs an article behind it); what follows
 *  is what it is taken of, without which "twice" is no amount. Or `each` and `of`: "two months' rent" is twice the monthly
 *  rent. */
export function readMultiple(match: Match, read: Read): ValueReading | null {
  const { problem, findings } = slotProblems(match);
  const { each, of } = match.slots;
  if (each?.meaning && of) {
    const count = slotNumber(match.slots.factor);
    if (count === undefined || count === null) return null;
    return { value: { type: 'multiple', factor: count, of: `${each.meaning} ${of.text}` }, problem, findings };
  }
  const factor = slotNumber(match.slots.factor);
  // "Three times each year" says how often.
  if (phraseAt(read, read.grammars.trie.idOf('recurring-lead'), match.to)) return null;
  const base = readBase(read, match.to, match.slots.sign !== undefined);
  if (factor === undefined || Number.isNaN(factor) || !base) return null;
  if (factor === null) return { value: { type: 'words', words: `${match.text} ${base.text}` }, problem, findings };
  return { value: { type: 'multiple', factor, of: base.text }, problem, findings };
}

/** "99% to 99.8% | 5% of the fare": whether bars part the words of a line, up to its end. */
const isRow = (text: string, end: number): boolean =>
  text.slice(text.lastIndexOf('\n', end - 1) + 1, end).includes(' | ');

/** The noun that a share or a multiple is taken of: "the declared value", up to a word that ends it
 *  (`vocabulary/base-end`) or a mark. */
function readBase(read: Read, token: number, needsArticle = false): { text: string; per: string | null } | null {
  const { tokens, grammars } = read;
  const { trie } = grammars;
  const joint = phraseAt(read, trie.idOf('share-of'), token);
  const article = phraseAt(read, trie.idOf('determiner'), joint?.to ?? token);
  const from = article?.to ?? joint?.to ?? token;
  // "150 x 75", "4x 3 GHz", "4x processor".
  if (tokens.kind[from] === NUMBER || (needsArticle && !article)) return null;
  const words: string[] = [];
  let to = from;
  for (; to < tokens.count && words.length < mostWords; to++) {
    // A number on the next line belongs to the next row of a table, and so does all that follows a line with bars.
    const newLine = /\n/.test(read.text.slice(tokens.end[to - 1], tokens.start[to]));
    const row = newLine && (tokens.kind[to] === NUMBER || isRow(read.text, tokens.end[to - 1]!));
    const word = foldWord(tokenText(tokens, to));
    // "10% of the total payable rent": more than "total" must come.
    const whole = /^(?:total|entire|full|whole)$/.test(words.at(-1) ?? '') && words.length === 1;
    const told = whole && /^(?:payable|due|paid)$/.test(word) && tokens.kind[to + 1] === WORD;
    if (row || tokens.kind[to] === MARK || (!told && phraseAt(read, trie.idOf('base-end'), to))) break;
    words.push(word);
  }
  while (words.length > 0 && /^(of|the|a|an|and|or)$/.test(words.at(-1)!)) words.pop();
  // "Twice a day" says how often.
  if (phraseAt(read, trie.idOf('recurring-unit'), from)?.to === to) return null;
  return words.length === 0 ? null : { text: words.join(' '), per: readPer(read, to) };
}
