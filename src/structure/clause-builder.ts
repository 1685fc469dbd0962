import type { Candidate } from './candidates.js';
import { comes, comesSoon, decimalFollows, keyOf, nextIsSecondRoman, secondComes } from './coming-numbers.js';
import { DecimalClauses } from './decimal-clauses.js';
import { deepest } from './open-levels.js';
import type { Alphabet } from './ordinals.js';

/** Fits numbers into a tree, one after the other. Each step looks at the open levels and a bounded stretch ahead, so the
 *  whole is linear. What no open series expects, and what does not begin one, is no clause. */
export class ClauseBuilder extends DecimalClauses {
  constructor(
    text: string,
    private readonly candidates: readonly Candidate[],
    private readonly operativeLead: RegExp,
  ) {
    super(text);
  }

  /** @returns false where the number begins no clause. `at` is where the text before it ends. */
  add(index: number, at: number): boolean {
    const candidate = this.candidates[index]!;
    if (candidate.label.house !== undefined) return this.addOfHouse(candidate, at);
    return candidate.label.numbers ? this.addDecimal(candidate, at) : this.addSingle(index, candidate, at);
  }

  private addSingle(index: number, candidate: Candidate, at: number): boolean {
    const { label } = candidate;
    return (
      this.addSibling(index, candidate, at) ||
      this.addContinuation(candidate, at) ||
      this.addNextArticle(index, candidate, at) ||
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
    if (
      /^[ivx]$/i.test(label.text) &&
      /^(?:lower|upper)/.test(level.key) &&
      nextIsSecondRoman(this.candidates, index, label)
    )
      return false;
    if (!candidate.opens && !candidate.afterStop && label.bracket !== '()' && label.bracket !== ')') return false;
    const small = candidate.follow === 'small' && label.bracket !== '()' && label.bracket !== ')';
    if (small && !(candidate.opens && label.separator !== '') && !(candidate.afterStop && /^[a-z]$/.test(label.text))) {
      return false;
    }
    this.sibling(best, bestAlphabet, level.value + 1, candidate, at);
    return true;
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
      this.seriesOf(key).continued++;
      return true;
    }
    return false;
  }

  /** "3." after "2.4", though the number "2." above that was lost or belongs to a heading. */
  private addNextArticle(index: number, candidate: Candidate, at: number): boolean {
    const { label, afterStop, follow } = candidate;
    const last = this.lastNumbers;
    const bare = label.bracket === '' && candidate.opens && decimalFollows(this.candidates, index, label);
    if (!(label.bracket === '.' || bare) || !afterStop || follow !== 'capital' || !last || last.length < 2)
      return false;
    const reading = label.readings.find(({ alphabet }) => alphabet === 'digit');
    if (!reading || reading.value !== last[0]! + 1) return false;
    if (this.stack.some((level) => level.key === keyOf('digit', label))) return false;
    return this.addChild('digit', reading.value, candidate, this.containers(), at);
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
      if (strong && this.operativeLead.test(this.text.slice(Math.max(0, label.start - 160), label.start))) {
        // "The parties agree as follows:" the clauses begin, and recitals, lettered or numbered, are at an end.
        depth = 0;
      } else if (same >= 0) {
        // Inside a sentence it is a list within the item; at a paragraph's head only if the outer list goes on later.
        const nested =
          this.stack.length < deepest &&
          ((!opens && !strong) || comes(this.candidates, index, key, this.stack[same]!.value + 1, !strong));
        if (!nested) depth = same;
      } else if (strong && opens) {
        depth = this.depthForStrong(label);
        // "(A) … (B) … 1. Interpretation 1.1 …": recitals and parties are at an end where decimal clauses begin.
        if (decimalFollows(this.candidates, index, label) || this.endsRecitals(index, key, at))
          while (depth > 0 && /\(?\)/.test(this.stack[depth - 1]!.key)) depth--;
      }
      this.closeTo(depth, at);
      const under = this.stack[this.stack.length - 1];
      this.addChild(reading.alphabet, 1, candidate, depth, at);
      this.seriesOf(key).firsts++;
      if (under?.key === 'heading') this.seriesOf(key).beginnings++;
      const level = this.stack[this.stack.length - 1]!;
      if (/[.]["”)]?\s*$/.test(this.text.slice(Math.max(0, at - 3), at))) level.inSentence = false;
      return true;
    }
    return false;
  }

  /** "(A) … (B) … 1. Definitions …": recitals stand at the top in capital letters, go on nowhere below, and lead into no
   *  list; none of them had numbers below it before. */
  private endsRecitals(index: number, key: string, at: number): boolean {
    const level = this.stack[this.stack.length - 1];
    if (level?.key !== 'upper()' || level.inSentence || this.containers() !== this.stack.length - 1) return false;
    if (this.seriesOf(key).firsts > 0 || /:\s*$/.test(this.text.slice(Math.max(0, at - 3), at))) return false;
    return !comes(this.candidates, index, level.key, level.value + 1, false);
  }

  private mayBegin(index: number, candidate: Candidate, key: string, strong: boolean): boolean {
    const { label, opens, follow, certain } = candidate;
    if (certain) return true;
    if (label.bracket === 'word') return (opens || candidate.afterStop) && follow !== 'small';
    if (!opens) {
      if (label.bracket === '') return false;
      if (label.bracket === '.' && !strong) return candidate.afterStop && comesSoon(this.candidates, index, key);
      if (label.bracket === '.')
        return candidate.afterStop && follow === 'capital' && secondComes(this.candidates, index, key);
      return comesSoon(this.candidates, index, key);
    }
    if (label.bracket === '.' && key.startsWith('digit') && /[.)]/.test(label.separator))
      return follow === 'capital' || secondComes(this.candidates, index, key);
    if (label.bracket === '()' || label.bracket === ')') return true;
    if (follow === 'small') return false;
    return secondComes(this.candidates, index, key) || decimalFollows(this.candidates, index, label);
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
    // Alone, "c" is rather a letter than a hundred, "II" rather two than the 35th letter.
    const reading = label.text.length > 1 ? label.readings[0]! : label.readings[label.readings.length - 1]!;
    const key = keyOf(reading.alphabet, label);
    if (this.stack.some((level) => level.key === key)) return false;
    if (label.bracket === '()' || label.bracket === ')') {
      if (reading.value > 26 || this.stack.length === 0) return false;
      return this.addChild(reading.alphabet, reading.value, candidate, this.stack.length, at);
    }
    const isClause =
      label.bracket === 'word' || (label.bracket === '.' && label.separator === '.' && reading.alphabet === 'digit');
    if (!isClause || follow !== 'capital' || reading.value > 60) return false;
    // "ARTICLE II" goes on from "ARTICLE I", whatever other numbers stood between (an index of terms).
    const goesOn = label.bracket === 'word' && headingLike && this.seriesOf(key).last === reading.value - 1;
    if (
      !goesOn &&
      this.lastNumbers &&
      (headingLike ? reading.value < this.lastNumbers[0]! : reading.value !== this.lastNumbers[0]! + 1)
    )
      return false;
    if (label.bracket === 'word' && !headingLike && label.separator === '' && !this.isTitled(label)) return false;
    const depth = Math.min(this.containers(), this.depthForStrong(label));
    this.closeTo(depth, at);
    return this.addChild(reading.alphabet, reading.value, candidate, depth, at);
  }
}
