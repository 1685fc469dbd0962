/** What becomes of two clauses on one subject, before anybody asks who wins.
 *  `agree`: no conflict; `stricter`: both are met by doing the one named (`disagree` false: two minimums, of which the higher
 *  does not even contradict the lower); `clash`: they cannot both be met. */
export type Weighing =
  | { readonly outcome: 'agree' }
  | { readonly outcome: 'stricter'; readonly side: 'a' | 'b'; readonly disagree: boolean }
  | { readonly outcome: 'clash' };

export const agree: Weighing = { outcome: 'agree' };
export const clash: Weighing = { outcome: 'clash' };
