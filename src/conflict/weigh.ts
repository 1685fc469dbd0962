import { BOTH } from '../model/obligation.js';
import type { Value } from '../model/value.js';
import { compareValues, usuallyLonger } from './compare-values.js';
import type { Side } from './compared-document.js';

import type { Subject } from './subjects.js';
import { weighPlaces } from './weigh-places.js';
import { agree, clash, type Weighing } from './weighing.js';

/** Weighs two stipulations that are about the same matter. */
export function weigh(a: Side, b: Side, subject: Subject): Weighing {
  const [x, y] = [a.stipulation, b.stipulation];
  switch (subject.compare) {
    case 'opposite':
      return x.polarity !== y.polarity && [x, y].some(({ polarity }) => polarity === 'forbids') ? clash : agree;
    case 'places':
      return weighPlaces(x, y);
    case 'exclusive':
      return agree;
    case 'payer':
      return isNamed(a) && isNamed(b) && a.obligor !== b.obligor ? clash : agree;
    case 'keeping':
      return weighKeeping(x.value, y.value);
    default:
  }
  if (x.value === null || y.value === null) {
    // "On ten days' notice" against "without notice": what the one makes a condition the other does without.
    if ((x.value === null) !== (y.value === null) && [x, y].some(isFree)) return clash;
    if (x.polarity !== y.polarity && [x, y].some(({ polarity }) => polarity === 'forbids')) return clash;
    return x.words === '' || y.words === '' || x.words === y.words ? agree : clash;
  }
  const [left, right] = subject.compare === 'floor' ? alikeCounted(x.value, y.value) : [x.value, y.value];
  const comparison = compareValues(left, right);
  if (comparison === 'equal') return agree;
  if (subject.compare === 'same') return clash;
  if (comparison === 'unlike') return agree;
  if (comparison === 'different') return weighUsually(x.value, y.value, subject);
  const stricter = (subject.compare === 'less') === (comparison === 'less') ? 'a' : 'b';
  const minimums = subject.compare === 'floor' && x.limit === 'at-least' && y.limit === 'at-least';
  return { outcome: 'stricter', side: stricter, disagree: !minimums };
}

/** A right without the value that others tie it to: to come in "without notice". */
function isFree({ value, polarity, words }: Side['stipulation']): boolean {
  return value === null && polarity === 'permits' && words !== '';
}

/** Two sums that must at least be there, of which only one says for what it counts ("£5,000,000 for any one event"). */
function alikeCounted(x: Value, y: Value): readonly [Value, Value] {
  if (x.type !== 'money' || y.type !== 'money' || (x.per === undefined) === (y.per === undefined)) return [x, y];
  return [
    { type: 'money', money: x.money },
    { type: 'money', money: y.money },
  ];
}

/** A party that both documents know: not "each party", nobody, or a role that one of them does not explain. */
function isNamed({ obligor }: Side): boolean {
  return obligor !== '' && obligor !== BOTH && !obligor.startsWith('alias:');
}

/** 20 business days and 30 days: which ends first depends on the calendar, and whoever keeps to both is safe. */
function weighUsually(x: Value, y: Value, subject: Subject): Weighing {
  const longer = usuallyLonger(x, y);
  if (longer === null) return x.type === 'period' || x.type === 'recurrence' ? agree : clash;
  const shorter = longer === 'a' ? 'b' : 'a';
  return { outcome: 'stricter', side: subject.compare === 'less' ? shorter : longer, disagree: true };
}

/** Keeping at least five years against deleting on termination cannot both be done; deleting within 30 days satisfies
 *  deleting within 90; keeping ten years satisfies keeping five. */
function weighKeeping(a: Value | null, b: Value | null): Weighing {
  if (a === null || b === null) return agree;
  const [keepA, keepB] = [keeps(a), keeps(b)];
  if (keepA !== keepB) {
    const [keep, end] = keepA ? [a, b] : [b, a];
    // Kept for at least a year and deleted within five: any time between satisfies both.
    if (keep.type === 'period' && end.type === 'period') {
      const comparison = compareValues(keep, end);
      return comparison === 'less' || comparison === 'equal' ? agree : clash;
    }
    return clash;
  }
  const comparison = compareValues(a, b);
  if (comparison === 'equal' || comparison === 'unlike') return agree;
  // A month against 30 days: whoever keeps to either is not far from the other.
  const longer = comparison === 'different' ? usuallyLonger(a, b) : comparison === 'more' ? 'a' : 'b';
  if (longer === null) return agree;
  const stricter = (longer === 'a') === keepA ? 'a' : 'b';
  return { outcome: 'stricter', side: stricter, disagree: true };
}

function keeps(value: Value): boolean {
  return (
    (value.type === 'period' && value.bound === 'at-least') ||
    (value.type === 'retention' && value.rule === 'permanent')
  );
}
