import { articles, conditionals, prepositions, subordinators } from './english.js';
import type { Predicate } from './predicate.js';
import { labelEnd, type SentenceWords } from './sentence-words.js';

const roman = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii', 'xiii', 'xiv', 'xv'];

/** The label behind another in a list: `b` behind `a`, `iii` behind `ii`, `3` behind `2`. */
function nextLabel(label: string): string {
  const at = roman.indexOf(label);
  if (at >= 0 && (at > 0 || label === 'i')) return roman[at + 1] ?? '';
  if (/^\d+$/.test(label)) return String(Number(label) + 1);
  return label.length === 1 ? String.fromCharCode(label.charCodeAt(0) + 1) : '';
}

/** Words that no doing of a list opens with: "shall (a) for each oven, …". */
const opensNoVerb = (word: string): boolean =>
  prepositions.has(word) ||
  articles.has(word) ||
  subordinators.has(word) ||
  conditionals.has(word) ||
  !/^[a-z]/.test(word);

/** "The Baker shall (a) bake the bread, (b) weigh it and (c) sell it": the items of a list within a sentence that go on with the
 *  doing before it. */
export class ItemLabels {
  /** The doing whose verbs the items hold. */
  #lead: Predicate | null = null;
  #next = '';

  /** A doing was read, whose verb stands behind a label. */
  open(lead: Predicate, label: string): void {
    this.#lead = lead;
    this.#next = nextLabel(label);
  }

  /** The doing that goes on at word `i`, behind its label, and where the item's words begin; null where no item of the list
   *  begins there. */
  at(words: SentenceWords, i: number): { lead: Predicate; from: number } | null {
    if (!this.#lead || words.lower[i] !== '(' || words.lower[i + 1] !== this.#next) return null;
    const from = labelEnd(words, i);
    if (from < 0 || !/^(?:,|;|and|or)$/.test(words.lower[i - 1] ?? '') || opensNoVerb(words.lower[from] ?? ''))
      return null;
    this.#next = nextLabel(this.#next);
    return { lead: this.#lead, from };
  }
}
