import { Temporal } from 'temporal-polyfill';
import { UnknownCalendarError } from '../model/errors.js';
import type { DueDate, ObligationDraft, Standing, UnresolvedReason } from '../model/obligation.js';
import type { Timing } from '../model/timing.js';
import type { DueWindow, ResolveContext } from './context.js';
import { type AnchorRange, reachOf } from './find-anchors.js';
import type { Failure, Moment } from './moment.js';
import { sendBy } from './send-by.js';
import { unfold } from './unfold.js';

type Resolvable = Pick<ObligationDraft, 'kind' | 'timing' | 'unresolved'>;

/** Where an obligation stands by what is known, with its due dates inside the context's window.
 *  `Standing.unresolved` beside the lanes dated and recurring: some dates are known, others could not be counted. */
export function resolveObligation(draft: Resolvable, context: ResolveContext): Standing {
  if (draft.unresolved) return unresolved(draft.unresolved);
  if (!draft.timing) return { lane: 'undated', unresolved: null, due: [] };
  return resolveTiming(draft.timing, context, draft.kind === 'notice-period');
}

/** Counts a timing.
 *  @param isNotice its due date is the last day for a notice to arrive: a day to send it by is given too */
export function resolveTiming(timing: Timing, context: ResolveContext, isNotice = false): Standing {
  const { window } = context;
  const range = widened(window, Math.min(reachOf(timing), 400_000));
  const unfolding = unfold(timing, isNotice ? { ...context, isNotice } : context, range);
  switch (unfolding.type) {
    case 'waits':
      return { lane: 'armed', unresolved: null, due: [], waitsFor: unfolding.event };
    case 'unresolved':
      return unresolved(unfolding.reason);
    case 'never':
      return { lane: 'undated', unresolved: null, due: [] };
  }
  const { series } = unfolding;
  const laid = series || !window.onlyOverSeries;
  const due: DueDate[] = [];
  let counted = 0;
  let failure: Failure | null = null;
  for (const moment of unfolding.moments) {
    if ('failed' in moment) {
      failure ??= moment;
      if (series) break;
      continue;
    }
    counted++;
    const day = moment.day.toString();
    if (laid && window.from && day < window.from) continue;
    if (laid && window.to && day > window.to) {
      // Rolls and clamps put due dates a little out of order, but not further than the anchors' reach.
      if (series && Temporal.PlainDate.compare(moment.day, range.to!) > 0) break;
      continue;
    }
    if (due.length >= window.limit) break;
    due.push(dueDate(moment, context, isNotice));
  }
  if (!failure) return { lane: series ? 'recurring' : 'dated', unresolved: null, due };
  const lane = counted === 0 ? 'unresolved' : series ? 'recurring' : 'dated';
  return { lane, unresolved: failure.failed, missing: failure.missing, due };
}

/** One window is laid over thousands of obligations, which reach no further than a few lengths. */
const ranges = new WeakMap<DueWindow, Map<number, AnchorRange>>();

function widened(window: DueWindow, days: number): AnchorRange {
  let known = ranges.get(window);
  if (!known) {
    known = new Map();
    ranges.set(window, known);
  }
  let range = known.get(days);
  if (!range) {
    range = {
      from: window.from ? Temporal.PlainDate.from(window.from).subtract({ days }) : null,
      to: window.to ? Temporal.PlainDate.from(window.to).add({ days }) : null,
    };
    known.set(days, range);
  }
  return range;
}

function unresolved(reason: UnresolvedReason): Standing {
  return { lane: 'unresolved', unresolved: reason, due: [] };
}

function dueDate(moment: Moment, context: ResolveContext, isNotice: boolean): DueDate {
  const sent = isNotice ? sendByIfKnown(moment.day, context) : null;
  return {
    key: moment.key,
    due: moment.at ? moment.at.toString({ timeZoneName: 'never' }) : moment.day.toString(),
    allDay: moment.at === null,
    opens: moment.opens?.toString() ?? null,
    sendBy: sent?.day.toString() ?? null,
    get trace() {
      return [...moment.trace(), ...(sent?.trace() ?? [])];
    },
  };
}

/** A due date stands even where the day to send by cannot be counted. */
function sendByIfKnown(due: Temporal.PlainDate, context: ResolveContext): ReturnType<typeof sendBy> {
  try {
    return sendBy(due, context);
  } catch (error) {
    if (error instanceof UnknownCalendarError) return null;
    throw error;
  }
}
