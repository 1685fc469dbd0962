import type { Candidate } from './candidates.js';
import { isForward, isNext, isPlausible } from './decimal-sequence.js';
import type { Label } from './labels.js';
import { isContainer, type Level, OpenLevels } from './open-levels.js';

/** A few words that end with a stop before the next sentence. */
const titled = /^\p{Lu}[\p{L} ,’'-]{2,50}\.\s+[\p{Lu}("“]/u;

/** Fits numbers of several figures into the tree: the numbers of a house (SC.22, P4.3) and decimals (8.4, 2.01, A.1.2). */
export class DecimalClauses extends OpenLevels {
  // --- numbers of a house: SC.22, P4.3

  /** Under the heading or the part that is open, or under the number of the same series that it belongs to. */
  protected addOfHouse(candidate: Candidate, at: number): boolean {
    const { label } = candidate;
    const numbers = label.numbers!;
    const key = `house ${label.house}/`;
    let depth = this.stack.length;
    const isOver = (level: Level) => isContainer(level) || (level.key.startsWith(key) && this.holds(level, numbers));
    while (depth > 0 && !isOver(this.stack[depth - 1]!)) depth--;
    this.closeTo(depth, at);
    const last = numbers[numbers.length - 1]!;
    this.push(`${key}${numbers.length}`, last, numbers, label, label.start, label.end, '', candidate, false, '');
    return true;
  }

  // --- decimals: 8.4, 2.01, A.1.2

  protected addDecimal(candidate: Candidate, at: number): boolean {
    const { label, opens, follow, certain } = candidate;
    const numbers = label.numbers!;
    const next = isNext(this.lastNumbers, numbers);
    if (!opens && !this.beginsInText(candidate, numbers, next)) return false;
    if (label.spaced && !next) return false;
    if (!next && !certain) {
      if (follow === 'small' && label.prefix === '') return false;
      if (label.prefix !== '' && follow === 'small') return false;
      if (!isPlausible(this.lastNumbers, numbers, follow) && !this.isTitledLater(candidate, numbers)) return false;
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

  /** "Clause 15.1 Deposit. The Tenant …" at a paragraph's head, further on than any number before: an extract of clauses. */
  private isTitledLater({ label, opens }: Candidate, numbers: readonly number[]): boolean {
    if (!opens || label.prefix === '' || !this.lastNumbers || numbers[0]! <= this.lastNumbers[0]!) return false;
    return this.isTitled(label);
  }

  protected isTitled({ end }: Label): boolean {
    return titled.test(this.text.slice(end, end + 70));
  }

  /** In running text only what was to come next, or, after a stop, what may well come after a clause that was lost. Before
   *  a small letter ("4.2.1 make good the loss;") it must stand where a clause can begin. */
  private beginsInText({ follow, afterStop, label }: Candidate, numbers: readonly number[], next: boolean): boolean {
    if (follow === 'capital') return next || (afterStop && isForward(this.lastNumbers, numbers));
    return follow === 'small' && next && label.prefix === '' && (afterStop || numbers.length > 2);
  }
}
