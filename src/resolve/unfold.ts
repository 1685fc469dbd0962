import { Temporal } from 'temporal-polyfill';
import type { Timing } from '../model/timing.js';
import type { ResolveContext } from './context.js';
import { countFrom } from './count-period.js';
import { type AnchorRange, findAnchors, seriesStart } from './find-anchors.js';
import { type Counted, endingAtError, type Moment, tryCount, type Unfolding } from './moment.js';
import { pickWhichever } from './pick-whichever.js';
import { recurringDays } from './recurrence.js';
import { lastDayOf } from './term.js';
import { formatDay, formatEvery } from './trace.js';

/** All moments that a timing gives, lazily: anchors, the count from each, the series from each, whichever is earlier or
 *  later. A timing may hang on another one, and so on. */
export function unfold(timing: Timing, context: ResolveContext, range: AnchorRange): Unfolding {
  const own = unfoldOne(timing, context, range);
  if (!timing.whichever) return own;
  const others = timing.whichever.others.map((other) => unfold(other, context, range));
  return pickWhichever(timing.whichever.pick, [own, ...others]);
}

function unfoldOne(timing: Timing, context: ResolveContext, range: AnchorRange): Unfolding {
  const anchors = anchorsOf(timing, context, range);
  if (anchors.type !== 'moments') return anchors;
  const { recurrence } = timing;
  if (!recurrence) return { ...anchors, moments: endingAtError(countEach(anchors.moments, timing, context)) };
  return {
    type: 'moments',
    series: true,
    moments: endingAtError(countSeries(anchors.moments, timing, context, range)),
  };
}

function anchorsOf(timing: Timing, context: ResolveContext, range: AnchorRange): Unfolding {
  const { anchor } = timing;
  if (anchor.type === 'timing') return unfold(anchor.timing, context, range);
  const found = findAnchors(anchor, context, timing.recurrence ? { from: null, to: range.to } : range);
  // A series along the calendar needs no day on which it began to be told from now on.
  if (found.type === 'unresolved' && timing.recurrence?.along === 'calendar') {
    const day = seriesStart(context, range);
    if (!day) return { type: 'moments', moments: [], series: true };
    const trace = () => ['the effective date is not known: told along the calendar'];
    return { type: 'moments', series: true, moments: [{ key: '', day, at: null, opens: null, trace }] };
  }
  return found;
}

function* countEach(anchors: Iterable<Counted>, timing: Timing, context: ResolveContext): Iterable<Counted> {
  for (const anchor of anchors) yield 'failed' in anchor ? anchor : tryCount(() => countFrom(anchor, timing, context));
}

/** Where a series has several anchors (an event that happened again), it starts anew with the last. It ends with the
 *  agreement, unless it begins only then. */
function* countSeries(
  anchors: Iterable<Counted>,
  timing: Timing,
  context: ResolveContext,
  range: AnchorRange,
): Iterable<Counted> {
  const recurrence = timing.recurrence!;
  const { roll, timeOfDay, timeZone, holidaysIncluded, ...counted } = timing;
  const onEach: Timing = { anchor: timing.anchor, direction: 'after', roll, timeOfDay, timeZone, holidaysIncluded };
  let start: Moment | null = null;
  for (const anchor of anchors) {
    if ('failed' in anchor) yield anchor;
    else start = anchor;
    if (timing.anchor.type === 'term-end') break;
  }
  if (!start) return;
  const from = timing.period ? countFrom(start, { ...counted, roll: 'none' }, context) : start;
  const last = timing.anchor.type === 'term-end' || timing.anchor.type === 'event' ? null : lastDayOf(context);
  for (const day of recurringDays(recurrence, from.day, range.from, context.calendar)) {
    if (last && Temporal.PlainDate.compare(day, last) > 0) return;
    const key = timing.anchor.type === 'event' && start.key !== from.day.toString() ? `${start.key}/${day}` : `${day}`;
    const trace = () => [...from.trace(), `${formatEvery(recurrence)}: ${formatDay(day)}`];
    yield tryCount(() => countFrom({ key, day, at: null, opens: null, trace }, onEach, context));
  }
}
