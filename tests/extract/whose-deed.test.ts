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
    [
      'whoever decides',
      'The decision of the arbitrators shall be rendered no later than nine days after the hearing.',
      'arbitrators: P9D',
    ],
    [
      'the board whose vote it is',
      'The price is good only if it is approved at least annually by a majority of the Board.',
      'Board: R/P1Y',
    ],
    [
      'whoever does what else would not be',
      'This Agreement goes on for a year, unless ended by the Customer within nine days of the fair.',
      'Customer: P9D',
    ],
    [
      'whoever counts',
      'Any sack, counted monthly by the Customer and short of flour, shall be paid for.',
      'Customer: R/P1M',
    ],
    [
      'the one of whom the sentence before told the deed',
      'A Named Expert will render a decision. If it is hard, the decision will be rendered within nine days of receipt.',
      'Named Expert: P9D',
    ],
    [
      'the customer, though written small',
      'The bread is sold by weight. The bill must be paid by the customer within nine days.',
      'Customer: P9D',
    ],
    [
      'whoever failed, whom the notice reached',
      'The failure of the Customer to pay, which failure persists for nine days after notice has been received by the Customer, ends this Agreement.',
      'Customer: P9D',
    ],
    [
      'whoever acts behind the comma, the day aside on which something is told',
      'If it is found that the oven must be mended, within nine days of the day on which the price is told, the Customer shall send the Baker the sum.',
      'Customer: P9D',
    ],
    [
      'whoever owes it, who may keep it back',
      'The Customer will be entitled to withhold payment for a period of nine days from the fair.',
      'Customer: P9D',
    ],
    [
      'whoever gives, and not whom reports are given to',
      'The Baker shall provide the Tasting Committee reports every six months.',
      'Baker: R/P6M',
    ],
    [
      'whoever is told to pay behind "and", whatever else was agreed to',
      'Unless otherwise agreed to by the Baker in writing, the Baker shall invoice the Customer for bread at the time of shipment and the Customer shall pay each invoice within nine days.',
      'Customer: P9D',
    ],
    [
      'the second of two statements that "and" joins',
      'Copies shall be submitted to the Tasting Committee before submission for publication and the Tasting Committee shall answer within nine days.',
      'Tasting Committee: P9D',
    ],
    [
      'whoever returns what is called by the name of the other',
      'The Baker shall return, as directed by the Customer, all Customer Data and Customer Derived Data in the Baker’s shop within nine days.',
      'Baker: P9D',
    ],
    [
      'whoever has the right that the sentence before gives',
      'The Customer may leave. This right may be exercised within nine days of the fair.',
      'Customer: P9D',
    ],
    [
      'letters that a definition gives to a committee',
      '"TC" means the joint tasting committee of both. The TC shall hold meetings at least twice in each calendar year.',
      'TC: R/P6M',
    ],
    [
      'whoever ensures, and not those of whom it is ensured',
      'The Baker shall ensure that each subcontractor delivers the flour within nine days.',
      'Baker: P9D',
    ],
    [
      'whoever indemnifies, with an option on the way',
      'The Baker will defend or, at its option, settle a claim brought against the Customer, and indemnify the Customer.',
      'Baker: indemnity',
    ],
    [
      'whoever fails, an aside before the time',
      'In the event the Baker fails to deliver the bread to the Customer, for any reason whatsoever, within nine days of the order, the Customer shall be released from its duty to pay.',
      'Baker: P9D',
    ],
    [
      'each of those who do something beside what a sentence says',
      'The Baker will promote the fair with each party paying a monthly share.',
      'both: R/P1M',
    ],
    [
      'the other side of whoever may cancel what does not come',
      'The Customer may cancel any order for bread that is not delivered within nine days.',
      'Baker: P9D',
    ],
    ['whoever is given the time', 'The Baker shall give the Customer nine days to collect the bread.', 'Customer: P9D'],
    [
      'both, where something is agreed',
      'The prices payable by the Customer shall be agreed every year.',
      'both: R/P1Y',
    ],
    [
      'both, whose people try to settle a dispute',
      'The dispute shall be referred to senior persons within the parties, who shall try to settle it within a further period of nine days.',
      'both: P9D',
    ],
    [
      'the party that does something to a person, and not that person',
      'A party that replaces a taster shall tell the other party within nine days.',
      'both: P9D',
    ],
  ])('%s', (_, sentence, expected) => {
    expect(written(sentence)).toContain(expected);
  });
});
