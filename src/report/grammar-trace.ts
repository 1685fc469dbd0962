import type { TextTrace } from '../grammar/trace.js';
import { printable } from './escaping.js';

/** A trace for people: sentences, values, phrases and cues, and the rules that fit, with their slots. */
export function formatTrace(trace: TextTrace): string[] {
  const lines = trace.sentences.map((tokens, i) => `sentence ${i + 1}: ${tokens.map(printable).join(' · ')}`);
  lines.push('', 'VALUES');
  for (const { name, quote, gives } of trace.values)
    lines.push(`  ${name.padEnd(12)} "${printable(quote)}" = ${printable(gives)}`);
  lines.push('', 'PHRASES');
  for (const { vocabulary, quote, meaning } of trace.phrases) {
    lines.push(`  {${vocabulary}} "${printable(quote)}"${meaning ? ` = ${printable(meaning)}` : ''}`);
  }
  lines.push('', 'CUES');
  for (const { cue, quote } of trace.cues) lines.push(`  ${cue}  "${printable(quote)}"`);
  lines.push('', 'RULES');
  for (const { rule, pattern, quote, slots } of trace.matches) {
    lines.push(`  ${rule}  "${printable(quote)}"`, `    by ${pattern}`);
    for (const [name, value] of Object.entries(slots)) lines.push(`    ${name} = ${printable(value)}`);
  }
  return lines;
}
