import type { ProvisionUnits } from './provision-columns.js';
import { wordPlaces } from './provision-features.js';
import type { LinearScorer } from './provision-linear.js';
import type { KnownPhrases } from './provision-phrases.js';
import type { UnitRows } from './provision-unit-rows.js';

/** What stands before a quoted word: where it was seen. */
const leads = ['', 'heading ', 'before ', 'after ', 'list '] as const;

/** Words that speak for a category: `[from, to)` of the words of a document. */
interface SpeakingWords {
  readonly weight: number;
  readonly lead: string;
  readonly from: number;
  readonly to: number;
}

/** Tells in a text's own words which features speak most for a category in a unit: `"notice of non-renewal"`,
 *  `heading "Term"`. */
export class ReasonReader {
  /** By row: what it says on the category that was asked for last. */
  private readonly weights: Int8Array;

  constructor(
    private readonly units: ProvisionUnits,
    private readonly rows: UnitRows,
    private readonly linear: LinearScorer,
  ) {
    this.weights = new Int8Array(rows.known.end);
  }

  /** @returns so many at most, the strongest first; none of the same words */
  read(text: string, unit: number, lane: number, most: number): string[] {
    const found = this.findSpeaking(unit, lane);
    const told: SpeakingWords[] = [];
    while (told.length < most) {
      let best: SpeakingWords | null = null;
      for (const each of found) {
        if (best && (each.weight < best.weight || (each.weight === best.weight && each.from >= best.from))) continue;
        if (!told.some(({ from, to }) => from < each.to && each.from < to)) best = each;
      }
      if (!best) break;
      told.push(best);
    }
    return told.map(({ lead, from, to }) => `${lead}"${this.quote(text, from, to)}"`);
  }

  /** Each feature once, where it comes first. */
  private findSpeaking(unit: number, lane: number): SpeakingWords[] {
    const { units, rows, weights } = this;
    const { reader, pairs, triples, firstPair, firstTriple } = rows;
    const found: SpeakingWords[] = [];
    this.linear.tell(unit, lane, weights);
    const add = (row: number, lead: string, from: number, to: number) => {
      const weight = weights[row]!;
      if (weight <= 0) return;
      weights[row] = 0;
      found.push({ weight, lead, from, to });
    };
    for (let place = 0; place < wordPlaces.length; place++) {
      const other = reader.unitAt(unit, place);
      const to = reader.wordsEnd(other, place);
      for (let i = units.firstWord[other]!; i < to; i++) add(rows.rowOfWord(i, place), leads[place]!, i, i + 1);
    }
    const addPhrases = (phrases: KnownPhrases, first: number, end: number, length: number) => {
      for (let k = first; k < end; k++) {
        const i = phrases.words[k]!;
        if (i >= units.firstWord[unit]!) add(phrases.rows[k]!, '', i, i + length);
      }
    };
    addPhrases(pairs, firstPair[unit]!, firstPair[unit + 1]!, 2);
    addPhrases(triples, firstTriple[unit]!, firstTriple[unit + 1]!, 3);
    return found;
  }

  private quote(text: string, from: number, to: number): string {
    const { wordStart, words } = this.units;
    const end = to < words.length ? wordStart[to]! : text.length;
    return text
      .slice(wordStart[from]!, Math.min(end, wordStart[to - 1]! + 40))
      .split(/\s+/)
      .filter(Boolean)
      .slice(0, to - from)
      .join(' ')
      .replace(/[\s.,;:()"“”]+$/, '');
  }
}
