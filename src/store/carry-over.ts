import type { ObligationKind } from '../model/obligation.js';

/** What tells one obligation from another when a document has changed. */
export interface Likeness {
  readonly id: string;
  readonly kind: ObligationKind;
  readonly part: string;
  readonly clause: string;
  /** As exports write it. */
  readonly value: string;
  /** Who must or may do it, and from when: of two texts. Empty for one text that is read again, where the words are the same. */
  readonly duty: string;
  readonly quote: string;
}

export interface Match {
  readonly from: string;
  readonly to: string;
  /** False where the clause now lays down another value, binds somebody else, or runs from another event: then only its owner
   *  is still right. */
  readonly sameTerms: boolean;
}

/** Finds for obligations of one text those of another text that are the same duty: the kind must agree; the same value
 *  wants two thirds of the words in common (half are "the", "shall", "within thirty days"), or one third under the same
 *  clause number; another value wants the same clause number and most of the words. The best pairs are taken first, and none twice. */
export function matchObligations(before: readonly Likeness[], after: readonly Likeness[]): Match[] {
  const words = new Map<Likeness, Set<string>>();
  const wordsOf = (item: Likeness) => {
    let set = words.get(item);
    if (!set) {
      set = new Set(item.quote.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
      words.set(item, set);
    }
    return set;
  };
  const pairs: { old: Likeness; now: Likeness; score: number; sameTerms: boolean }[] = [];
  for (const old of before) {
    for (const now of after) {
      if (old.kind !== now.kind) continue;
      const sameValue = old.value === now.value;
      const sameTerms = sameValue && (old.quote === now.quote || old.duty === now.duty);
      const sameClause = old.part === now.part && old.clause === now.clause;
      const shared = likeness(wordsOf(old), wordsOf(now));
      const enough = sameValue ? (sameClause ? shared >= 1 / 3 : shared >= 2 / 3) : sameClause && shared >= 0.6;
      if (enough) pairs.push({ old, now, sameTerms, score: shared + (sameTerms ? 0.5 : 0) + (sameClause ? 0.25 : 0) });
    }
  }
  pairs.sort((a, b) => b.score - a.score);
  const taken = new Set<Likeness>();
  const matches: Match[] = [];
  for (const { old, now, sameTerms } of pairs) {
    if (taken.has(old) || taken.has(now)) continue;
    taken.add(old).add(now);
    matches.push({ from: old.id, to: now.id, sameTerms });
  }
  return matches;
}

/** Dice's coefficient over words: 1 for the same words, 0 for none in common. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 1;
  let shared = 0;
  for (const word of a) if (b.has(word)) shared++;
  return (2 * shared) / (a.size + b.size);
}
