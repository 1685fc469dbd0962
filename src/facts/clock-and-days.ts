import type { GrammarSet } from '../grammar/load.js';
import { PhraseFinder } from '../grammar/phrase-finder.js';
import type { Read } from '../grammar/read.js';
import type { DocumentFacts } from '../model/facts.js';
import { alternatives } from '../model/literal-pattern.js';
import { matchesIn } from '../model/matches-in.js';
import { oncePer } from '../model/once-per.js';
import { phrasesOf } from './word-lists.js';

interface ClockPatterns {
  readonly zone: PhraseFinder;
  readonly clock: RegExp;
  readonly zones: ReadonlyMap<string, string>;
  readonly defined: PhraseFinder;
  readonly place: RegExp;
  readonly places: ReadonlyMap<string, string>;
}

const clockPatterns = oncePer((grammars: GrammarSet): ClockPatterns => {
  const zones = phrasesOf(grammars, 'time-zone');
  const named = [...zones.keys()].filter((name) => name.length > 4);
  const business = [...phrasesOf(grammars, 'business-day-word').keys()];
  const places = new Map([...phrasesOf(grammars, 'facts/jurisdiction'), ...phrasesOf(grammars, 'facts/city')]);
  return {
    zone: new PhraseFinder(grammars.lexicon, named, new RegExp(`(?:${alternatives(named)})(?![\\p{L}])`, 'iuy')),
    clock: new RegExp(
      `(?:(?:times?|dates?|hours?|clock|deadlines?)["”’]?[^.;\\n]{0,160}?(?:based on|refers? to|mean|means|are|is|be|according to|calculated|determined|in)|based on|prevailing time is|according to)[\\s\\u00a0]+(?:the[\\s\\u00a0]+)?(?:local[\\s\\u00a0]+time[\\s\\u00a0]+in[\\s\\u00a0]+)?(${alternatives(named)})$`,
      'iu',
    ),
    zones,
    defined: new PhraseFinder(
      grammars.lexicon,
      business,
      new RegExp(
        `(?:${alternatives(business)})[\\s\\u00a0]days?\\*{0,2}["”]?(?:[\\s\\u00a0]*\\([^)]{0,40}\\))?[\\s\\u00a0]*(?:shall mean|means|mean|refers to|is|are|shall be|:)[\\s\\u00a0]+[^.;]{0,60}(?:day|monday|days)[^.;]{0,400}`,
        'iuy',
      ),
    ),
    place: new RegExp(`(?<![\\p{L}])(${alternatives(places.keys())})(?![\\p{L}])`, 'giu'),
    places,
  };
});

/** Zones near which such words are looked for, and how far before them. */
const mostZones = 40;
const longestClock = 240;

/** What stands before the words that a definition explains: a quote, an article, or the beginning of a line. */
const opensDefinition = /(?:["“]\*{0,2}|(?<![\p{L}])(?:a|an|the)[\s\u00a0]+|(?:^|\n)[\s\u00a0\d.*()a-z]{0,12})$/iu;
const longestOpening = 24;

/** The zone by which the text says its times are told ("based on Beijing Time"); null where it fixes none. */
export function readTimeZone(read: Read, grammars: GrammarSet): string | null {
  const { zone, clock, zones } = clockPatterns(grammars);
  let tried = 0;
  for (const { index, 0: words } of zone.find(read.tokens)) {
    if (++tried > mostZones) return null;
    const match = clock.exec(read.text.slice(Math.max(0, index - longestClock), index + words.length));
    if (match) return zones.get(match[1]!.toLowerCase().replace(/\s+/g, ' ')) ?? null;
  }
  return null;
}

const dayNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** The contract's own definition of a business day: its words, the places whose holidays it names, and the days of the
 *  week it leaves out (1 = Monday to 7 = Sunday). */
export function readBusinessDay(read: Read, grammars: GrammarSet): DocumentFacts['businessDay'] {
  const { defined, place, places } = clockPatterns(grammars);
  for (const { index, 0: rest } of defined.find(read.tokens)) {
    const before = read.text.slice(Math.max(0, index - longestOpening), index);
    const opening = opensDefinition.exec(before);
    if (opening) return businessDay((opening[0] + rest).trimStart(), index + rest.length, place, places);
  }
  return null;
}

function businessDay(
  words: string,
  end: number,
  place: RegExp,
  places: ReadonlyMap<string, string>,
): DocumentFacts['businessDay'] {
  const jurisdictions: string[] = [];
  for (const named of matchesIn(place, words)) {
    const code = places.get(named[1]!.toLowerCase().replace(/\s+/g, ' '));
    if (code && !jurisdictions.includes(code)) jurisdictions.push(code);
  }
  const lower = words.toLowerCase();
  const weekend = dayNames.flatMap((name, i) => (lower.includes(name) ? [i + 1] : []));
  const worked = /monday (?:to|through|until|–|-) friday/.test(lower);
  const start = end - words.length;
  const span = { start, end: start + words.trimEnd().length };
  return { span, jurisdictions, weekend: worked ? [6, 7] : weekend };
}
