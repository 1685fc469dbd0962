import type { ResolvedObligation } from '../app/resolve-sentence.js';
import { printable } from './escaping.js';
import { formatDay } from './obligation-listing.js';

/** What a sentence was read as, and the arithmetic of its dates. */
export function formatResolved(obligations: readonly ResolvedObligation[]): string[] {
  if (obligations.length === 0)
    return ['Nothing with a deadline, a penalty, a notice period, an audit right or a retention rule was read.'];
  return obligations.flatMap((o, i) => {
    const parties = [o.obligor || '?', o.obligee].filter(Boolean).map(printable).join(' -> ');
    const lines = [
      ...(i > 0 ? [''] : []),
      `${o.kind}  ${parties}  ${o.modality}  ${printable(o.action)}`,
      `  value     ${[o.relation === 'every' ? '' : o.relation, printable(o.value)].filter(Boolean).join(' ')}`,
      `  words     "${printable(o.quote)}"`,
      `  rule      ${o.rule}  (confidence ${o.confidence.toFixed(2)})`,
    ];
    if (o.trigger.text) lines.push(`  trigger   ${printable(o.trigger.text)}`);
    for (const exception of o.exceptions) lines.push(`  except    ${printable(exception)}`);
    for (const finding of o.findings) lines.push(`  finding   ${printable(finding)}`);
    const waits = o.waitsFor ? `, waits for ${printable(o.waitsFor)}: give --event` : '';
    lines.push(
      `  lane      ${o.lane}${o.unresolved ? `: ${o.unresolved}` : ''}${o.missing ? ` (${printable(o.missing)})` : ''}${waits}`,
    );
    for (const { due, trace } of o.occurrences)
      lines.push(`  due       ${formatDay(due)}`, ...trace.map((step) => `    ${printable(step)}`));
    return lines;
  });
}
