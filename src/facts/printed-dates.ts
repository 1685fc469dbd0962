import type { GrammarSet } from '../grammar/load.js';
import { isDay } from '../model/days-in-month.js';
import { alternatives } from '../model/literal-pattern.js';
import { matchesIn } from '../model/matches-in.js';
import { oncePer } from '../model/once-per.js';
import type { Span } from '../model/span.js';
import { phrasesOf } from './word-lists.js';

/** Which of two small numbers is the month: `month-first` as in the United States, which `american` places or laws let
 *  expect of 3/4/2020, though not of 3.4.2020. */
export type NumberOrder = 'month-first' | 'american' | 'day-first' | 'unknown';

/** A date as printed in a contract's head, signatures or term: also where scanning has split it ("20t h day of May"), or
 *  where a form left it blank. */
export interface PrintedDate extends Span {
  /** ISO; null where blank, redacted, impossible, or ambiguous. */
  readonly date: string | null;
  /** Why there is none. */
  readonly problem: 'blank' | 'ambiguous' | 'impossible' | null;
}

interface DatePatterns {
  readonly pattern: RegExp;
  readonly months: ReadonlyMap<string, number>;
  readonly ordinals: ReadonlyMap<string, number>;
}

const gap = '[\\s\\u00a0]{0,6}';
const ending = '(?:s\\s?t|n\\s?d|r\\s?d|t\\s?h)';
const blank = '(?:_{2,}|\\[[\\s_*•●.]{0,12}\\]|\\*{2,}|\\.{4,})';

const datePatterns = oncePer((grammars: GrammarSet): DatePatterns => {
  const months = new Map(
    [...phrasesOf(grammars, 'month-name')].map(([name, number]) => [name.replace(/\s?\.$/, ''), Number(number)]),
  );
  const ordinals = new Map(
    [...phrasesOf(grammars, 'ordinal-word')].map(([word, number]) => [word.replace(/\s+/g, ' '), Number(number)]),
  );
  const month = `(?:${alternatives(months.keys())})`;
  const ordinal = `(?:${alternatives([...ordinals.keys()].flatMap((word) => [word, word.replace(' ', '-')]))})`;
  const day = `(?:\\d{1,2}|${ordinal})`;
  const year = "(?:(?:19|20)\\d{2}|['’]\\d{2})";
  const forms = [
    // June 1, 2004 · April. 1st 2019 · [January] [1] (inclusive) [2024]
    `(?<m1>\\[?${month}\\]?)[.,]?${gap}\\[?(?<d1>\\d{1,2})\\]?${gap}${ending}?${gap}(?:\\([a-z ]{3,20}\\))?${gap}[,.]?${gap}\\[?(?<y1>${year})`,
    // 1st day of June, 2004 · 20 March day of 1998 · first day of July, 2017 · 22 Dec. 2017
    `(?<d2>${day})${gap}${ending}?[,\\s]${gap}(?:calendar${gap})?(?:day${gap})?(?:of${gap})?(?:[a-z]{3,6}day,?${gap})?(?:-{2,}${gap}|[\\s-]{0,80})(?<m2>${month})\\.?${gap}(?:day${gap}of${gap})?[,.]?(?:${gap}|[\\s-]{0,90})(?<y2>${year})`,
    `(?<d5>\\d{1,2})-(?<m5>${month})-(?<y5>\\d{4}|\\d{2})`,
    '(?<y3>(?:19|20)\\d{2})-(?<m3>\\d{2})-(?<d3>\\d{2})(?!\\d)',
    '(?<y6>(?:19|20)\\d{2})年(?<m6>\\d{1,2})月(?<d6>\\d{1,2})日',
    '(?<![\\d/.-])(?<a4>\\d{1,2})([/.-])(?<b4>\\d{1,2})\\k<sep>(?<y4>(?:19|20)?\\d{2})(?![\\d/])',
    '\\[(?<a7>\\d{2})\\]\\s?\\[(?<b7>\\d{2})\\]\\s?\\[(?<y7>\\d{4})\\]',
    // July __, 2000 · ____ day of ________, 20__ · [___], 2020 · ____ , 2009 · 30th day of April · as of [●]
    `(?<blank>${month}${gap}${blank}${gap}[,.]?${gap}(?:${year}|${blank}|20|19)?|(?:${blank}|\\bthis|\\bthe|\\d{1,2})?${gap}(?:${ending}${gap})?day${gap}of${gap}(?:${blank}|${month}|,)${gap},?${gap}(?:${year}|(?:19|20)?${blank}|20\\b|200_)?|${blank}${gap},${gap}${year}|(?<=\\s)${month}${gap},${gap}${year}|(?=[_[*.,])(?<=\\b(?:dated|as of|on)${gap}(?:as of${gap})?)(?:${blank}|,${gap}${year})|(?=,)(?<=\\s{2}),${gap}${year}(?=${gap}(?:\\n|$)))`,
  ].map((form) => form.replace('([/.-])', '(?<sep>[/.-])'));
  return {
    pattern: new RegExp(`(?:(?<![\\p{L}\\d])|(?=\\d)(?<=\\b(?:of|on|this)))(?:${forms.join('|')})`, 'giu'),
    months,
    ordinals,
  };
});

function iso(year: number, month: number, day: number): string | null {
  if (!isDay(year, month, day)) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function fullYear(printed: string): number {
  const year = Number(printed.replace(/\D/g, ''));
  if (year >= 100) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

/** The dates in `[from, to)` of a text, in order. */
export function readPrintedDates(
  text: string,
  from: number,
  to: number,
  order: NumberOrder,
  grammars: GrammarSet,
): PrintedDate[] {
  const { pattern, months, ordinals } = datePatterns(grammars);
  const found: PrintedDate[] = [];
  const stretch = text.slice(Math.max(0, from), to);
  for (const match of matchesIn(pattern, stretch)) {
    const groups = match.groups!;
    const start = Math.max(0, from) + match.index;
    const place = { start, end: start + match[0].trimEnd().length };
    const which = ['1', '2', '3', '4', '5', '6', '7'].find((n) => groups[`y${n}`] !== undefined);
    if (!which) {
      found.push({ ...place, date: null, problem: 'blank' });
      continue;
    }
    const year = fullYear(groups[`y${which}`]!);
    if (which === '4' || which === '7') {
      // "1.4.2011": where nothing tells, points are how Europe writes.
      const points =
        order !== 'month-first' && groups.sep === '.' ? 'day-first' : order === 'american' ? 'month-first' : order;
      found.push({ ...place, ...numeric(year, Number(groups[`a${which}`]), Number(groups[`b${which}`]), points) });
      continue;
    }
    const monthWords = groups[`m${which}`]!.toLowerCase().replace(/[[\].]/g, '');
    const dayWords = groups[`d${which}`]!.toLowerCase().replace('-', ' ');
    const date = iso(year, months.get(monthWords) ?? Number(monthWords), ordinals.get(dayWords) ?? Number(dayWords));
    found.push({ ...place, date, problem: date ? null : 'impossible' });
  }
  return found;
}

function numeric(year: number, a: number, b: number, order: NumberOrder): Pick<PrintedDate, 'date' | 'problem'> {
  if (a > 12 || (order === 'day-first' && b <= 12)) return withProblem(iso(year, b, a));
  if (b > 12 || order === 'month-first' || a === b) return withProblem(iso(year, a, b));
  return { date: null, problem: 'ambiguous' };
}

function withProblem(date: string | null): Pick<PrintedDate, 'date' | 'problem'> {
  return { date, problem: date ? null : 'impossible' };
}

const slashed = /(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-](?:19|20)?\d{2}(?![\d/])/g;

/** "Source: MILL LTD, 10-Q, 7/29/2019": what an archive prints below each page. */
const besideSource = /\bSource:[^\n]*$/;

/** What the document's own dates tell of their order: one with a 13 or more in it settles it for the others. */
export function readNumberOrder(text: string): NumberOrder {
  let monthFirst = 0;
  let dayFirst = 0;
  for (const { index, 1: a, 2: b } of matchesIn(slashed, text)) {
    if (besideSource.test(text.slice(Math.max(0, index - 90), index))) continue;
    if (Number(a) > 12 && Number(a) <= 31 && Number(b) <= 12) dayFirst++;
    if (Number(b) > 12 && Number(b) <= 31 && Number(a) <= 12) monthFirst++;
  }
  if (monthFirst > dayFirst * 2) return 'month-first';
  return dayFirst > monthFirst * 2 ? 'day-first' : 'unknown';
}
