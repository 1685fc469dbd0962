import { expect, test } from 'vitest';
import { read, written } from './obligations-of-text.js';

test.each([
  [
    'behind what describes a day',
    'Within nine days following the date on which the Baker receives the flour, the Customer shall pay the Baker EUR 5.',
    'Customer: P9D',
  ],
  [
    'behind what describes a year',
    'Before the beginning of each year, starting with the year in which the first loaf is expected to be sold, the Customer shall send the Baker a list by 5 May 2031.',
    'Customer: 2031-05-05',
  ],
  [
    'behind "and" and between two commas',
    'The tins shall remain the property of the Baker and, within nine days after the end of this agreement, the Customer shall return them.',
    'Customer: P9D',
  ],
  [
    'on request of whoever asks in time',
    'The Customer agrees, upon written request by the Baker made at least ten days before the fair, to lend a table.',
    'Baker: P10D',
  ],
  ['on both, by mutual consent', 'The term shall be extended by mutual consent within nine days.', 'both: P9D'],
  [
    'on both, for a body in which both sit',
    'Within nine days after signing, a joint committee shall be established.',
    'both: P9D',
  ],
  [
    'on both, for a disagreement',
    'A disagreement that cannot be resolved within nine days goes to court.',
    'both: P9D',
  ],
  [
    'on either, on a day that either chooses',
    'Either the Baker or the Customer may by notice end this agreement on a date, which date shall be no earlier than nine days after the notice.',
    'both: P9D',
  ],
  [
    'on the experts of both',
    'If the experts of the Baker and the Customer cannot agree within nine days, a third is asked.',
    'both: P9D',
  ],
  [
    'on whoever pays, above a list',
    'The Customer shall pay the price as follows: (i) the first sum, to reimburse the Baker, shall be payable nine days after signing.',
    'Customer: P9D',
  ],
  [
    'on whose money it is',
    'The Customer shall have the right to receive a fee from the Baker, where payment shall be made within nine days.',
    'Baker: P9D',
  ],
  [
    'on whoever files with the other',
    'Claims must be filed in writing with the Customer within nine days.',
    'Baker: P9D',
  ],
  [
    'on whoever must see to it that another is told',
    'The Baker shall ensure that the Customer is told of a change within nine days.',
    'Baker: P9D',
  ],
  [
    'on whoever tells, by such a notice',
    'The Customer will notify the Baker if the hall is closed, such notice to be given within nine days.',
    'Customer: P9D',
  ],
  ['on whoever reviews', 'The rates of the Baker are subject to annual review by the Customer.', 'Customer: R/P1Y'],
  [
    'on both, where negotiations do not settle it',
    'If negotiations do not resolve the dispute within nine days, the Baker may go to court.',
    'both: P9D',
  ],
  [
    'on who is in breach',
    'The Baker may leave if the Customer is in material default of this agreement, and such default continues uncured for a period of nine days.',
    'Customer: P9D',
  ],
  [
    'behind a proviso',
    'Both parties will try to open in May, provided that, no later than nine days before the fair, the Customer gives the Baker a plan.',
    'Customer: P9D',
  ],
  [
    'on whoever was to pay in the sentence before',
    'The Customer will pay the balance. Such payment shall be made within nine days.',
    'Customer: P9D',
  ],
  [
    'on whoever may object',
    'Each account rendered by the Baker shall become final nine days following its date unless prior to the end of that nine day period the Customer sends the Baker an objection.',
    'Customer: P9D',
  ],
  [
    'on whose breach it is, with two adjectives',
    'The Customer’s repeated and material breach of clause 5, and such breach is not cured within nine days of notice thereof from the Baker.',
    'Customer: P9D',
  ],
  [
    'not on whoever gives the notice',
    'If the Customer fails to pay and such failure is not cured within nine days of notice thereof by the Baker, the Baker may leave.',
    'Customer: P9D',
  ],
  [
    'on whom a petition is against',
    'The Baker becomes insolvent or has a petition filed against it, which petition is not dismissed within nine days.',
    'Baker: P9D',
  ],
  [
    'on the one whose guarantor it is',
    'If the Customer or its guarantor fails to pay within nine days, the Baker may leave.',
    'Customer: P9D',
  ],
])('a time is laid %s', (_where, text, told) => {
  expect(written(text)).toContain(told);
});

test('on a joint committee by its letters', () => {
  const text = 'There is a Joint Steering Committee ("JSC").';
  expect(written(`${text} The JSC shall approve the plan within nine days.`)).toEqual(['JSC: P9D']);
  expect(written(`${text} The JSC shall meet every month.`)).toEqual(['JSC: R/P1M']);
});

test('on both, of whom either may tell the other', () => {
  expect(written('Any claim must be notified to the other party within six months.')).toEqual(['both: P6M']);
});

test('on somebody who is no party, by the name of a role', () => {
  const [one] = read('The Marketing Agent shall send the Customer a list within nine days.', [
    { name: 'Ovens Ltd', aliases: ['Baker'] },
    { name: 'Hall Club', aliases: ['Customer'] },
  ]);
  expect(one?.obligor).toBe('Marketing Agent');
});

test('asterisks for words left out begin a sentence of their own', () => {
  expect(
    written(
      'The Baker warrants that the Customer shall earn ***. *** Within nine days, the Customer shall send a list.',
    ),
  ).toEqual(['Customer: P9D']);
});
