import type { Explanation } from '../app/explain-obligation.js';
import type { Amendment } from '../app/views.js';
import type { Obligation } from '../model/obligation.js';
import type { Provision } from '../model/provision.js';
import { formatValue, sayValue } from '../model/value-text.js';
import { wrap } from './columns.js';
import { formatConflictLine } from './conflict-report.js';
import { printable, printableLines } from './escaping.js';
import {
  formatAmending,
  formatDay,
  formatDemand,
  formatLane,
  formatParties,
  formatPlace,
  formatStopDate,
} from './obligation-listing.js';
import { titleOf } from './titles.js';

/** A category that is less likely than this is not told. */
const leastTold = 0.15;

/** The trail of one obligation: its words in their clause, the rule that read them, the date's arithmetic step by step,
 *  the conflicts it is in. */
export function formatExplanation(explanation: Explanation, width: number): string[] {
  const { view, clause, provisions, conflicts, awaits, stops, follows, history, review } = explanation;
  const { obligation, document } = view;
  const lines = [
    `${obligation.kind} ${obligation.id}  ${formatParties(view)}  ${formatDemand(view)}`,
    `${printable(document.file)} ${formatPlace(obligation.part, obligation.clause)}, page ${obligation.page}`,
    '',
    ...wrap(`"${printable(obligation.quote)}"`, width, '  '),
  ];
  if (clause) {
    lines.push('', 'IN ITS CLAUSE');
    for (const line of printableLines(clause.text)) lines.push(...wrap(line, width, '  '));
  }
  lines.push('', 'READ BY', `  rule        ${obligation.rule}  (confidence ${obligation.confidence.toFixed(2)})`);
  for (const slot of obligation.slots) {
    lines.push(`  ${slot.name.padEnd(10)}  ${printable(slot.text)}  ${slot.span ? '(stated)' : '(implied)'}`);
  }
  lines.push(`  modality    ${obligation.modality}`);
  if (obligation.trigger.text) lines.push(`  trigger     ${printable(obligation.trigger.text)}`);
  for (const exception of obligation.exceptions) lines.push(`  except      ${printable(exception)}`);
  for (const finding of obligation.findings)
    lines.push(`  finding     ${printable(finding.message)} [${finding.code}]`);
  lines.push(`  review      ${obligation.review}${review?.reason ? `: ${printable(review.reason)}` : ''}`);
  const told = provisions.filter(({ confidence }) => confidence >= leastTold);
  if (told.length > 0) lines.push('', 'CLAUSE CATEGORIES');
  for (const provision of told) lines.push(...wrap(formatCategory(provision), width, '  '));
  if (view.amendments.length > 0) lines.push('', 'CHANGED BY');
  for (const amendment of view.amendments) lines.push(...formatAmendment(amendment, width));
  lines.push('', 'DUE', `  ${formatLane(view)}`);
  if (view.lane === 'armed' && awaits) {
    lines.push(`  record it with: tenor event ${document.id.slice(0, 8)} ${printable(awaits)} WHEN`);
  }
  for (const occurrence of view.occurrences) {
    lines.push(
      `  ${formatDay(occurrence.due)}  ${occurrence.status}  [${obligation.id.slice(0, 8)}@${occurrence.key}]`,
    );
    if (occurrence.opens) lines.push(`    window opens ${occurrence.opens}`);
    if (occurrence.sendBy) lines.push(`    send by ${occurrence.sendBy}`);
    for (const step of occurrence.trace) lines.push(`    ${printable(step)}`);
    for (const note of occurrence.notes) lines.push(`    note: ${printable(note)}`);
  }
  if (stops.length > 0) lines.push('', 'NEXT DAYS TO STOP IT', ...stops.map((date) => `  ${formatStopDate(date)}`));
  if (follows.length > 0) lines.push('', obligation.kind === 'penalty' ? 'FOLLOWS' : 'IF IT IS NOT DONE');
  for (const other of follows) lines.push(...wrap(formatBound(other), width, '  '));
  if (conflicts.length > 0) lines.push('', 'IN CONFLICT', ...conflicts.map((c) => `  ${formatConflictLine(c)}`));
  if (history.length > 0) {
    lines.push(
      '',
      'HISTORY',
      ...history.map((h) => `  ${h.at.slice(0, 16)}Z  ${printable(h.who)}  ${printable(h.did)}`),
    );
  }
  return lines;
}

/** Which amendment changed it, in what words, what it laid down before and what counts instead, and why. */
function formatAmendment(amendment: Amendment, width: number): string[] {
  const { how, quote, since, before, after, confirmed, by } = amendment;
  const words = quote === '' ? '' : `: "${printable(quote.replace(/\s+/g, ' '))}"`;
  const counts = {
    replaced: `it said ${sayValue(before)}; the text of ${printable(titleOf(by))} counts instead`,
    deleted: `it said ${sayValue(before)}; it binds nobody any more`,
    varied: `it said ${sayValue(before)}; ${after && sayValue(after)} counts instead`,
    unread: `it said ${sayValue(before)}; what it says now could not be read: look at it, and edit it with "tenor review"`,
  }[how];
  const state = confirmed
    ? `${counts}${since ? `, since ${since}` : ''}`
    : `not counted yet, because nobody has confirmed that ${printable(by.file)} changes this document (see "tenor links")`;
  return [...wrap(`${formatAmending(amendment)}${words}`, width, '  '), ...wrap(printable(state), width, '    ')];
}

/** One category of a clause: how sure it is, what said so (a rule, a fact, or the weights), and by which words. */
function formatCategory({ category, confidence, rule, reasons }: Provision): string {
  const by = rule === 'model' ? 'weighed' : rule;
  return `${category}  ${confidence.toFixed(2)}  ${by}${reasons.length > 0 ? `: ${reasons.map(printable).join(', ')}` : ''}`;
}

/** One line for an obligation of the same clause: its value, on whom it falls, and its words. */
function formatBound({ id, value, obligor, quote }: Obligation): string {
  const words = printable(quote.replace(/\s+/g, ' '));
  return `${printable(formatValue(value))}  ${printable(obligor)}  [${id.slice(0, 8)}]  "${words}"`;
}
