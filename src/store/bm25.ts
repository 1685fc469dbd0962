/** Words that stand one after the other, as the index holds them. */
export interface IndexedPhrase {
  readonly words: readonly string[];
  /** The last word is the beginning of one. */
  readonly open: boolean;
}

/** Where a word stands in a passage: 1-based places that ascend, and for each what it counts. */
export interface WordPlaces {
  readonly word: string;
  readonly places: readonly number[];
  readonly counts: readonly number[];
}

export interface IndexSize {
  readonly passages: number;
  /** Of all passages together. */
  readonly words: number;
}

const k1 = 1.2;
const b = 0.75;

/** How well passages fit some phrases: the lower, the better. The same numbers as those of SQLite's FTS5.
 *  @param held  for each phrase, how many passages hold it
 *  @returns a function of how many words a passage has, and where those of the phrases stand in it
 *  @source sqlite.org/fts5.html, section 5.1.1 */
export function weighBy(
  phrases: readonly IndexedPhrase[],
  held: readonly number[],
  size: IndexSize,
): (words: number, found: readonly WordPlaces[]) => number {
  const average = size.words / size.passages;
  const rarity = held.map((passages) => {
    const weight = Math.log((size.passages - passages + 0.5) / (passages + 0.5));
    return weight <= 0 ? 1e-6 : weight;
  });
  return (words, found) => {
    let score = 0;
    for (const [i, phrase] of phrases.entries()) {
      const often = countPhrase(phrase, found);
      score += rarity[i]! * ((often * (k1 + 1)) / (often + k1 * (1 - b + (b * words) / average)));
    }
    return -1 * score;
  };
}

/** How often a phrase stands in a passage, each time by what its first word counts there. */
function countPhrase({ words, open }: IndexedPhrase, found: readonly WordPlaces[]): number {
  let starts: ReadonlyMap<number, number> | null = null;
  for (const [i, word] of words.entries()) {
    const last = i === words.length - 1;
    const here = new Map<number, number>();
    for (const one of found) {
      if (one.word !== word && !(open && last && one.word.startsWith(word))) continue;
      for (const [j, place] of one.places.entries()) {
        const start = place - i;
        if (starts === null) here.set(start, one.counts[j]!);
        else if (starts.has(start)) here.set(start, starts.get(start)!);
      }
    }
    starts = here;
  }
  let often = 0;
  for (const counts of starts?.values() ?? []) often += counts;
  return often;
}
