import { PhraseFinder } from '../grammar/phrase-finder.js';
import { NUMBER, type Tokens, WORD } from '../grammar/tokens.js';
import { oncePer } from '../model/once-per.js';
import { findHouseSeries, houseLabelAt } from './house-labels.js';
import { type Label, labelAt, parenthesisedAt } from './labels.js';
import type { Paragraph } from './paragraphs.js';
import type { StructureWords } from './words.js';

/** A number that may begin a clause. */
export interface Candidate {
  readonly label: Label;
  readonly paragraph: number;
  /** It opens its paragraph, or follows a number that does. */
  readonly opens: boolean;
  /** The file format itself made it a number. */
  readonly certain: boolean;
  /** It opens a line inside a hard-wrapped paragraph, or follows the end of a sentence. */
  readonly afterStop: boolean;
  /** What follows it: a capital, quote or bracket; a small letter; nothing more in its paragraph. */
  readonly follow: 'capital' | 'small' | 'nothing';
  /** It stands before a short line without a full stop. */
  readonly headingLike: boolean;
}

const inlineNumber =
  /(?<=[\s\u00a0;:,.])(?:\( ?(?:[A-Za-z]{1,6}|\d{1,3}) ?\)|(?:[A-Za-z]|[ivxl]{2,6}|\d{1,2})\)|(?:\d{1,2}|[A-Za-z])\.(?:\d{1,2}\.?){0,3})(?=[\s\u00a0"“A-Za-z*]|$)/y;
const longestOrdinal = 6;
/** So many numbers in one paragraph are looked at: a text of nothing else stays small. A whole contract on one line has a
 *  few thousand. */
const mostInParagraph = 20_000;
const [OPEN, CLOSE, STOP] = [40, 41, 46];

function isOrdinal(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
}

/** The numbers in running text, one after the other. They are looked for at opening brackets, and at the few letters or
 *  figures before a closing one or a stop. */
class InlineNumbers {
  private token = 0;
  /** No number begins before it any more. */
  private from = 0;

  constructor(private readonly tokens: Tokens) {}

  next(): RegExpExecArray | null {
    const { kind, start, end, count } = this.tokens;
    for (; this.token < count; this.token++) {
      const token = this.token;
      if (kind[token] === WORD) continue;
      // A figure may hold several stops; a run of one mark is looked at where it begins.
      const last = kind[token] === NUMBER ? end[token]! : start[token]! + 1;
      for (let at = Math.max(start[token]!, this.from); at < last; at++) {
        const match = this.matchBefore(at);
        if (!match) continue;
        this.from = match.index + match[0].length;
        return match;
      }
    }
    return null;
  }

  private matchBefore(mark: number): RegExpExecArray | null {
    const { text } = this.tokens;
    const code = text.charCodeAt(mark);
    if (code !== OPEN && code !== CLOSE && code !== STOP) return null;
    let start = mark;
    if (code !== OPEN) {
      while (start > this.from && mark - start <= longestOrdinal && isOrdinal(text.charCodeAt(start - 1))) start--;
      if (start === mark) return null;
    }
    inlineNumber.lastIndex = start;
    return inlineNumber.exec(text);
  }
}

/** "Section 2.1", "ARTICLE IV", wherever they stand. */
const designatedNumbers = oncePer(
  (words: StructureWords) =>
    new PhraseFinder(
      words.lexicon,
      [...words.prefixes.keys()].filter((word) => /^\p{L}+$/u.test(word)),
      words.numbered,
    ),
);

/** A number with its designation that begins a clause in the middle of a line: in capitals, behind a stop or a heading, and
 *  before a title: "… the same. Section 2.1 Price. The Buyer pays". */
function designatedLabel(text: string, at: number, from: number, end: number, words: StructureWords): Label | null {
  if (at < from || at >= end || !/\p{Lu}/u.test(text[at]!)) return null;
  const before = text.slice(Math.max(from, at - 12), at);
  if (!stopBefore.test(before) && !capitalsBefore.test(before)) return null;
  const label = within(labelAt(text, at, words), text, end);
  return label?.bracket === 'word' && followOf(text, label.end, end) === 'capital' ? label : null;
}

const wordBefore = /([A-Za-z§-]+)([.,]?)[\s\u00a0]*$/;
const longestAbbreviation = 4;
const wordAfter = /[\s\u00a0]*([A-Za-z]+|[,;.)])/y;

function followOf(text: string, at: number, end: number): Candidate['follow'] {
  if (at >= end) return 'nothing';
  const char = text[at]!;
  if (/\p{Ll}/u.test(char)) return 'small';
  return 'capital';
}

function isHeadingLike(text: string, from: number, end: number): boolean {
  const length = end - from;
  if (length > 110) return false;
  if (length === 0) return true;
  const words = text.slice(from, end);
  return !/[.;,]\**$/.test(words) || (length < 60 && /^[^.;]+\.\**$/.test(words));
}

/** A label that ends with its paragraph or before; the white space behind it may reach further where a line was cut. */
function within(label: Label | null, text: string, end: number): Label | null {
  if (!label || label.end <= end + 1) return label;
  return label.start < end && text.slice(end, label.end).trim() === '' ? { ...label, end } : null;
}

/** The labels that open a paragraph: `ARTICLE 1. 1.1 (a) Foo` has three. */
function openingLabels(
  text: string,
  paragraph: Paragraph,
  words: StructureWords,
  series: ReadonlySet<string>,
): Label[] {
  const labels: Label[] = [];
  let at = paragraph.words;
  const house = within(houseLabelAt(text, at, series), text, paragraph.end);
  if (house) {
    labels.push(house);
    at = house.end;
  }
  for (let i = 0; i < 4 && at < paragraph.end; i++) {
    const label = within(labelAt(text, at, words), text, paragraph.end);
    if (!label || repeatsWord(text, label, words)) break;
    // "1. 2 litres", "(a) I agree": a second number must look like one that follows a first.
    if (at > paragraph.words && label.bracket === '' && label.numbers === null) break;
    if (at > paragraph.words && label.bracket === '.' && label.numbers === null && !/^\d/.test(label.text)) break;
    labels.push(label);
    if (label.end <= at) break;
    at = label.end;
  }
  return labels;
}

/** True where the words around a number in running text make it a reference: "Sections (a) and (b)". */
function isReference(text: string, label: Label, from: number, words: StructureWords): boolean {
  const before = wordBefore.exec(text.slice(Math.max(from, label.start - 24), label.start));
  // "… of this Section. 12. General": a stop ends the sentence behind a whole word, not behind "Sec."
  const stopped = before?.[2] === '.' && before[1]!.length > longestAbbreviation;
  if (before && !stopped && words.referring.has(before[1]!.toLowerCase())) return true;
  wordAfter.lastIndex = label.end;
  const after = wordAfter.exec(text);
  return after !== null && label.end - label.start < 12 && words.afterReference.has(after[1]!.toLowerCase());
}

const tens = /^(?:twenty|thirty|fou?rty|fifty|sixty|seventy|eighty|ninety|hundred)$/;

const wordBehind = /[\s\u00a0]*(\p{Ll}+)/uy;

/** "one (1) year", "(6) months" at the head of a line: the figure repeats the word before it, or counts what follows, and
 *  numbers nothing. */
function repeatsWord(text: string, label: Label, words: StructureWords): boolean {
  if (label.bracket !== '()' || !/^\d+$/.test(label.text)) return false;
  wordBehind.lastIndex = label.end;
  const behind = wordBehind.exec(text)?.[1];
  if (behind !== undefined && words.counted.has(behind)) return true;
  const before = wordBefore.exec(text.slice(Math.max(0, label.start - 60), label.start))?.[1]?.toLowerCase();
  const last = before?.split('-').at(-1) ?? '';
  return words.numberWords.get(last) === Number(label.text) || tens.test(last);
}

function inlineLabel(text: string, at: number, words: StructureWords): Label | null {
  return text[at] === '(' ? parenthesisedAt(text, at) : labelAt(text, at, words);
}

const stopBefore = /[.;:!?。；：]["”’')\]*]*[\s\u00a0]*$/;
const stopAndConjunction = /;[\s\u00a0]*(?:and|or)[\s\u00a0]*$/;
const conjunctionBefore = /(?:[;,]|\b(?:and|or))[\s\u00a0]*$/;

const capitalsBefore = /\p{Lu}{4,}[\s\u00a0]*$/u;
const capitalsAfter = /\p{Lu}{4,}/uy;

/** "AGREEMENT OF THE PARTIES 1. SCOPE": a number behind or before a heading in capitals needs no stop. */
function besideCapitals(text: string, label: Label, from: number): boolean {
  if (label.bracket !== '.' || !/^\d/.test(label.text)) return false;
  capitalsAfter.lastIndex = label.end;
  return capitalsAfter.test(text) || capitalsBefore.test(text.slice(Math.max(from, label.start - 12), label.start));
}

/** Counts the items of Markdown lists whose source says "1." before each: they are shown, and cited, as 1, 2, 3. */
class RepeatedOnes {
  private readonly counts: number[] = [];

  /** The label as it is shown. Any other paragraph, and any other number, ends the counting. */
  shown(label: Label, paragraph: Paragraph): Label {
    const level = paragraph.block?.level ?? 0;
    this.counts.length = Math.min(this.counts.length, level + 1);
    const value = label.readings[0]?.alphabet === 'digit' ? label.readings[0].value : 0;
    const next = value === 1 ? (this.counts[level] ?? 0) + 1 : value;
    this.counts[level] = next;
    if (next === value || value !== 1) return label;
    return { ...label, text: String(next), readings: [{ alphabet: 'digit', value: next }] };
  }

  /** Notes a paragraph that is no numbered item. */
  pass({ block }: Paragraph): void {
    if (block?.kind !== 'list-item') this.counts.length = 0;
  }
}

/** All numbers that may begin a clause, in reading order. `skip` says which paragraphs are not to be read.
 *  @param markdown  lists may say "1." before each item */
export function findCandidates(
  tokens: Tokens,
  paragraphs: readonly Paragraph[],
  skip: Uint8Array,
  words: StructureWords,
  markdown = false,
): Candidate[] {
  const ones = new RepeatedOnes();
  const series = findHouseSeries(tokens.text, paragraphs, skip, words);
  const found: Candidate[] = [];
  const { text } = tokens;
  const inline = new InlineNumbers(tokens);
  let pending = inline.next();
  const designated = designatedNumbers(words).find(tokens);
  let named = designated.next().value;
  for (let index = 0; index < paragraphs.length; index++) {
    if (skip[index]) continue;
    const paragraph = paragraphs[index]!;
    const { end, block } = paragraph;
    if (block?.kind === 'table-row' || text[paragraph.start] === '|') continue;
    let from = paragraph.words;
    const opening = openingLabels(text, paragraph, words, series);
    if (block?.label === undefined) ones.pass(paragraph);
    for (const [i, label] of opening.entries()) {
      found.push({
        label: markdown && i === 0 && block?.label !== undefined ? ones.shown(label, paragraph) : label,
        paragraph: index,
        opens: true,
        certain: block?.label !== undefined && label.start - paragraph.start < block.label.length,
        afterStop: true,
        follow: followOf(text, label.end, end),
        headingLike: isHeadingLike(text, label.end, end),
      });
      from = label.end;
    }
    while (pending && pending.index < from) pending = inline.next();
    while (named && named.index < from) named = designated.next().value;
    const most = found.length + mostInParagraph;
    const add = (label: Label, afterStop: boolean): void => {
      found.push({
        label,
        paragraph: index,
        opens: false,
        certain: false,
        afterStop,
        follow: followOf(text, label.end, end),
        headingLike: false,
      });
      from = label.end;
    };
    const addNamedBefore = (limit: number): void => {
      for (; named && named.index < limit; named = designated.next().value) {
        const label = found.length < most ? designatedLabel(text, named.index, from, end, words) : null;
        if (label) add(label, true);
      }
    };
    for (; pending && pending.index < end; pending = inline.next()) {
      addNamedBefore(pending.index);
      if (found.length >= most) continue;
      const label = within(inlineLabel(text, pending.index, words), text, end);
      if (!label || label.start < from) continue;
      const before = text.slice(Math.max(from, label.start - 8), label.start);
      const afterStop = stopBefore.test(before) || stopAndConjunction.test(before) || besideCapitals(text, label, from);
      const joined = (label.bracket === ')' || /^[A-Z]$/.test(label.text)) && conjunctionBefore.test(before);
      if (label.bracket !== '()' && !afterStop && !joined && (label.numbers?.length ?? 0) < 2) continue;
      if (isReference(text, label, from, words) || repeatsWord(text, label, words)) continue;
      add(label, afterStop || joined);
    }
    addNamedBefore(end);
  }
  return found;
}
