import { describe, expect, test } from 'vitest';
import { exampleSource, noFacts } from '../../src/extract/example-text.js';
import { extractObligations } from '../../src/extract/extract-obligations.js';
import { loadGrammars } from '../../src/grammar/load.js';
import type { Party } from '../../src/model/facts.js';
import { formatValue } from '../../src/model/value-text.js';
import { readStructure } from '../../src/structure/read-structure.js';

const grammars = loadGrammars(new URL('../../grammars', import.meta.url).pathname);
const parties: Party[] = ['Plumber', 'Owner'].map((alias) => ({ name: alias, aliases: [alias], role: '', spans: [] }));

/** `value: action` of all that is read. */
function actions(text: string): string[] {
  const source = exampleSource(text);
  return extractObligations(source, readStructure(source, grammars), { ...noFacts, parties }, grammars).map(
    ({ value, action }) => `${formatValue(value)}: ${action}`,
  );
}

describe('what is to be done, of lists within a sentence', () => {
  test('is told of the item in which the time limit stands', () => {
    expect(
      actions(
        '3. On leaving the Plumber shall: (a) within ten days, return the keys; and (b) hand in a report within 5 days.',
      ),
    ).toEqual(['P10D: return the keys', 'P5D: hand in a report']);
  });

  test('is the deed, not the condition behind the time limit', () => {
    expect(
      actions(
        '1.1 The Plumber shall respond to faults: (a) within two hours, where the heating is down; (b) within one day, where it is slow.',
      ),
    ).toEqual(['PT2H: respond to faults where the heating is down', 'P1D: respond to faults where it is slow']);
  });

  test('goes on with the words that lead into items on lines of their own', () => {
    expect(
      actions(
        '1.1 The Plumber shall answer calls:\n\n(a) within two hours, where water runs;\n\n(b) within one day in other cases.',
      ),
    ).toEqual(['PT2H: answer calls where water runs', 'P1D: answer calls in other cases']);
    expect(
      actions(
        '9.2 The Owner may also end this agreement:\n\n(a) on three months’ notice, at any time after 31 May 2026.',
      ),
    ).toContain('P3M: end this agreement at any time after 31 May 2026');
  });

  test('is told of the item under a number of three figures', () => {
    expect(
      actions('4.2 The Plumber shall: 4.2.1 carry a card; 4.2.2 report leaks within one hour; and 4.2.3 be polite.'),
    ).toEqual(['PT1H: report leaks']);
  });
});

describe('what is to be done', () => {
  test('begins behind the heading and the number of its clause', () => {
    expect(actions('4. Storage\n4.1 Spare parts shall be counted every six months.')).toEqual([
      'R/P6M: Spare parts are counted',
    ]);
    expect(actions('4. Term 4.1 This agreement may be ended by either party on three months’ notice.')).toEqual([
      'P3M: this agreement may be ended by either party',
    ]);
  });

  test('begins with the verb behind an aside', () => {
    expect(actions('The Plumber shall, at its own cost and within ten days of the fault, replace the pipe.')).toEqual([
      'P10D: replace the pipe',
    ]);
    expect(
      actions('The Owner may, at any time during the ninety (90) days after the works, inspect the pipe.'),
    ).toEqual(['P90D: inspect the pipe']);
  });

  test('begins with the verb, not with "it" or with a condition', () => {
    expect(actions('The Plumber keeps a log. It shall send the log within two days.')).toContain('P2D: send the log');
    expect(actions('Upon payment of the price, the keys shall be returned within two days.')).toEqual([
      'P2D: the keys are returned',
    ]);
  });

  test('names the object though the rule that reads the limit reads it too', () => {
    expect(actions('The Plumber shall keep a list of parts for at least five years.')).toEqual([
      '>=P5Y: keep a list of parts',
    ]);
  });

  test('keeps the "not" of what need not be done', () => {
    expect(actions('The Owner need not pay the plumber until ten days after the works.')).toContain(
      'P10D: not pay the plumber',
    );
    expect(actions("The Owner doesn't have to move out until ten days after the works.")).toEqual([
      'P10D: not move out',
    ]);
  });

  test('says "are" of several things', () => {
    expect(actions('Sums due shall be paid within ten days.')).toEqual(['P10D: Sums due are paid']);
  });
});

test('what somebody is entitled to is told with whoever gets it; a right behind an aside by what it is a right to', () => {
  expect(actions('If the tap drips, the Owner shall be entitled to a service credit of EUR 50.')).toContain(
    'EUR 50: the Owner is entitled to a service credit of EUR 50',
  );
  expect(actions('The Owner shall have the right, upon notice, to inspect the books of the Plumber.')).toContain(
    'on-demand: inspect the books of the Plumber',
  );
});
