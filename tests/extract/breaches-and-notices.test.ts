import { describe, expect, test } from 'vitest';
import { written } from './obligations-of-text.js';

describe('who broke a promise', () => {
  test('a breach by somebody is mended, and suffered for, by that party', () => {
    const text =
      'A breach of this clause by the Baker which remains uncured for sixty days is grounds for the termination of this agreement by the Customer.';
    expect(written(text)).toEqual(['Baker: termination', 'Baker: P60D']);
    expect(
      written(
        'Any breach of this clause by the Customer shall be a breach for which the Baker may terminate this agreement.',
      ),
    ).toEqual(['Customer: termination']);
  });

  test('a breach that is told without a verb is mended by whose it is, whatever the other may do then', () => {
    for (const text of [
      'The Customer may end this agreement upon the Baker’s breach, not cured within nine days after notice.',
      'Cause: the Baker’s breach of this agreement, not cured after nine days’ notice.',
    ])
      expect(written(text)).toContain('Baker: P9D');
    expect(written('If the Baker fails, within nine days, to deliver, the Customer may end this agreement.')).toContain(
      'Baker: P9D',
    );
  });

  test('an adjective tells the unit of a rate', () => {
    for (const [text, value] of [
      ['Sums that are overdue bear interest at the monthly rate of 2%.', '2% of overdue amount per month'],
      ['Sums that are overdue bear interest at the rate of 8% annually.', '8% of overdue amount per year'],
      ['If the Baker is late it pays a daily penalty of EUR 9.', 'EUR 9 per day'],
    ])
      expect(written(text!).map((item) => item.split(': ')[1])).toContain(value);
  });

  test('proceedings that are not dismissed are those of whom they are against', () => {
    expect(
      written('If a petition is filed against the Customer and is not dismissed within sixty days, it ends.'),
    ).toContain('Customer: P60D');
    expect(written('Proceedings are opened against either party and are not set aside within nine days.')).toEqual([
      'both: P9D',
    ]);
  });

  test('a right of either against the other falls on either, whatever is said of one of them behind it', () => {
    const text =
      'Either party may terminate this agreement if the other party breaks it, provided that the Baker may not do so if the Customer fails to pay.';
    expect(written(text)).toEqual(['both: termination']);
  });

  test('what ends of itself falls on whom the sentence names, else on both', () => {
    expect(written('This agreement shall automatically terminate if the Customer dies.')).toEqual([
      'Customer: termination',
    ]);
    expect(written('This agreement shall automatically terminate in the event of a flood.')).toEqual([
      'both: termination',
    ]);
  });
});

describe('who gives a notice', () => {
  test('whoever it is from, and not whom it is for', () => {
    expect(
      written('Upon notice from the Customer sent to the Baker six days before the fair, the Baker shall open.'),
    ).toContain('Customer: P6D');
    expect(written('The price may be changed upon ten days’ prior notice to the Customer.')).toEqual(['Baker: P10D']);
  });
});

describe('whose doing a limit belongs to', () => {
  test('what is needed for somebody to act, and what depends on it, is that party’s doing', () => {
    expect(written('The Customer shall bring all that is necessary for the Baker to light the oven promptly.')).toEqual(
      ['Baker: promptly'],
    );
    expect(written('The right is subject to the Customer paying the price within ten days.')).toEqual([
      'Customer: P10D',
    ]);
  });

  test('a label before a subject parts nothing', () => {
    expect(written('(b) Customer wishing to leave shall say so within ten days.')).toEqual(['Customer: P10D']);
  });

  test('what survives, and what is settled between the parties, is for both', () => {
    expect(written('This clause survives the end of this agreement for two years.')).toEqual(['both: P2Y']);
    expect(written('The accounts between the parties will be settled monthly.')).toEqual(['both: R/P1M']);
  });

  test('"destroy, as the Customer directs" is for the other to do', () => {
    expect(
      written('Upon termination the Baker shall return all data or, as the Customer directs, destroy them.'),
    ).toContain('Baker: delete-on-termination');
  });
});

describe('what is said twice', () => {
  test('"said ten day period" in a condition is the time that was given', () => {
    expect(
      written(
        'The Baker has ten days after the notice to mend the breach. If it is not mended within said ten day period, the Customer goes.',
      ),
    ).toEqual(['Baker: P10D']);
  });

  test('another doing in the same rhythm is another duty', () => {
    expect(
      written('The Baker shall draw up a plan each year. This plan shall be checked by both of the parties each year.'),
    ).toHaveLength(2);
  });
});

test('who grants the right to look is the one who is audited, and whoever has it gives the notice', () => {
  expect(written('The Baker gives the Customer the right to inspect the ovens on two days’ notice.').sort()).toEqual([
    'Baker: on-demand',
    'Customer: P2D',
  ]);
  expect(written('The Customer is granted the right to inspect the ovens.')).toEqual(['Baker: on-demand']);
});

test('a right behind an aside is a right: the other side is audited', () => {
  expect(
    written(
      'The Customer shall have the right, upon reasonable prior notice, to inspect the books of the Baker.',
    ).sort(),
  ).toEqual(['Baker: on-demand', 'Customer: reasonable prior']);
});

test.each([
  'The Customer or its agents shall have the right at all reasonable times to examine all books of the Baker.',
  'Upon notice to the Baker, the Customer shall have the right during working hours to audit the books of the Baker.',
  "The Customer shall have the right (at reasonable intervals and on notice) to inspect the Baker's books.",
  'The Customer shall, at all reasonable times, have the right to inspect the ovens.',
  'The Customer shall have the rights to conduct audits of the ovens.',
  "The Customer's auditor will only have access to the books of the Baker.",
  "The Customer and its agents have the right of entry and inspection of the Baker's rooms.",
  'The records shall be open for inspection by an accountant of the Customer.',
])('the Baker is audited: %s', (text) => {
  expect(written(text).filter((one) => one.includes('on-demand'))).toEqual(['Baker: on-demand']);
});

test('two times to mend, each for breaches of its own', () => {
  expect(
    written(
      'Either party may terminate if the breaching party has not cured the breach within five days after notice is given of any failure by the Baker to bake or within nine days after notice is given of any other breach.',
    ),
  ).toEqual(['both: termination', 'Baker: P5D', 'both: P9D']);
});

test.each([
  'If a notice would be taken to be given on a Sunday, it will be taken to have been duly given on the next business day.',
  'If, with respect to any month, the sum is below zero, the books show it.',
  'The films of the Baker will be no longer than nine seconds in length.',
  'The Baker may credit 50% of the fees paid to others against the royalties due.',
  'The Baker shall not unreasonably withhold its agreement to any proposed work.',
  'The party affected by force majeure may suspend performance until it ends.',
  'The Baker replaces lost, destroyed or stolen sacks on request.',
])('nothing is owed where %s', (sentence) => {
  expect(written(sentence)).toEqual([]);
});

test('what must be chosen before a time ends, behind a notice, has a limit and no length of notice', () => {
  expect(written('Upon a notice, the Baker must choose prior to the expiration of nine days.')).toEqual(['Baker: P9D']);
});

test('what is barred is no notice, which plan is set no series, and what converts by itself no duty', () => {
  expect(written('If prior notice is prohibited by law, the Baker bakes.')).toEqual([]);
  expect(written('Once the monthly baking plan is set, the loaves are counted.')).toEqual([]);
  expect(written('If the Baker stops, its licences will immediately convert to paid licences.')).toEqual([]);
});

test.each([
  ['By either the Baker or the Customer, upon notice of nine days.', 'both: P9D'],
  ['The Customer will have not less than six days advance notice of upcoming price lists.', 'Baker: P6D'],
  ["The Baker may ask the Customer to leave the shop by giving the Customer at least nine days' notice.", 'Baker: P9D'],
  [
    'The order is void if such notice is received by the Baker no later than nine days before the date of shipment.',
    'Customer: P9D',
  ],
  ["The Baker may stop, provided that it has first given nine days' notice.", 'Baker: P9D'],
])('who gives the notice: %s', (text, expected) => {
  expect(written(text)).toContain(expected);
});

test.each([
  'The Customer shall give notice not more than twelve (12) months and not less than six (6) months before the end of the term.',
  'The Customer may renew by giving notice at least six months, and no more than twelve months, before the end of the term.',
])('a window has one time, the nearer end: %s', (text) => {
  expect(written(text)).toEqual(['Customer: P6M']);
});

test.each([
  'This agreement runs for a year; thereafter it goes on until ended by either party upon sixty days’ prior written notice.',
  'The contract goes on unless ended by either party by sixty days’ written notice to the other party.',
])('whoever may end it gives the notice: %s', (text) => {
  expect(written(text)).toEqual(['both: P60D']);
});

test('whose notice it is gives it', () => {
  expect(
    written(
      'Any termination shall become effective on the 30th day following the date of receipt by the Baker of the Customer’s written notice.',
    ),
  ).toContain('Customer: P30D');
});

test('whom a notice is delivered to does not give it', () => {
  expect(
    written(
      'If the Customer so elects by written notice delivered to the Baker at least ten days prior to the fair, the Baker shall bake rye.',
    ),
  ).toEqual(['Customer: P10D']);
});

test.each([
  [
    'a remedy is that of whom the other has wronged',
    'If a change harms the Customer, the Customer’s sole remedy is to terminate this agreement.',
    'Baker',
  ],
  [
    'an end of itself falls on the one it speaks of',
    'This agreement ends automatically if any authority cancels the Baker’s licence.',
    'Baker',
  ],
])('%s', (_name, text, obligor) => {
  expect(written(text)).toEqual([`${obligor}: termination`]);
});
