import { describe, expect, test } from 'vitest';
import { written } from './obligations-of-text.js';

describe('a noun tells whose deed is done', () => {
  test.each([
    [
      'the payer whom "by" names',
      'Payment by the Customer for the bread, as agreed in clause 2, will be made by cheque within nine days.',
      'Customer: P9D',
    ],
    [
      'the one who rejects, before an item',
      'Any rejection of the bread by the Customer (a) must be made within nine days of its delivery.',
      'Customer: P9D',
    ],
    [
      'nobody by whom something is asked',
      'The Customer shall pay a bill. A request by the Customer shall be answered by the Baker within nine days.',
      'Baker: P9D',
    ],
    [
      'the board that meets',
      'Regular meetings of the Board shall be held at least once per three months.',
      'Board: R/P3M',
    ],
    [
      'the committee that meets',
      'The Tasting Committee shall meet in person at least once in every calendar year.',
      'Tasting Committee: R/P1Y',
    ],
    ['both, whose managers meet', 'The Account Managers shall meet once every quarter.', 'both: R/P3M'],
    [
      'the arbitrators behind the day from which they count',
      'Not later than nine days after the arbitrators have been chosen, the arbitrators shall hear the parties.',
      'arbitrators: P9D',
    ],
  ])('%s', (_, sentence, expected) => {
    expect(written(sentence)).toContain(expected);
  });
});
