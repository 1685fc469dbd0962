import { CueFinder } from '../grammar/cue-finder.js';
import type { GrammarSet } from '../grammar/load.js';
import { matchRules } from '../grammar/matcher.js';
import type { Read } from '../grammar/read.js';
import { isCapital, tokenAt, tokenSpan, WORD } from '../grammar/tokens.js';
import { literalPattern } from '../model/literal-pattern.js';
import { matchesIn } from '../model/matches-in.js';
import { oncePer } from '../model/once-per.js';
import { spaceRuns } from '../model/space-runs.js';
import type { FactSentence } from './fact-sentence.js';
import { sentencesWithin } from './windows.js';

const quoted = /["“]([^"“”]{1,120})["”]\s/gu;
const folded = (term: string): string => term.toLowerCase().replace(/\s+/g, ' ').replace(/^the /, '');

/** Where the text first says what each term in quotation marks means. */
const definitionsOf = oncePer((read: Read): ReadonlyMap<string, number> => {
  const { text, tokens } = read;
  const cues = CueFinder.of(read);
  const places = new Map<string, number>();
  for (const { 0: words, index, 1: term } of matchesIn(quoted, text)) {
    if (places.has(folded(term!))) continue;
    const from = tokenAt(tokens, index + words.length);
    if (cues.begins('term/explains', { from, to: tokens.count })) places.set(folded(term!), index);
  }
  return places;
});

/** Words of a name at most, beside an "of" between them. */
const longestName = 5;

/** The names of ends to which a sentence points: "shall continue until the Last Milling Day", "for the Service Period". */
function* endsNamed({ read, cues, from, to }: FactSentence): Generator<string> {
  const { text, tokens } = read;
  const isName = (at: number) => at < to && tokens.kind[at] === WORD && isCapital(tokens, at);
  for (const { to: first } of cues.places('term/points-to', { from, to })) {
    let end = first;
    for (let count = 0; count < longestName; count++) {
      if (isName(end)) end++;
      else if (count > 0 && cues.begins('term/in-a-name', { from: end, to }) && isName(end + 1)) end += 2;
      else break;
    }
    const name = { from: first, to: end };
    if (end < first + 2 || !cues.has('term/end-name', name)) continue;
    if (cues.has('term/start-name', name) || cues.is('term/term-itself', name)) continue;
    yield text.slice(tokens.start[first], tokens.end[end - 1]);
  }
}

/** The sentence that defines the end to which another points: `"Service Period" means 1 April 2019 through 30 March
 *  2020`; null where there is none. */
export function readDefinedEnd(sentence: FactSentence, grammars: GrammarSet): FactSentence | null {
  const { read } = sentence;
  for (const term of endsNamed(sentence)) {
    const at = definitionsOf(read).get(folded(term));
    if (at === undefined) continue;
    const [range] = sentencesWithin(read, [{ start: at, end: Math.min(read.text.length, at + longestDefinition) }]);
    if (!range) continue;
    const from = tokenAt(read.tokens, at);
    const { start, end } = tokenSpan(read.tokens, from, range.to);
    const text = read.text.slice(start, end);
    const matches = matchRules(read, grammars.rulesOf('facts'), [{ from, to: range.to }]);
    const plain = text.replace(spaceRuns, ' ');
    return { from, to: range.to, start, end, text, plain, matches, headed: true, read, cues: sentence.cues };
  }
  return null;
}

/** Characters behind a defined term in which its definition ends. */
const longestDefinition = 600;

/** "two years from the Launch Date": the event by which a length is counted. */
const countedFrom =
  /\b(?:from|after|following|upon|on|at|with)\s+(?:and after\s+)?(?:the\s+)?((?:\p{Lu}[\p{L}-]+\s+){1,4}(?:Date|Day))(?!\p{L})/gu;
const ownStart = /^(?:Effective|Commencement|Start|Agreement|Signing|Execution) Date$/;
const longestDay = 70;
/** Events of a sentence, and mentions of each, that are looked at, so that the cost stays bounded. */
const mostEvents = 8;
const mostMentions = 40;

/** "on the tentative opening date of" before a day. */
const ofEvent = /\b(?:from|after|following|on|upon|with)\s+the\s+(?:[\p{L}-]+\s+){1,4}date\s+of\s+$/iu;

/** The day that the text gives such an event, where it gives one: `"Launch Date" means 1 June 2024`, `on 1 June 2024 (the
 *  "Launch Date")`, `the Launch Date, 1 June 2024`. @param plain  the words that count from it */
export function readNamedDay({ read, start, end: close }: FactSentence, plain: string): string | null {
  for (const { start: at, end, value } of read.values.date)
    if (
      at > start &&
      end <= close &&
      value?.type === 'date' &&
      ofEvent.test(read.text.slice(Math.max(start, at - 80), at))
    )
      return value.date;
  let asked = 0;
  for (const [, name] of matchesIn(countedFrom, plain)) {
    if (++asked > mostEvents) break;
    if (!name || ownStart.test(name)) continue;
    const words = literalPattern(name).replace(/\s+/g, '\\s+');
    const named = new RegExp(
      `["“](?:the\\s+)?${words}["”]\\s*(?:means|shall mean|is|shall be|:)|\\(\\s*(?:the\\s+)?["“](?:the\\s+)?${words}["”]\\s*\\)|(?<!\\p{L})the\\s+${words}\\s+(?:[^.;,]{0,40}\\s)?(?:shall|will)\\s+be(?!\\p{L})|(?<!\\p{L})${words}\\s*[,(]\\s*(?=[\\d\\p{Lu}])`,
      'giu',
    );
    let tried = 0;
    for (const match of matchesIn(named, read.text)) {
      if (++tried > mostMentions) break;
      const behind = !match[0].endsWith(')');
      const end = match.index + match[0].length;
      const reach = /[,(]\s*$/.test(match[0]) ? 1 : longestDay;
      const day = read.values.date.find((hit) =>
        behind ? hit.start >= end && hit.start < end + reach : hit.end <= match.index && hit.end > match.index - 3,
      );
      if (day?.value?.type === 'date' && (!behind || !/[.;()]/.test(read.text.slice(end, day.start))))
        return day.value.date;
    }
  }
  return null;
}
