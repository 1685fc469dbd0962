import type { Lexicon } from './lexicon.js';
import type { Grouped } from './sorted-places.js';

/** What a pattern can ask of a place: a word, a beginning, a phrase of a vocabulary, a value. */
export interface Feature {
  readonly kind: 'word' | 'prefix' | 'vocabulary' | 'value';
  /** A word id, prefix id, or index of the vocabulary or value name. */
  readonly id: number;
}

/** Features any of which will do. */
export interface FeatureList {
  /** Its index in `FeatureLists.lists`. */
  readonly id: number;
  readonly features: readonly Feature[];
}

const listsOfLexicons = new WeakMap<Lexicon, FeatureLists>();

/** The lists of features that patterns ask for: the same list is one, whoever asks. */
export class FeatureLists {
  readonly lists: FeatureList[] = [];
  private readonly byFeatures = new Map<string, FeatureList>();
  private readonly holding = new Map<Feature['kind'], Grouped & { readonly of: number }>();

  private constructor() {}

  static of(lexicon: Lexicon): FeatureLists {
    const known = listsOfLexicons.get(lexicon) ?? new FeatureLists();
    listsOfLexicons.set(lexicon, known);
    return known;
  }

  listOf(features: readonly Feature[]): FeatureList {
    const key = features.map(({ kind, id }) => `${kind} ${id}`).join();
    let list = this.byFeatures.get(key);
    if (!list) {
      list = { id: this.lists.length, features };
      this.lists.push(list);
      this.byFeatures.set(key, list);
    }
    return list;
  }

  /** By id of the features of a kind: the lists that hold it. */
  holdersOf(kind: Feature['kind']): Grouped {
    const known = this.holding.get(kind);
    if (known?.of === this.lists.length) return known;
    const pairs = this.lists.flatMap(({ id: list, features }) =>
      features.filter((feature) => feature.kind === kind).map(({ id }) => ({ id, list })),
    );
    const start = new Int32Array(pairs.reduce((most, { id }) => Math.max(most, id + 1), 0) + 1);
    for (const { id } of pairs) start[id + 1]!++;
    for (let id = 1; id < start.length; id++) start[id]! += start[id - 1]!;
    const all = new Int32Array(pairs.length);
    const filled = start.slice();
    for (const { id, list } of pairs) all[filled[id]!++] = list;
    const grouped = { start, all, of: this.lists.length };
    this.holding.set(kind, grouped);
    return grouped;
  }
}
