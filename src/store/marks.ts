import type { OccurrenceDecision, Review } from '../model/record.js';
import type { Match } from './carry-over.js';
import { deleteDecisions, listDecisions, putDecision } from './decisions.js';
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
 *  changed only the owner goes along: what was confirmed or done was another duty. */
export async function putMarks(store: Store, marks: Marks, matches: readonly Match[]): Promise<void> {
  const byOld = new Map(matches.map((match) => [match.from, match]));
  for (const review of marks.reviews) {
    const match = byOld.get(review.obligation);
    if (match && !match.sameTerms) continue;
    await putReview(store, { ...review, obligation: match?.to ?? review.obligation });
  }
  for (const decision of marks.decisions) {
    const match = byOld.get(decision.obligation);
    const obligation = match?.to ?? decision.obligation;
    if (!match || match.sameTerms) await putDecision(store, { ...decision, obligation });
    else if (decision.owner !== null) {
      await putDecision(store, { ...decision, obligation, status: null, snoozedUntil: null, notes: [] });
    }
  }
}
