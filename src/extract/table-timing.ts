import { matchRules } from '../grammar/matcher.js';
import { phraseAt } from '../grammar/numbers.js';
import type { TokenRange } from '../grammar/sentences.js';
import type { Span } from '../model/span.js';
import type { Timing } from '../model/timing.js';
import type { Candidate } from './candidate.js';
import { slugOf } from './read-anchor.js';
import type { ReadingContext, SentenceView } from './reading-context.js';
import type { Lead } from './table-lead.js';

interface ClockStart {
  readonly event: string;
  readonly span: Span;
}

/** When something in a cell falls due. From what a limit counts is said in the words before the table ("counted from the
 *  receipt of the report"), or behind the limit itself ("3 days after discharge").
 *  @param own  the part of the cell in which the limit stands, where the cell is text */
export function setTiming(
  candidate: Candidate,
  label: string,
  { view }: Lead,
  own: TokenRange | null,
  context: ReadingContext,
): void {
  const { value } = candidate;
  if (value.type === 'date') {
    candidate.timing = { anchor: { type: 'date', date: value.date }, direction: 'after' };
  } else if (value.type === 'recurrence') {
    const { every, on } = value;
    candidate.relation = 'every';
    candidate.timing = {
      anchor: { type: 'effective-date' },
      direction: 'after',
      recurrence: { every, ...(on && { on }), along: on ? 'calendar' : 'anchor', startsAtAnchor: false },
    };
  } else if (value.type === 'period') {
    const start = own ? clockBehind(candidate.at.to, own.to, context) : view && startOfClock(view, context);
    const rest = start ? context.read.text.slice(start.span.start, start.span.end).replace(/\s+/g, ' ') : '';
    const event = start?.event ?? slugOf(own ?? candidate.at, context);
    candidate.trigger = { event: start ? event : '', text: [rest, own ? '' : label].filter(Boolean).join(', ') };
    const direction: Timing['direction'] = candidate.relation === 'before' ? 'before' : 'after';
    candidate.timing = { anchor: { type: 'event', event }, period: value.period, direction };
  }
}

/** "of discharge", "after the visit", right behind a length of time. */
function clockBehind(from: number, to: number, context: ReadingContext): ClockStart | null {
  const { read } = context;
  const begin = phraseAt(read, read.grammars.trie.idOf('after-event'), from)?.to ?? to;
  return begin < to ? startAt({ from: begin, to }, context) : null;
}

/** "from the receipt of the report", "after the order": the last such words of the sentence. */
function startOfClock({ words }: SentenceView, context: ReadingContext): ClockStart | null {
  const { lexis } = context;
  for (let i = words.count - 1; i > 0; i--) {
    if (words.lower[i] === 'of') continue;
    const begin = lexis.match('after-event', words, i);
    if (!begin || begin >= words.count) continue;
    let to = begin;
    while (to < words.count && !/^[,;:.()]$/.test(words.lower[to]!)) to++;
    if (to <= begin) continue;
    return startAt({ from: words.first + begin, to: words.first + to }, context);
  }
  return null;
}

function startAt(range: TokenRange, context: ReadingContext): ClockStart {
  const { read } = context;
  const named = matchRules(read, read.grammars.rulesOf('trigger'), [range]).at(0);
  const event = named ? named.rule.id.slice('trigger/'.length) : slugOf(range, context);
  return { event, span: { start: read.tokens.start[range.from]!, end: read.tokens.end[range.to - 1]! } };
}
