import { afterGap, type Label, labelAt } from './labels.js';
import type { Paragraph } from './paragraphs.js';
import type { StructureWords } from './words.js';

/** "SC.22", "W.6", "T14.", "P4.3", "GT-12": the letters that a house puts before its own numbers. */
const house = /([A-Z]{1,4})([.-]?)(\d{1,3}(?:\.\d{1,3}){0,3})(?![\d%/])([.):]?)(?=[\s\u00a0*_])/y;
/** Letters that number by themselves: "IV.2" is Roman. */
const roman = /^[IVXLC]+$/;
/** A series has at least so many numbers; of a few, none may fall out of its order. */
const fewest = 3;
/** "SC.4" after "SC.2": so far may a number be from the one before. */
const longestStep = 3;

interface Printed {
  readonly letters: string;
  readonly mark: string;
  readonly numbers: readonly number[];
  /** A stop or a bracket closes it, or one stands within: no "Q1" of a year. */
  readonly marked: boolean;
  readonly end: number;
  readonly tail: string;
}

function printedAt(text: string, at: number): Printed | null {
  house.lastIndex = at;
  const match = house.exec(text);
  if (!match) return null;
  const [, letters, mark, figures, tail] = match as unknown as [string, string, string, string, string];
  const alone = letters.length === 1;
  // "A-1" is a page of an annex.
  if (roman.test(letters) || (alone && mark === '-')) return null;
  const marked = mark !== '' || tail !== '' || figures.includes('.');
  return { letters, mark, numbers: figures.split('.').map(Number), marked, end: house.lastIndex, tail };
}

/** The letters, with the mark behind them, of the series by which a text numbers its own clauses: at the head of at least three
 *  paragraphs, counting on. A text that letters its parts ("A.1", "B.1") has no such series. */
export function findHouseSeries(
  text: string,
  paragraphs: readonly Paragraph[],
  skip: Uint8Array,
  words: StructureWords,
): ReadonlySet<string> {
  const found = new Map<string, Printed[]>();
  for (const [index, { words: at, end }] of paragraphs.entries()) {
    const code = text.charCodeAt(at);
    if (skip[index] || code < 65 || code > 90) continue;
    const printed = printedAt(text, at);
    if (!printed || printed.end >= end || labelAt(text, at, words)?.bracket === 'word') continue;
    const name = printed.letters + printed.mark;
    const known = found.get(name);
    if (known) known.push(printed);
    else found.set(name, [printed]);
  }
  const series = [...found].filter(([, printed]) => countsOn(printed)).map(([name]) => name);
  const ofOneLetter = series.filter((name) => !/^[A-Z]{2}/.test(name));
  const lettersParts = new Set(ofOneLetter.map((name) => name[0])).size > 1;
  return new Set(lettersParts ? series.filter((name) => !ofOneLetter.includes(name)) : series);
}

function countsOn(printed: readonly Printed[]): boolean {
  if (printed.length < fewest || printed.filter(({ marked }) => marked).length * 2 < printed.length) return false;
  const steps = printed.slice(1).filter(({ numbers }, i) => follows(printed[i]!.numbers, numbers));
  return steps.length * 5 >= (printed.length - 1) * 4;
}

/** 5 or 4.1 after 4, 4.2 after 4.1. */
function follows(last: readonly number[], next: readonly number[]): boolean {
  const at = next.findIndex((number, i) => number !== last[i]);
  return at >= 0 && next[at]! > (last[at] ?? 0) && next[at]! - (last[at] ?? 0) <= longestStep;
}

/** The number of such a series at an offset; null where none is.
 *  @param series  of `findHouseSeries` */
export function houseLabelAt(text: string, at: number, series: ReadonlySet<string>): Label | null {
  if (series.size === 0) return null;
  const printed = printedAt(text, at);
  if (!printed || !series.has(printed.letters + printed.mark)) return null;
  return {
    start: at,
    end: afterGap(text, printed.end),
    text: `${printed.letters}${printed.mark}${printed.numbers.join('.')}`,
    bracket: '.',
    prefix: '',
    house: printed.letters,
    numbers: [houseNumber, ...printed.numbers],
    readings: [],
    tail: [],
    separator: printed.tail,
    spaced: false,
  };
}

/** What stands before the numbers of a house, so that no other number goes on from them. */
const houseNumber = -1;
