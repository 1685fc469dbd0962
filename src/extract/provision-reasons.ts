import type { ProvisionUnits } from './provision-columns.js';
import { wordPlaces } from './provision-features.js';
import type { LinearScorer } from './provision-linear.js';
import { apart, pair, phrasesOfWord, triple } from './provision-phrases.js';
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
  constructor(
    private readonly units: ProvisionUnits,
    private readonly rows: UnitRows,
    private readonly linear: LinearScorer,
  ) {}

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
    const { units, rows, linear } = this;
    const { reader, phrases } = rows;
    const found: SpeakingWords[] = [];
    const known = new Set<number>();
    const add = (row: number, lead: string, from: number, to: number) => {
      const weight = linear.weightOf(row, lane);
      if (weight <= 0 || known.has(row)) return;
      known.add(row);
      found.push({ weight, lead, from, to });
    };
    for (let place = 0; place < wordPlaces.length; place++) {
      const other = reader.unitAt(unit, place);
      const to = reader.wordsEnd(other, place);
      for (let i = units.firstWord[other]!; i < to; i++) add(rows.wordRow(i, place), leads[place]!, i, i + 1);
    }
    const to = reader.wordsEnd(unit, 0);
    for (let i = units.firstWord[unit]!; i + 1 < to; i++) {
      add(phrases[i * phrasesOfWord + pair]!, '', i, i + 2);
      if (i + 2 === to) break;
      add(phrases[i * phrasesOfWord + triple]!, '', i, i + 3);
      add(phrases[i * phrasesOfWord + apart]!, '', i, i + 3);
    }
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
