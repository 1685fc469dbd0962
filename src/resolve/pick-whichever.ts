import { type Counted, compareMoments, type Failure, type Moment, type Unfolding } from './moment.js';
import { formatDay, formatInstant } from './trace.js';

type Pick = 'earlier' | 'later';

/** "Within 30 days after receipt or by 30 June, whichever is earlier."
 *
 *  Earlier: what is not known yet can only bring the date forward, so those that are known give it; an end that never
 *  comes is no limit. Later: all must be known. What cannot be counted at all leaves both open. */
export function pickWhichever(pick: Pick, alternatives: readonly Unfolding[]): Unfolding {
  const unresolved = alternatives.find((alternative) => alternative.type === 'unresolved');
  if (unresolved) return unresolved;
  const known = alternatives.filter((alternative) => alternative.type === 'moments');
  const waiting = alternatives.find((alternative) => alternative.type === 'waits');
  const never = alternatives.find((alternative) => alternative.type === 'never');
  if (pick === 'later') {
    if (never) return never;
    if (waiting) return waiting;
  }
  if (known.length === 0) return waiting ?? never ?? { type: 'moments', moments: [], series: false };
  const open = waiting ? [`not counted, because it has not happened: ${waiting.event}`] : [];
  if (known.length === 1 && open.length === 0) return known[0]!;
  const series = known.some((alternative) => alternative.series);
  return { type: 'moments', series, moments: picked(pick, known, open) };
}

/** The alternative with the most moments leads; each of its moments is compared with that of the same place in the
 *  others, or with their last. */
function* picked(
  pick: Pick,
  known: readonly Extract<Unfolding, { type: 'moments' }>[],
  open: readonly string[],
): Iterable<Counted> {
  const iterators = known.map(({ moments }) => moments[Symbol.iterator]());
  const latest: (Counted | undefined)[] = [];
  for (;;) {
    let moved = false;
    iterators.forEach((iterator, i) => {
      const next = iterator.next();
      if (next.done) return;
      moved = true;
      latest[i] = next.value;
    });
    if (!moved) return;
    const found = latest.filter((counted) => counted !== undefined);
    const failed = found.find((counted): counted is Failure => 'failed' in counted);
    yield failed ?? choose(pick, found as readonly Moment[], open);
  }
}

function choose(pick: Pick, moments: readonly Moment[], open: readonly string[]): Moment {
  const sorted = [...moments].sort(compareMoments);
  const chosen = pick === 'earlier' ? sorted[0]! : sorted.at(-1)!;
  const trace = () => {
    if (moments.length === 1) return [...chosen.trace(), ...open];
    const told = moments.flatMap((moment, i) => moment.trace().map((line) => `(${i + 1}) ${line}`));
    const day = (moment: Moment) => (moment.at ? formatInstant(moment.at) : formatDay(moment.day));
    return [...told, ...open, `the ${pick} of ${moments.map(day).join(' and ')}: ${day(chosen)}`];
  };
  return { ...chosen, key: moments[0]!.key, trace };
}
