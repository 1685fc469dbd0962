import type { Review } from '../model/record.js';
import { insertRows, pieces } from './batches.js';
import type { Store } from './open-store.js';
import { readJson } from './read-json.js';
import type { ReviewRow } from './tables.js';

export async function getReview(store: Store, obligation: string): Promise<Review | null> {
  const row = await store.tables
    .selectFrom('reviews')
    .selectAll()
    .where('obligation', '=', obligation)
    .executeTakeFirst();
  return row ? toReview(store, row) : null;
}

export async function listReviews(store: Store, obligations: readonly string[]): Promise<Review[]> {
  const reviews: Review[] = [];
  for (const ids of pieces(obligations)) {
    const rows = store.tables.selectFrom('reviews').selectAll().where('obligation', 'in', ids).orderBy('obligation');
    reviews.push(...(await rows.execute()).map((row) => toReview(store, row)));
  }
  return reviews;
}

/** Takes the place of an earlier review. */
export async function putReview(store: Store, review: Review): Promise<void> {
  await deleteReviews(store, [review.obligation]);
  await insertRows(store, 'reviews', [
    {
      obligation: review.obligation,
      state: review.state,
      edit: review.edit === null ? null : JSON.stringify(review.edit),
      reason: review.reason,
      reviewed_at: review.at,
      reviewed_by: review.who,
    },
  ]);
}

export async function deleteReviews(store: Store, obligations: readonly string[]): Promise<void> {
  for (const ids of pieces(obligations)) {
    await store.tables.deleteFrom('reviews').where('obligation', 'in', ids).execute();
  }
}

function toReview(store: Store, row: ReviewRow): Review {
  return {
    obligation: row.obligation,
    state: row.state as Review['state'],
    edit: row.edit === null ? null : readJson(store, 'reviews', row.obligation, row.edit),
    reason: row.reason,
    at: row.reviewed_at,
    who: row.reviewed_by,
  };
}

/** What people decided of all obligations, without their words: by id. */
export async function listReviewStates(store: Store): Promise<Pick<Review, 'obligation' | 'state'>[]> {
  const rows = await store.tables.selectFrom('reviews').select(['obligation', 'state']).orderBy('obligation').execute();
  return rows.map(({ obligation, state }) => ({ obligation, state: state as Review['state'] }));
}
