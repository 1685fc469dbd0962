import type { Finding } from '../model/finding.js';
import type { Candidate } from './candidates.js';
import type { ClauseDraft, Series } from './clause-draft.js';
import type { Label } from './labels.js';
import type { Alphabet } from './ordinals.js';

/** An open level of numbering, outermost first on the stack. */
interface Level {
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

const keyOf = (alphabet: Alphabet, label: Label): string => `${alphabet}${label.bracket}${label.prefix}`;
const lookAhead = 80;
/** Lists deeper than this are no lists; it also bounds the work for each number. */
const deepest = 10;

/** Fits numbers into a tree, one after the other. Each step looks at the open levels and a bounded stretch ahead, so the
 *  whole is linear. What no open series expects, and what does not begin one, is no clause. */
export class ClauseBuilder {
  readonly drafts: ClauseDraft[] = [];
  readonly series = new Map<string, Series>();
  readonly findings: Finding[] = [];
  private stack: Level[] = [];
  private part = 0;
  private lastNumbers: readonly number[] | null = null;
  /** Series closed by a heading above them: they may go on below the next. */
  private closed = new Map<string, number>();

  constructor(
    private readonly text: string,
    private readonly candidates: readonly Candidate[],
  ) {}

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

  /** Ends lists inside a sentence where the sentence ends, at or before `limit`. */
  closeSentenceLists(limit: number, sentenceEnd: (from: number, limit: number) => number, keep: boolean): void {
    let first = this.stack.findIndex((level) => level.inSentence);
    if (first < 0) return;
    const from = this.drafts[this.stack[this.stack.length - 1]!.draft]!.body;
    const stop = sentenceEnd(from, limit);
    if (stop < 0) return;
    if (keep && this.text.slice(stop, limit).trim() === '') return;
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

  /** @returns false where the number begins no clause. `at` is where the text before it ends. */
  add(index: number, at: number): boolean {
    const candidate = this.candidates[index]!;
    return candidate.label.numbers ? this.addDecimal(candidate, at) : this.addSingle(index, candidate, at);
  }

  // --- decimals: 8.4, 2.01, A.1.2

  private addDecimal(candidate: Candidate, at: number): boolean {
    const { label, opens, follow, certain } = candidate;
    const numbers = label.numbers!;
    const next = this.isNext(numbers);
    // In running text only what was to come next, or, after a stop, what may well come after a clause that was lost.
    if (!opens && (follow !== 'capital' || !(next || (candidate.afterStop && this.isForward(numbers))))) return false;
    if (label.spaced && !next) return false;
    if (!next && !certain) {
      if (follow === 'small' && label.prefix === '') return false;
      if (label.prefix !== '' && follow === 'small') return false;
      if (!this.isPlausible(numbers, follow)) return false;
    }
    if (next && opens && follow === 'small' && label.prefix !== '') return false;
    let depth = this.stack.length;
    while (depth > 0 && !this.holds(this.stack[depth - 1]!, numbers)) depth--;
    this.noteGap(label, numbers);
    this.closeTo(depth, at);
    this.push(
      `decimal${numbers.length}`,
      numbers[numbers.length - 1]!,
      numbers,
      label,
      label.start,
      label.end,
      '',
      candidate,
      false,
      '',
    );
    this.lastNumbers = numbers;
    return true;
  }

  private holds(level: Level, numbers: readonly number[]): boolean {
    if (level.key === 'heading') return true;
    return (
      level.numbers !== null && level.numbers.length < numbers.length && level.numbers.every((n, i) => n === numbers[i])
    );
  }

  private isNext(numbers: readonly number[]): boolean {
    const last = this.lastNumbers;
    const final = numbers[numbers.length - 1]!;
    if (!last) return numbers.slice(1).every((n) => n <= 1) && numbers[0] === 1;
    let same = 0;
    while (same < last.length && same < numbers.length && last[same] === numbers[same]) same++;
    if (same === numbers.length) return false;
    if (same === last.length) return numbers.slice(same).every((n) => n <= 1);
    if (numbers[same] !== last[same]! + 1) return false;
    return numbers.length === same + 1 || (numbers.slice(same + 1).every((n) => n <= 1) && final <= 1);
  }

  private isPlausible(numbers: readonly number[], follow: Candidate['follow']): boolean {
    const last = this.lastNumbers;
    if (!last) return follow === 'capital' && numbers[0]! <= 30 && numbers.slice(1).every((n) => n <= 30);
    for (let i = 0; i < Math.max(last.length, numbers.length); i++) {
      const step = (numbers[i] ?? 0) - (last[i] ?? 0);
      if (step === 0) continue;
      if (step > 0) return i === 0 ? step <= 3 && numbers.slice(1).every((n) => n <= 3) : step <= 12;
      // Counting back: a restart, or a clause out of its order in the same article.
      return follow === 'capital' && (numbers.slice(i).every((n) => n <= 1) || i === numbers.length - 1);
    }
    return follow === 'capital';
  }

  /** A little further on in the same article, or the beginning of the next. */
  private isForward(numbers: readonly number[]): boolean {
    const last = this.lastNumbers;
    if (!last || last[0] === undefined) return false;
    const step = numbers[0]! - last[0];
    if (step === 1) return numbers.slice(1).every((n) => n <= 1);
    if (step !== 0 || last.length < 2 || numbers.length < 2) return false;
    const inner = numbers[1]! - last[1]!;
    return inner > 0 && inner <= 3;
  }

  private noteGap(label: Label, numbers: readonly number[]): void {
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

  // --- single numbers: 8., (a), iv), Article IX

  private addSingle(index: number, candidate: Candidate, at: number): boolean {
    const { label } = candidate;
    return (
      this.addSibling(index, candidate, at) ||
      this.addContinuation(candidate, at) ||
      this.addFirst(index, candidate, at) ||
      this.addAfterGap(candidate, at) ||
      (candidate.certain &&
        this.addChild(label.readings[0]!.alphabet, label.readings[0]!.value, candidate, this.stack.length, at))
    );
  }

  /** The number that an open series expects. */
  private addSibling(index: number, candidate: Candidate, at: number): boolean {
    const { label } = candidate;
    let best = -1;
    let bestAlphabet: Alphabet = 'digit';
    for (let i = this.stack.length - 1; i >= 0; i--) {
      const level = this.stack[i]!;
      for (const reading of label.readings) {
        if (level.key !== keyOf(reading.alphabet, label) || reading.value !== level.value + 1) continue;
        const looksAlike = level.separator === label.separator && level.headingLike === candidate.headingLike;
        const bestLevel = this.stack[best];
        const bestLooks =
          bestLevel && bestLevel.separator === label.separator && bestLevel.headingLike === candidate.headingLike;
        if (best < 0 || (looksAlike && !bestLooks && bestLevel!.key === level.key)) {
          best = i;
          bestAlphabet = reading.alphabet;
        }
      }
      // "7.", "VIII.", "9.": a heading numbered in the other numerals of the same series.
      if (
        best < 0 &&
        candidate.opens &&
        candidate.headingLike &&
        level.key === `digit${label.bracket}${label.prefix}`
      ) {
        if (label.readings.some(({ alphabet, value }) => alphabet === 'Roman' && value === level.value + 1)) {
          best = i;
          bestAlphabet = 'digit';
        }
      }
      // "(l)" misread as "(1)".
      if (
        best < 0 &&
        candidate.opens &&
        label.text === '1' &&
        level.value === 11 &&
        level.key === `lower${label.bracket}${label.prefix}`
      ) {
        best = i;
        bestAlphabet = 'lower';
      }
    }
    if (best < 0) return false;
    const level = this.stack[best]!;
    // "(i)" after "(h)" is the ninth letter, unless "(ii)" comes next.
    if (/^[ivx]$/i.test(label.text) && /^(?:lower|upper)/.test(level.key) && this.nextIsSecondRoman(index, label))
      return false;
    if (!candidate.opens && !candidate.afterStop && label.bracket !== '()' && label.bracket !== ')') return false;
    const small = candidate.follow === 'small' && label.bracket !== '()' && label.bracket !== ')';
    if (small && !(candidate.opens && label.separator !== '') && !(candidate.afterStop && /^[a-z]$/.test(label.text))) {
      return false;
    }
    this.sibling(best, bestAlphabet, level.value + 1, candidate, at);
    return true;
  }

  private nextIsSecondRoman(index: number, label: Label): boolean {
    if (label.text.toLowerCase() !== 'i') return false;
    for (let i = index + 1; i < Math.min(index + 30, this.candidates.length); i++) {
      const other = this.candidates[i]!.label;
      if (other.bracket !== label.bracket) continue;
      const text = other.text.toLowerCase();
      if (text === 'ii') return true;
      if (text === 'j') return false;
    }
    return false;
  }

  private sibling(depth: number, alphabet: Alphabet, value: number, candidate: Candidate, at: number): void {
    const level = this.stack[depth]!;
    const { items, long } = level;
    const inSentence =
      level.inSentence && !candidate.opens && !/[.]["”)]?\s*$/.test(this.text.slice(Math.max(0, at - 3), at));
    this.closeTo(depth, at);
    this.addChild(alphabet, value, candidate, depth, at);
    const added = this.stack[depth]!;
    added.inSentence = inSentence;
    added.items = items + 1;
    added.long = long;
  }

  /** A series that a heading or an article had closed goes on: its numbers stand alone. */
  private addContinuation(candidate: Candidate, at: number): boolean {
    const { label } = candidate;
    if (!candidate.opens || label.bracket === '()' || label.bracket === ')' || candidate.follow === 'small')
      return false;
    for (const reading of label.readings) {
      const key = keyOf(reading.alphabet, label);
      if (this.closed.get(key) !== reading.value - 1) continue;
      if (this.stack.some((level) => level.key === key)) continue;
      const depth = this.containers();
      this.closeTo(depth, at);
      this.addChild(reading.alphabet, reading.value, candidate, depth, at);
      this.seriesOf(key).continuous = true;
      return true;
    }
    return false;
  }

  /** How many of the open levels are headings or articles at the top. */
  private containers(): number {
    let depth = 0;
    while (depth < this.stack.length && (this.stack[depth]!.key === 'heading' || /word/.test(this.stack[depth]!.key)))
      depth++;
    return depth;
  }

  /** A number that begins a series: 1, a, i, I, One. */
  private addFirst(index: number, candidate: Candidate, at: number): boolean {
    const { label, opens } = candidate;
    for (const reading of label.readings) {
      if (reading.value !== 1) continue;
      if (reading.alphabet === 'lower' && label.text === 'i') continue;
      const key = keyOf(reading.alphabet, label);
      const strong = label.bracket === 'word' || (label.bracket === '.' && reading.alphabet === 'digit');
      if (!this.mayBegin(index, candidate, key, strong)) continue;
      let depth = this.stack.length;
      const same = this.stack.findIndex((level) => level.key === key);
      if (same >= 0) {
        // Inside a sentence it is a list within the item; at a paragraph's head only if the outer list goes on later.
        const nested =
          this.stack.length < deepest && (!opens || this.comes(index, key, this.stack[same]!.value + 1, !strong));
        if (!nested) depth = same;
      } else if (strong && opens) depth = this.depthForStrong(label);
      this.closeTo(depth, at);
      const under = this.stack[this.stack.length - 1];
      this.addChild(reading.alphabet, 1, candidate, depth, at);
      if (under?.key === 'heading') this.seriesOf(key).beginnings++;
      if (!opens)
        this.stack[this.stack.length - 1]!.inSentence = !/[.]["”)]?\s*$/.test(this.text.slice(Math.max(0, at - 3), at));
      return true;
    }
    return false;
  }

  /** `1.` or `Section 1` below lists in letters is no item of them. */
  private depthForStrong(label: Label): number {
    let depth = this.stack.length;
    if (label.bracket === 'word') while (depth > 0 && !/word/.test(this.stack[depth - 1]!.key)) depth--;
    return depth;
  }

  private mayBegin(index: number, candidate: Candidate, key: string, strong: boolean): boolean {
    const { label, opens, follow, certain } = candidate;
    if (certain) return true;
    if (label.bracket === 'word') return opens && follow !== 'small';
    if (!opens) {
      if (label.bracket === '') return false;
      if (label.bracket === '.' && !strong) return candidate.afterStop && this.comesSoon(index, key);
      if (label.bracket === '.') return candidate.afterStop && follow === 'capital' && this.comes(index, key, 2, false);
      return this.comesSoon(index, key);
    }
    if (label.bracket === '.' && key.startsWith('digit') && /[.)]/.test(label.separator))
      return follow === 'capital' || this.comes(index, key, 2, false);
    if (label.bracket === '()' || label.bracket === ')') return true;
    if (follow === 'small') return false;
    return this.comes(index, key, 2, false) || this.decimalFollows(index, label);
  }

  private decimalFollows(index: number, label: Label): boolean {
    const next = this.candidates[index + 1]?.label.numbers;
    return next?.length === 2 && next[0] === Number(label.text) && next[1]! <= 1;
  }

  /** Whether a number of a series comes later, before the series begins anew. `weak` series end at a stronger number. */
  private comes(index: number, key: string, value: number, weak: boolean): boolean {
    let expected = 2;
    for (let i = index + 1; i < Math.min(index + lookAhead, this.candidates.length); i++) {
      const { label, opens } = this.candidates[i]!;
      if (weak && opens && (label.bracket === 'word' || label.numbers !== null)) return false;
      for (const reading of label.readings) {
        if (keyOf(reading.alphabet, label) !== key) continue;
        if (reading.value === value && reading.value !== expected) return true;
        if (reading.value === value && value === 2) return true;
        if (reading.value === expected) expected++;
        else if (reading.value === 1) expected = 2;
      }
    }
    return false;
  }

  /** Whether the second number of a list in running text follows in the same paragraph, or opens the next. */
  private comesSoon(index: number, key: string): boolean {
    const here = this.candidates[index]!.paragraph;
    for (let i = index + 1; i < Math.min(index + 40, this.candidates.length); i++) {
      const { label, paragraph, opens } = this.candidates[i]!;
      if (paragraph > here + 2 || (paragraph > here && !opens)) return false;
      for (const reading of label.readings) {
        if (keyOf(reading.alphabet, label) !== key) continue;
        if (reading.value === 2) return true;
        if (reading.value === 1) return false;
      }
    }
    return false;
  }

  /** A number further on in an open series: "(iii)" and then "(vi)". */
  private addAfterGap(candidate: Candidate, at: number): boolean {
    const { label, opens, follow } = candidate;
    const bracketed = label.bracket === '()' || label.bracket === ')';
    if (follow === 'small' && !bracketed) return false;
    if (!opens && (bracketed || !candidate.afterStop || label.bracket === 'word')) return false;
    for (let i = this.stack.length - 1; i >= 0; i--) {
      const level = this.stack[i]!;
      for (const reading of label.readings) {
        const step = reading.value - level.value;
        if (level.key !== keyOf(reading.alphabet, label) || step < 2 || step > 4) continue;
        this.findings.push({
          code: 'numbering-gap',
          message: `${this.drafts[level.draft]!.label!.text} is followed by ${label.text}`,
          span: { start: label.start, end: label.end },
        });
        this.sibling(i, reading.alphabet, reading.value, candidate, at);
        return true;
      }
    }
    return opens && this.addOrphan(candidate, at);
  }

  /** A list whose beginning is missing, or a clause whose number is: "2." opens the text. */
  private addOrphan(candidate: Candidate, at: number): boolean {
    const { label, follow, headingLike } = candidate;
    const reading = label.readings[label.readings.length - 1]!;
    const key = keyOf(reading.alphabet, label);
    if (this.stack.some((level) => level.key === key)) return false;
    if (label.bracket === '()' || label.bracket === ')') {
      if (reading.value > 26 || this.stack.length === 0) return false;
      return this.addChild(reading.alphabet, reading.value, candidate, this.stack.length, at);
    }
    const isClause =
      label.bracket === 'word' || (label.bracket === '.' && label.separator === '.' && reading.alphabet === 'digit');
    if (!isClause || follow !== 'capital' || reading.value > 60) return false;
    if (
      this.lastNumbers &&
      (headingLike ? reading.value < this.lastNumbers[0]! : reading.value !== this.lastNumbers[0]! + 1)
    )
      return false;
    if (label.bracket === 'word' && !headingLike && label.separator === '') return false;
    const depth = Math.min(this.containers(), this.depthForStrong(label));
    this.closeTo(depth, at);
    return this.addChild(reading.alphabet, reading.value, candidate, depth, at);
  }

  private addChild(alphabet: Alphabet, value: number, candidate: Candidate, depth: number, at: number): boolean {
    if (depth > deepest) return false;
    const { label } = candidate;
    const key = keyOf(alphabet, label);
    const clauseLike =
      (alphabet === 'digit' && (label.bracket === '.' || label.bracket === '')) || label.bracket === 'word';
    const top = depth === 0 || this.stack.slice(0, depth).every((level) => /heading|word/.test(level.key));
    const numbers = clauseLike && top ? [value] : null;
    if (label.bracket === 'word') for (const level of this.stack) this.closed.set(level.key, level.value);
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

  private seriesOf(key: string): Series {
    const name = `${this.part}/${key}`;
    let series = this.series.get(name);
    if (!series) {
      series = { last: 0, continuous: false, beginnings: 0 };
      this.series.set(name, series);
    }
    return series;
  }

  private push(
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
      inSentence: candidate !== null && !candidate.opens,
      items: 1,
      long: false,
    });
  }
}
