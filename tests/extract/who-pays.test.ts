import { describe, expect, test } from 'vitest';
import { written } from './obligations-of-text.js';

describe('whoever pays, where a sentence tells only when', () => {
  test.each([
    [
      'is the one to whom the invoice goes',
      'The Baker may issue an invoice after each delivery to the Customer. Payment terms are net nine days after the date of the invoice.',
      'Customer: P9D',
    ],
    [
      'is the other of whoever invoices',
      'The Customer shall invoice the Baker for each table at its price, payable within nine days of the invoice date.',
      'Baker: P9D',
    ],
    [
      'is who is invoiced, whatever else is due',
      'The Baker may deduct the costs from any amounts due to the Customer or invoice the Customer therefor, which invoice shall be paid net nine days.',
      'Customer: P9D',
    ],
    [
      'is the other of whom is paid',
      'Unless the Baker agrees otherwise, terms for payment to the Baker are net nine days.',
      'Customer: P9D',
    ],
    [
      'is the other of whoever is entitled to the fee above a list',
      'The Baker shall be entitled to a fee of EUR 90 payable as follows: (i) EUR 40 due within nine days of signing; and (ii) the rest by 5 May 2031.',
      'Customer: P9D',
    ],
    [
      'is whoever is to pay, before a colon',
      'The Customer shall pay EUR 90 to the Baker as follows: EUR 40 due on or before 5 May 2031.',
      'Customer: 2031-05-05',
    ],
    [
      'is whoever was to refund the price',
      'In that case the Customer shall, at its choice, refund the price to the Baker. All refunds shall be paid within nine days.',
      'Customer: P9D',
    ],
  ])('%s', (_who, text, told) => {
    expect(written(text)).toContain(told);
  });

  test('an invoice that is to be sent at once is sent by whoever sends it', () => {
    expect(
      written('The Baker shall invoice the Customer for all sums due per quarter promptly after the count.'),
    ).toEqual(['Baker: promptly']);
  });
});

describe('a list within a sentence', () => {
  test('goes on with whoever does the first of it', () => {
    const told = written(
      'Unless told otherwise by the Customer, the Baker shall, on behalf of the Customer, (i) bake all bread required to be sold by the Customer, (ii) weigh it and (iii) help the Customer to sell it within nine days.',
    );
    expect(told).toEqual(['Baker: P9D']);
  });

  test('takes only the labels that follow one another', () => {
    const told = written(
      'The Baker shall (a) bake the bread as clause 4 (c) asks, and (b) send the Customer a loaf within nine days.',
    );
    expect(told).toEqual(['Baker: P9D']);
  });
});

describe('a committee', () => {
  const text = 'The parties set up a committee to watch over the ovens (the "JOC").';

  test.each([
    ['The JOC shall review the plan within nine days.', 'JOC: P9D'],
    ['The plan shall be approved by the JOC within nine days.', 'JOC: P9D'],
    ['The plan shall be approved by the Oven Committee within nine days.', 'Oven Committee: P9D'],
  ])('acts by its name: %s', (sentence, told) => {
    expect(written(`${text} ${sentence}`)).toEqual([told]);
  });
});

describe('a time that is told behind another', () => {
  test.each([
    ['and thereafter each month', 'R/P1M'],
    ['and quarterly thereafter', 'R/P3M'],
    [', and thereafter by the fifth day of each month', 'R/P1M'],
  ])('%s', (words, told) => {
    expect(written(`Within nine days after signing ${words}, the Baker shall send a list.`)).toEqual([
      'Baker: P9D',
      `Baker: ${told}`,
    ]);
  });

  test('an alternative in brackets is an item, and none where both are spoken of again', () => {
    const told = written(
      'The Baker shall have sixty days (or thirty days in case of the oven) to mend it. It ends at the end of such sixty-day period (or thirty-day period in case of the oven).',
    );
    expect(told.filter((one) => one.endsWith('P30D'))).toEqual(['Baker: P30D']);
  });
});
