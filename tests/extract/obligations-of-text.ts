import { exampleSource, noClauses, noFacts } from '../../src/extract/example-text.js';
import { extractObligations } from '../../src/extract/extract-obligations.js';
import { loadGrammars } from '../../src/grammar/load.js';
import type { DocumentFacts, Party } from '../../src/model/facts.js';
import type { ObligationDraft } from '../../src/model/obligation.js';
import { formatValue } from '../../src/model/value-text.js';

const grammars = loadGrammars(new URL('../../grammars', import.meta.url).pathname);

export const bakery: readonly Partial<Party>[] = [
  { name: 'Ovens Ltd', aliases: ['Baker'] },
  { name: 'Hall Club', aliases: ['Customer'] },
];

/** So many sentences that the text is no short one. */
export const filler = 'The oven is red. '.repeat(14);

/** The obligations of a text without clauses, each also as `obligor: value`. */
export function read(
  text: string,
  parties: readonly Partial<Party>[],
  type: DocumentFacts['type'] = 'agreement',
): (ObligationDraft & { readonly written: string })[] {
  const named = parties.map((party) => ({ name: '', aliases: [], role: '', spans: [], ...party }));
  const facts = { ...noFacts, type, parties: named };
  return extractObligations(exampleSource(text), noClauses, facts, grammars).map((draft) => ({
    ...draft,
    written: `${draft.obligor}: ${formatValue(draft.value)}`,
  }));
}

/** `obligor: value` of each obligation. */
export function written(text: string, parties = bakery, type: DocumentFacts['type'] = 'agreement'): string[] {
  return read(text, parties, type).map((draft) => draft.written);
}
