import type { GrammarSet } from '../grammar/load.js';
import type { DocumentFacts } from '../model/facts.js';
import { alternatives, oncePerGrammars, phrasesOf } from './word-lists.js';

interface ClockPatterns {
  readonly clock: RegExp;
  readonly zones: ReadonlyMap<string, string>;
  readonly defined: RegExp;
  readonly place: RegExp;
  readonly places: ReadonlyMap<string, string>;
}

const clockPatterns = oncePerGrammars((grammars: GrammarSet): ClockPatterns => {
  const zones = phrasesOf(grammars, 'time-zone');
  const named = [...zones.keys()].filter((name) => name.length > 4);
  const days = alternatives(phrasesOf(grammars, 'business-day-word').keys());
  const places = new Map([...phrasesOf(grammars, 'facts/jurisdiction'), ...phrasesOf(grammars, 'facts/city')]);
  return {
    clock: new RegExp(
      `(?:(?:times?|dates?|hours?|clock|deadlines?)["”’]?[^.;\\n]{0,160}?(?:based on|refers? to|mean|means|are|is|be|according to|calculated|determined|in)|based on|prevailing time is|according to)[\\s\\u00a0]+(?:the[\\s\\u00a0]+)?(?:local[\\s\\u00a0]+time[\\s\\u00a0]+in[\\s\\u00a0]+)?(${alternatives(named)})(?![\\p{L}])`,
      'giu',
    ),
    zones,
    defined: new RegExp(
      `(?:["“]\\*{0,2}|(?<![\\p{L}])(?:a|an|the)[\\s\\u00a0]+|(?:^|\\n)[\\s\\u00a0\\d.*()a-z]{0,12})(?:${days})[\\s\\u00a0]days?\\*{0,2}["”]?(?:[\\s\\u00a0]*\\([^)]{0,40}\\))?[\\s\\u00a0]*(?:shall mean|means|mean|refers to|is|are|shall be|:)[\\s\\u00a0]+[^.;]{0,60}(?:day|monday|days)[^.;]{0,400}`,
      'iu',
    ),
    place: new RegExp(`(?<![\\p{L}])(${alternatives(places.keys())})(?![\\p{L}])`, 'giu'),
    places,
  };
});

/** The zone by which the text says its times are told ("based on Beijing Time"); null where it fixes none. */
export function readTimeZone(text: string, grammars: GrammarSet): string | null {
  const { clock, zones } = clockPatterns(grammars);
  clock.lastIndex = 0;
  const match = clock.exec(text);
  return match ? (zones.get(match[1]!.toLowerCase().replace(/\s+/g, ' ')) ?? null) : null;
}

const dayNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** The contract's own definition of a business day: its words, the places whose holidays it names, and the days of the
 *  week it leaves out (1 = Monday to 7 = Sunday). */
export function readBusinessDay(text: string, grammars: GrammarSet): DocumentFacts['businessDay'] {
  const { defined, place, places } = clockPatterns(grammars);
  const match = defined.exec(text);
  if (!match) return null;
  const start = match.index + (/^\s*/.exec(match[0])?.[0].length ?? 0);
  const words = text.slice(start, match.index + match[0].length);
  const jurisdictions: string[] = [];
  for (const named of words.matchAll(place)) {
    const code = places.get(named[1]!.toLowerCase().replace(/\s+/g, ' '));
    if (code && !jurisdictions.includes(code)) jurisdictions.push(code);
  }
  const lower = words.toLowerCase();
  const weekend = dayNames.flatMap((name, i) => (lower.includes(name) ? [i + 1] : []));
  const worked = /monday (?:to|through|until|–|-) friday/.test(lower);
  const span = { start, end: start + words.trimEnd().length };
  return { span, jurisdictions, weekend: worked ? [6, 7] : weekend };
}
