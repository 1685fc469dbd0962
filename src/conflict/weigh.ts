import type { Value } from '../model/value.js';
import { compareValues } from './compare-values.js';
import type { Side } from './compared-document.js';
import type { Subject } from './subjects.js';

/** What becomes of two clauses on one subject, before anybody asks who wins.
 *  `agree`: no conflict; `stricter`: both are met by doing the one named; `clash`: they cannot both be met. */
export type Weighing =
  | { readonly outcome: 'agree' }
  | { readonly outcome: 'stricter'; readonly side: 'a' | 'b'; readonly disagree: boolean }
  | { readonly outcome: 'clash' };

const agree: Weighing = { outcome: 'agree' };
const clash: Weighing = { outcome: 'clash' };

/** Whether two stipulations are about the same thing for the same obligor: subject, scope, obligor, nothing carved out. */
export function sameMatter(a: Side, b: Side): boolean {
  const [x, y] = [a.stipulation, b.stipulation];
  if (x.subject !== y.subject || x.defers || y.defers) return false;
  if (
    a.obligor !== b.obligor &&
    ![a, b].some(({ obligor }) => obligor === '' || obligor === 'both' || obligor.startsWith('alias:'))
  ) {
    return false;
  }
  // A narrower rule beside a wider one is no alarm: every dimension that either names must agree.
  const dimensions = new Set([...Object.keys(x.scope), ...Object.keys(y.scope)]);
  return [...dimensions].every((dimension) => x.scope[dimension] === y.scope[dimension]);
}

/** Weighs two stipulations that are about the same matter. */
export function weigh(a: Side, b: Side, subject: Subject): Weighing {
  const [x, y] = [a.stipulation, b.stipulation];
  if (subject.compare === 'opposite') {
    if (x.polarity === y.polarity) return agree;
    return x.polarity === 'forbids' || y.polarity === 'forbids' ? clash : agree;
  }
  if (subject.compare === 'keeping') return weighKeeping(x.value, y.value);
  if (x.value === null || y.value === null) {
    if (x.words === '' || y.words === '' || x.words === y.words) return agree;
    return clash;
  }
  const comparison = compareValues(x.value, y.value);
  if (comparison === 'equal' || comparison === 'unlike') return agree;
  if (comparison === 'different' || subject.compare === 'same') return clash;
  const stricter = (subject.compare === 'less') === (comparison === 'less') ? 'a' : 'b';
  const disagree = !(subject.compare === 'floor' && x.limit === 'at-least' && y.limit === 'at-least');
  return { outcome: 'stricter', side: stricter, disagree };
}

/** Keeping at least five years against deleting on termination cannot both be done; deleting within 30 days satisfies
 *  deleting within 90; keeping ten years satisfies keeping five. */
function weighKeeping(a: Value | null, b: Value | null): Weighing {
  if (a === null || b === null) return agree;
  const [keepA, keepB] = [keeps(a), keeps(b)];
  if (keepA !== keepB) {
    const [keep, end] = keepA ? [a, b] : [b, a];
    if (keep.type === 'period' && end.type === 'period') {
      // Kept for at least a year and deleted within five: any time between satisfies both.
      return compareValues(keep, end) === 'less' ? agree : clash;
    }
    return clash;
  }
  const comparison = compareValues(a, b);
  if (comparison === 'equal' || comparison === 'unlike') return agree;
  if (comparison === 'different') return a.type === 'period' ? clash : agree;
  const stricter = (comparison === 'more') === keepA ? 'a' : 'b';
  return { outcome: 'stricter', side: stricter, disagree: true };
}

function keeps(value: Value): boolean {
  return (
    (value.type === 'period' && value.bound === 'at-least') ||
    (value.type === 'retention' && value.rule === 'permanent')
  );
}
