import type { FactSentence } from './fact-sentence.js';

/** "… shall remain in effect until the earlier of the following:" leads to a list of ends. */
export const leadsToEnds = (sentence: FactSentence): boolean => sentence.cues.ends('term/leads-to-ends', sentence);

const listed = /^\s*\(?(?:[a-z]|[ivx]{1,4}|\d)[.)]/;

/** Characters behind such a lead in which its items are looked for. */
const reach = 1500;

/** The items of that list in which some rule read a fact, in order. */
export function itemsBehind(lead: FactSentence, sentences: readonly FactSentence[]): FactSentence[] {
  return sentences
    .filter(({ start, text }) => start >= lead.end && start < lead.end + reach && listed.test(text))
    .sort((a, b) => a.start - b.start);
}
