import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readDocument } from '../../src/app/read-contract.js';
import { findProvisionModel } from '../../src/extract/provision-model.js';
import { loadGrammars } from '../../src/grammar/load.js';

const folder = join(new URL('../..', import.meta.url).pathname, 'grammars');
const grammars = loadGrammars(folder);
const model = findProvisionModel(folder);

function provisionsOf(text: string, withModel = true) {
  const source = {
    file: 'own.txt',
    sha256: '',
    format: 'text',
    text,
    pageStarts: [0],
    blocks: [],
    findings: [],
  } as const;
  const { provisions } = readDocument(source, grammars, withModel ? model : null);
  return provisions.map((provision) => ({ ...provision, quote: text.slice(provision.start, provision.end) }));
}

const agreement = `MOORING AGREEMENT

This Mooring Agreement is made on 4 May 2021 between Heron Boats Ltd ("Heron") and Willow Marina LLC ("Willow").

1. Governing Law. This Agreement shall be governed by the laws of the State of Oregon.

2. Assignment. Neither party may assign this Agreement without the prior written consent of the other party.

3. Data. Willow shall notify Heron of any personal data breach within 24 hours. Willow shall delete all personal data at the end of the season.
`;

describe('clause categories', () => {
  test('the sentence on the governing law is found, with its clause, and is all but certain', () => {
    const [law] = provisionsOf(agreement).filter(({ category }) => category === 'governing-law');
    expect(law!.quote).toContain('governed by the laws of the State of Oregon');
    expect(law!.clause).toBe('1');
    expect(law!.confidence).toBeGreaterThan(0.9);
  });

  test('the title, the parties and the date are provisions by the facts of the document', () => {
    const found = provisionsOf(agreement);
    const by = (category: string) =>
      found.filter((each) => each.category === category && each.rule !== 'model').map(({ quote }) => quote);
    expect(by('document-name')).toEqual(['MOORING AGREEMENT']);
    expect(by('agreement-date')).toEqual(['4 May 2021']);
    expect(by('parties')).toEqual(expect.arrayContaining(['Heron Boats Ltd', 'Willow Marina LLC']));
    // A short name of which the weights are unsure is not told once more beside the words that introduce it.
    const parties = found.filter(({ category }) => category === 'parties').map(({ quote }) => quote);
    for (const alias of ['("Heron")', '("Willow")'])
      expect(parties.some((quote) => quote.includes(alias) || `("${quote}")` === alias)).toBe(true);
  });

  test('a breach to be told and data to be deleted are found by rules alone', () => {
    const found = provisionsOf(agreement, false);
    const rules = found.filter(({ rule }) => rule.startsWith('provision/'));
    expect(rules.map(({ category, quote }) => [category, quote])).toEqual([
      ['breach-notification', 'Willow shall notify Heron of any personal data breach within 24 hours.'],
      ['deletion', 'Willow shall delete all personal data at the end of the season.'],
    ]);
    expect(found.some(({ rule }) => rule === 'model')).toBe(false);
  });

  test('a rule that speaks against a category silences the others in its sentence, and no further', () => {
    const ended = (text: string) =>
      provisionsOf(text, false)
        .filter(({ category }) => category === 'termination-for-convenience')
        .map(({ quote }) => quote);
    const freely = 'Willow may terminate this Agreement at any time upon ten days notice.';
    const forCause = 'Heron may terminate this Agreement at any time upon ten days notice of a material breach.';
    expect(ended(forCause)).toEqual([]);
    expect(ended(`${forCause} ${freely}`)).toEqual([freely]);
  });

  test('what no clause of the document speaks of is not told', () => {
    const categories = new Set(provisionsOf(agreement).map(({ category }) => category));
    for (const absent of ['source-code-escrow', 'liquidated-damages', 'insurance', 'audit-rights'] as const) {
      expect(categories.has(absent)).toBe(false);
    }
  });

  test('provisions stand in reading order, and the same text gives the same provisions', () => {
    const found = provisionsOf(agreement);
    expect(found.map(({ start }) => start)).toEqual(found.map(({ start }) => start).sort((a, b) => a - b));
    expect(provisionsOf(agreement)).toEqual(found);
  });

  test('an empty document has none', () => {
    expect(provisionsOf('')).toEqual([]);
  });
});
