import type { Finding } from '../model/finding.js';
import type { Candidate } from './candidates.js';
import type { ClauseDraft, Series } from './clause-draft.js';
import { keyOf } from './coming-numbers.js';
import type { Label } from './labels.js';
import type { Alphabet } from './ordinals.js';

/** An open level of numbering, outermost first on the stack. */
export interface Level {
  /** `lower()`: alphabet, bracket and prefix. `heading` for an unnumbered one. */
  readonly key: string;
  readonly draft: number;
  value: number;
  /** For decimals and what they count under: [8, 4]. */
  numbers: readonly number[] | null;
  separator: string;
  headingLike: boolean;
  /** The list stands inside a sentence and ends with it. */
  inSentence: boolean;
  items: number;
  /** An item of it had a second paragraph. */
  long: boolean;
}

/** Lists deeper than this are no lists; it also bounds the work for each number. */
export const deepest = 10;

/** A heading, or an article or part with its designation. */
export const isContainer = ({ key }: Level): boolean => key === 'heading' || /word/.test(key);

/** Whether a label is the number that a level expects next. */
const countsOn = (level: Level, label: Label): boolean =>
  label.readings.some(({ alphabet, value }) => level.key === keyOf(alphabet, label) && value === level.value + 1);

/** Whether a number in running text belongs to a sentence and ends with it: "(a)", or "1." before a small letter. A clause
 *  that begins in the middle of a line does not. */
const standsInSentence = ({ label, opens, follow }: Candidate): boolean =>
  !opens && label.numbers === null && (label.bracket === '()' || label.bracket === ')' || follow === 'small');

/** The clauses read so far and the levels of numbering that are open: how clauses begin, end, and come under others. */
export class OpenLevels {
  readonly drafts: ClauseDraft[] = [];
  readonly series = new Map<string, Series>();
  readonly findings: Finding[] = [];
  protected stack: Level[] = [];
  private part = 0;
  protected lastNumbers: readonly number[] | null = null;
  /** Series closed by a heading above them: they may go on below the next. */
  protected closed = new Map<string, number>();

  constructor(protected readonly text: string) {}

  get depth(): number {
    return this.stack.length;
  }

  get innermost(): ClauseDraft | null {
    const level = this.stack[this.stack.length - 1];
    return level ? this.drafts[level.draft]! : null;
  }

  get hasNumbers(): boolean {
    return this.lastNumbers !== null;
  }

  beginPart(part: number, at: number): void {
    this.closeTo(0, at);
    this.part = part;
    this.lastNumbers = null;
    this.closed.clear();
  }

  closeTo(depth: number, at: number): void {
    while (this.stack.length > depth) this.drafts[this.stack.pop()!.draft]!.end = at;
  }

  /** An unnumbered heading: everything open ends. */
  addHeading(start: number, body: number, end: number, at: number): void {
    for (const level of this.stack) if (level.key !== 'heading') this.closed.set(level.key, level.value);
    this.closeTo(0, at);
    const words = this.text
      .slice(body, end)
      .replace(/[*_#]+$/g, '')
      .replace(/^[*_]+/, '')
      .trim();
    this.push('heading', 0, null, null, start, end, words, null, true, '');
  }

  /** Lets the heading added last be cited by the designation of its part, "Annex 2", rather than by all its words. */
  nameHeading(designation: string, title: string): void {
    const draft = this.drafts[this.drafts.length - 1]!;
    draft.words = designation;
    if (title !== designation) draft.heading = title;
  }

  /** Ends lists inside a sentence where the sentence ends, at or before `limit`, unless `next` counts on in one. */
  closeSentenceLists(
    limit: number,
    sentenceEnd: (from: number, limit: number) => number,
    keep: boolean,
    next: Candidate | undefined,
  ): void {
    let first = this.stack.findIndex((level) => level.inSentence);
    if (first < 0) return;
    const goesOn = next ? this.stack.find((level) => countsOn(level, next.label)) : undefined;
    if (goesOn?.inSentence) return;
    const from = this.drafts[this.stack[this.stack.length - 1]!.draft]!.body;
    const stop = sentenceEnd(from, limit);
    if (stop < 0) return;
    if (keep && !goesOn && this.text.slice(stop, limit).trim() === '') return;
    while (first > 0 && this.stack[first - 1]!.inSentence) first--;
    this.closeTo(first, stop);
  }

  /** Notes that a paragraph without a number follows; closes a list that it is not part of. */
  addPlainParagraph(at: number, before: number): void {
    const level = this.stack[this.stack.length - 1];
    if (!level) return;
    const lead = this.leadOf(level);
    const previous = this.text.slice(Math.max(0, before - 2), before);
    const complete = /[.!?。]["”)]?$/.test(previous);
    const capital = /[\p{Lu}"“]/u.test(this.text[at]!);
    if (level.items > 1 && !level.long && complete && capital && /[()]/.test(level.key) && /[:：]\**\s*$/.test(lead)) {
      this.closeTo(this.stack.length - 1, before);
    } else level.long = true;
  }

  private leadOf(level: Level): string {
    const parent = this.drafts[level.draft]!.parent;
    if (parent === null) return '';
    return this.text.slice(this.drafts[parent]!.body, this.drafts[parent]!.leadEnd).slice(-8);
  }

  /** How many of the open levels are headings or articles at the top. */
  protected containers(): number {
    let depth = 0;
    while (depth < this.stack.length && isContainer(this.stack[depth]!)) depth++;
    return depth;
  }

  /** `1.` or `Section 1` below lists in letters is no item of them. */
  protected depthForStrong(label: Label): number {
    let depth = this.stack.length;
    if (label.bracket === 'word') while (depth > 0 && !/word/.test(this.stack[depth - 1]!.key)) depth--;
    return depth;
  }

  protected sibling(depth: number, alphabet: Alphabet, value: number, candidate: Candidate, at: number): void {
    const level = this.stack[depth]!;
    const { items, long } = level;
    const inSentence =
      level.inSentence && !candidate.opens && !/[.]["”)]?\s*$/.test(this.text.slice(Math.max(0, at - 3), at));
    // "Part B" below a schedule closes the numbers under "Part A", which may go on; those of articles begin anew.
    if (candidate.label.prefix === 'part') this.noteClosed(candidate.label);
    this.closeTo(depth, at);
    this.addChild(alphabet, value, candidate, depth, at);
    const added = this.stack[depth]!;
    added.inSentence = inSentence;
    added.items = items + 1;
    added.long = long;
  }

  /** Notes the numbers that a designated one closes: they may go on below it. */
  private noteClosed({ bracket }: Label): void {
    if (bracket === 'word') for (const level of this.stack) this.closed.set(level.key, level.value);
  }

  protected addChild(alphabet: Alphabet, value: number, candidate: Candidate, depth: number, at: number): boolean {
    if (depth > deepest) return false;
    const { label } = candidate;
    const key = keyOf(alphabet, label);
    const clauseLike =
      (alphabet === 'digit' && (label.bracket === '.' || label.bracket === '')) || label.bracket === 'word';
    const top = depth === 0 || this.stack.slice(0, depth).every((level) => /heading|word/.test(level.key));
    const numbers = clauseLike && top ? [value] : null;
    this.noteClosed(label);
    this.closeTo(depth, at);
    this.push(
      key,
      value,
      numbers,
      label,
      label.start,
      label.end,
      '',
      candidate,
      candidate.headingLike,
      label.separator,
    );
    if (numbers) {
      this.lastNumbers = numbers;
    }
    this.seriesOf(key).last = value;
    return true;
  }

  protected seriesOf(key: string): Series {
    const name = `${this.part}/${key}`;
    let series = this.series.get(name);
    if (!series) {
      series = { last: 0, firsts: 0, continued: 0, beginnings: 0 };
      this.series.set(name, series);
    }
    return series;
  }

  protected push(
    key: string,
    value: number,
    numbers: readonly number[] | null,
    label: Label | null,
    start: number,
    body: number,
    words: string,
    candidate: Candidate | null,
    headingLike: boolean,
    separator: string,
  ): void {
    const above = this.stack[this.stack.length - 1];
    const parent = above ? above.draft : null;
    const level =
      this.stack.filter((open) => open.key !== 'heading').length +
      (numbers && numbers.length > 1 && this.stack.length === 0 ? numbers.length - 1 : 0);
    if (parent !== null && this.drafts[parent]!.leadEnd < 0) this.drafts[parent]!.leadEnd = start;
    this.drafts.push({
      start,
      end: -1,
      part: this.part,
      label,
      words,
      parent,
      level: label ? level : 0,
      heading: null,
      leadEnd: -1,
      body,
      series: `${this.part}/${key}`,
    });
    this.stack.push({
      key,
      draft: this.drafts.length - 1,
      value,
      numbers,
      separator,
      headingLike,
      inSentence: candidate !== null && standsInSentence(candidate),
      items: 1,
      long: false,
    });
  }

  protected holds(level: Level, numbers: readonly number[]): boolean {
    if (level.key === 'heading') return true;
    return (
      level.numbers !== null && level.numbers.length < numbers.length && level.numbers.every((n, i) => n === numbers[i])
    );
  }

  protected noteGap(label: Label, numbers: readonly number[]): void {
    const last = this.lastNumbers;
    if (!last || last.length !== numbers.length || !numbers.slice(0, -1).every((n, i) => n === last[i])) return;
    const step = numbers[numbers.length - 1]! - last[last.length - 1]!;
    const place = { start: label.start, end: label.end };
    if (step > 1)
      this.findings.push({
        code: 'numbering-gap',
        message: `${last.join('.')} is followed by ${label.text}`,
        span: place,
      });
    if (step === 0)
      this.findings.push({ code: 'duplicate-number', message: `${label.text} occurs twice`, span: place });
  }
}
