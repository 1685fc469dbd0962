import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { factsOf } from './facts-of-text.js';

const piece = fc.oneof(
  fc.constantFrom(
    'This Agreement ',
    'is made by and between ',
    'Oak LLC ',
    'ADA BAKER ',
    '("Supplier") ',
    '(the "Term") ',
    'and ',
    'dated as of ',
    'May 2, 2019 ',
    '31 February 2020 ',
    '03/04/2021 ',
    '____ day of ____, 20__ ',
    'shall continue until ',
    'for a period of three (3) years ',
    'renews automatically ',
    'unless notice is given sixty days before ',
    'governed by the laws of ',
    'the State of New York ',
    'Party A: ',
    'Amendment No. 2 to the ',
    '\n\n',
    '\n',
    '. ',
    ', ',
    'IN WITNESS WHEREOF ',
    'By: ____ ',
    'based on Beijing Time ',
    '"Business Day" means a day ',
    'deemed received ',
    '1. Term\n',
  ),
  fc.string({ maxLength: 8 }),
);
const document = fc.array(piece, { maxLength: 50 }).map((pieces) => pieces.join(''));

describe('whatever the text', () => {
  test('the facts have places inside it, and dates that exist', () => {
    fc.assert(
      fc.property(document, (text) => {
        const facts = factsOf(text);
        const stated = [
          facts.title,
          facts.agreementDate,
          facts.effectiveDate,
          facts.expirationDate,
          facts.governingLaw,
        ];
        const spans = [
          ...stated.flatMap((fact) => (fact ? [fact.span] : [])),
          ...facts.parties.flatMap((party) => party.spans),
          ...facts.references.map(({ span }) => span),
          ...facts.deemedReceipts.map(({ span }) => span),
          ...[facts.termSpans.renewal, facts.termSpans.noticeToStop, facts.businessDay?.span].flatMap((span) =>
            span ? [span] : [],
          ),
        ];
        for (const { start, end } of spans) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(text.length);
        }
        for (const fact of [facts.agreementDate, facts.effectiveDate, facts.expirationDate]) {
          if (fact && fact.value !== 'perpetual') expect(Number.isNaN(Date.parse(fact.value))).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    '(',
    '"',
    '_',
    'Agreement ',
    'John Smith and ',
    'by and between ',
    'the term of this Agreement shall ',
    'day of ',
    '(the "A") ',
    'governed by the laws of ',
    ' ',
  ])('reading does not slow down more than the text grows: %j', (unit) => {
    const small = unit.repeat(Math.ceil(30_000 / unit.length));
    const large = unit.repeat(Math.ceil(300_000 / unit.length));
    const took = (text: string) => {
      const begun = performance.now();
      factsOf(text);
      return performance.now() - begun;
    };
    took(small);
    const first = Math.min(took(small), took(small));
    expect(took(large)).toBeLessThan(Math.max(first * 40, 3000));
  });
});
