import type { Match } from '../grammar/matcher.js';
import type { TokenRange } from '../grammar/sentences.js';
import type { SentencePhrases } from './sentence-phrases.js';

/** @param loosely  whether "for" and "on" open a matter that no list knows, too
 *  @param takenOut  whether "except" before a matter takes it out of the order, and opens none of its own
 *  @returns the topics behind "about", "as to", "relating to", with `+` between them: known ones by their name, else the words
 *  themselves, `not-personal-data` behind "apart from"; empty where the order is for everything. */
export function scopeIn(phrases: SentencePhrases, range: TokenRange, loosely = false, takenOut = false): string {
  const strong = phrases.places('precedence/about', range);
  const places = [...strong, ...phrases.places('precedence/about-loosely', range)];
  for (const [i, { from, to }] of places.entries()) {
    const closed = phrases.places('precedence/concerned', { from: to, to: Math.min(to + longestConcern, range.to) })[0];
    const behind = { from: to, to: closed?.from ?? Math.min(to + topicReach, range.to) };
    const topics = phrases.meanings('precedence/topic', behind);
    const own = loosely || i < strong.length || closed ? ownTopic(phrases, behind) : '';
    if (topics.length === 0 && own === '') continue;
    const first = phrases.places('precedence/topic', behind)[0];
    const end = first?.to ?? phrases.wordsUntilMark(behind).at(-1)!.from + 1;
    const further = listedTopics(phrases, { from: end, to: closed?.from ?? range.to });
    const not =
      takenOut && isTakenOut(phrases, { from: Math.max(range.from, from - exceptReach), to: first?.from ?? to })
        ? 'not-'
        : '';
    return [...new Set([...topics, own, ...further].filter(Boolean))]
      .sort()
      .map((topic) => `${not}${topic}`)
      .join('+');
  }
  return '';
}

/** Whether what follows is what an order is not for: "apart from the processing of", "in all matters other than". */
const isTakenOut = (phrases: SentencePhrases, range: TokenRange): boolean =>
  phrases.has('precedence/not-for-clauses', range);

/** Words between "except" and "in relation to". */
const exceptReach = 4;

/** "as far as the cleaning of the kitchen is concerned": words before the end of such a limit. */
const longestConcern = 9;

/** "on prices, deliveries and signs": topics behind the first, known or not. */
function listedTopics(phrases: SentencePhrases, range: TokenRange): string[] {
  const topics: string[] = [];
  for (const words of phrases.listedBehind(range, longestTopic)) {
    if (words.some(({ from }) => tellsNoTopic(phrases, from))) break;
    topics.push(words.map(({ text }) => text).join('-'));
  }
  return topics;
}

/** "in matters of quality", "as to quality matters the Order": a topic that no list knows. */
function ownTopic(phrases: SentencePhrases, range: TokenRange): string {
  const known = phrases.places('precedence/topic', range)[0];
  const near = phrases.wordsUntilMark({
    from: range.from,
    to: known?.from ?? Math.min(range.from + longestTopic, range.to),
  });
  const end = near.findIndex(({ from }, i) => i > 0 && phrases.has('precedence/topic-end', { from, to: from + 1 }));
  const words = end < 0 ? near : near.slice(0, end);
  if (words.length === 0 || words.some(({ from }) => tellsNoTopic(phrases, from))) return '';
  return words.map(({ text }) => text).join('-');
}

/** "any such matter", and the name of a document. */
function tellsNoTopic(phrases: SentencePhrases, token: number): boolean {
  const word = { from: token, to: token + 1 };
  return phrases.has('precedence/no-topic', word) || phrases.has('precedence/document-noun', word);
}

const longestTopic = 3;

/** Words that may stand between "relating to" and its topic: "the handling of personal data". */
const topicReach = 7;

/** What the order is limited to, as told between the difference and the winner, or right behind. */
export function scopeNear(match: Match, phrases: SentencePhrases, range: TokenRange): string {
  const winner = behindComma(match.slots.winner ?? match, phrases);
  const others = phrases.places('precedence/prevails', range).filter(({ from }) => from > match.to);
  const excepting = phrases.places('precedence/exception-opener', range);
  const next = excepting.find(({ from }) => from >= Math.max(match.to, winner.to));
  const end = Math.min(others[0]?.from ?? range.to, next?.from ?? range.to, match.to + behindReach, range.to);
  // "At the first stage whatever concerns data is decided by the DPA": each stage tells its own matter.
  const staged =
    match.rule.fields.limited === true ? scopeIn(phrases, { from: match.from, to: winner.from }, true) : '';
  if (staged) return staged;
  const settled = phrases.places('precedence/prevails', { from: range.from, to: winner.from });
  const begin = Math.max(range.from, settled.at(-1)?.to ?? range.from);
  const behind = scopeIn(phrases, { from: Math.max(match.from, winner.to), to: end }, false, true);
  if (behind) return behind;
  // "prevails, except in relation to data protection"
  const but = next && others.length === 0 ? scopeIn(phrases, { from: next.from, to: range.to }, false, true) : '';
  if (but.startsWith('not-')) return but;
  // "…, save that on prices the Rate Card prevails": what stands behind the last of such words is this winner's own.
  const opened = excepting.findLast(({ from }) => from >= begin && from < winner.from);
  const isFirst = settled.length === 0;
  if (opened) return scopeIn(phrases, { from: opened.from, to: winner.from }, false, isFirst);
  return isFirst ? scopeIn(phrases, { from: begin, to: winner.from }, false, true) : '';
}

/** "a matter that concerns insurance, the Club Rules": the name stands behind the comma, and what is before it tells the matter. */
export function behindComma(range: TokenRange, phrases: SentencePhrases): TokenRange {
  const comma = phrases.lastMark(range, ',');
  return comma < 0 ? range : { from: comma + 1, to: range.to };
}

/** Words behind the winner and its verb in which the matter is told: "prevails as regards the handling of personal data". */
const behindReach = 12;
