import type { OccurrenceDecision, Review } from '../model/record.js';
import type { Match } from './carry-over.js';
import { deleteDecisions, getDecision, listDecisions, putDecision } from './decisions.js';
import type { Store } from './open-store.js';
import { deleteReviews, listReviews, putReview } from './reviews.js';

/** What people attached to obligations: it must outlive every reading. */
export interface Marks {
  readonly reviews: readonly Review[];
  readonly decisions: readonly OccurrenceDecision[];
}

/** Takes the marks off the obligations of a document, so that the obligations can be written anew. */
export async function takeMarks(store: Store, obligations: readonly string[]): Promise<Marks> {
  const marks = { reviews: await listReviews(store, obligations), decisions: await listDecisions(store, obligations) };
  await deleteReviews(store, obligations);
  await deleteDecisions(store, obligations);
  return marks;
}

export function markedObligations(marks: Marks): Set<string> {
  return new Set([...marks.reviews, ...marks.decisions].map(({ obligation }) => obligation));
}

/** Puts marks back: each on the obligation that `matches` names, or, without a match, where it was. Where the terms have
 *  changed only the owner goes along: what was confirmed or done was another duty, and stays with it, should it come back. */
export async function putMarks(store: Store, marks: Marks, matches: readonly Match[]): Promise<void> {
  const byOld = new Map(matches.map((match) => [match.from, match]));
  const movedTo = (obligation: string) => {
    const match = byOld.get(obligation);
    return match?.sameTerms ? match.to : obligation;
  };
  for (const review of marks.reviews) await putReview(store, { ...review, obligation: movedTo(review.obligation) });
  for (const decision of marks.decisions)
    await putDecision(store, { ...decision, obligation: movedTo(decision.obligation) });
  for (const { obligation, key, owner } of marks.decisions) {
    const match = byOld.get(obligation);
    if (!match || match.sameTerms || owner === null) continue;
    const there = await getDecision(store, match.to, key);
    if (there.owner === null) await putDecision(store, { ...there, owner });
  }
}

/** Whether more than an owner hangs on an obligation, which does not go along with other terms. */
export function holdsMore({ reviews, decisions }: Marks, obligation: string): boolean {
  return (
    reviews.some((review) => review.obligation === obligation) ||
    decisions.some(
      (each) =>
        each.obligation === obligation && (each.status !== null || each.snoozedUntil !== null || each.notes.length > 0),
    )
  );
}
