import type { Candidate } from './candidate.js';
import type { ReadingContext } from './reading-context.js';

/** An audit "once a year" has its frequency as value, whether it stands in the same sentence or in the next one of the
 *  clause ("Audits take place no more than once in any twelve months"); no recurring deadline remains of it. */
export function readAuditFrequency(candidates: Candidate[], context: ReadingContext): Candidate[] {
  const taken = new Set<Candidate>();
  for (const candidate of candidates) {
    if (candidate.kind !== 'audit-right' || candidate.value.type !== 'on-demand') continue;
    const { clause } = context.view(candidate.sentence);
    for (const index of [candidate.sentence, candidate.sentence + 1]) {
      const sentence = context.read.sentences[index];
      if (!sentence) break;
      if (
        index !== candidate.sentence &&
        (context.view(index).clause !== clause || !context.lexis.occurs('audit-word', context.view(index).words))
      )
        break;
      const hit = context.read.values.recurrence.find(
        ({ from, to, value }) =>
          from >= sentence.from &&
          to <= sentence.to &&
          value?.type === 'recurrence' &&
          isCount(context, index, from, to),
      );
      if (!hit?.value) continue;
      candidate.value = hit.value;
      candidate.furtherSlots.push({
        name: 'frequency',
        text: context.read.text.slice(hit.start, hit.end),
        span: { start: hit.start, end: hit.end },
      });
      for (const other of candidates) {
        if (
          other.kind === 'deadline' &&
          other.value.type === 'recurrence' &&
          other.at.from < hit.to &&
          hit.from < other.at.to
        )
          taken.add(other);
      }
      break;
    }
  }
  return taken.size === 0 ? candidates : candidates.filter((candidate) => !taken.has(candidate));
}

/** "once a year", "annually", "every two years": how often, not "in the report of each year". */
function isCount(context: ReadingContext, sentence: number, from: number, to: number): boolean {
  const { words } = context.view(sentence);
  const [begin, end] = [from - words.first, to - words.first];
  if (context.lexis.contains('audit-word', words.lower[end] ?? '')) return true;
  // "an audit after the end of each year" is one a year.
  return context.cues.has('so-often', words, begin, end) || context.cues.ends('at-the-end', words, 0, begin);
}
