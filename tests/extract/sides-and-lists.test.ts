import { describe, expect, test } from 'vitest';
import { exampleSource } from '../../src/extract/example-text.js';
import { extractObligations } from '../../src/extract/extract-obligations.js';
import { readFacts } from '../../src/facts/read-facts.js';
import { formatValue } from '../../src/model/value-text.js';
import { readStructure } from '../../src/structure/read-structure.js';
import { grammars } from '../structure/text-source.js';
import { filler, read, written } from './obligations-of-text.js';

const three = [
  { name: 'Ovens Ltd', aliases: ['Baker'] },
  { name: 'Stones Ltd', aliases: ['Miller'] },
  { name: 'Hall Club', aliases: ['Customer'] },
];

describe('contracts of three parties', () => {
  test('who is told by nobody named is told by the one of whom the clause speaks', () => {
    const text = 'The Customer may refuse the flour. Its answer must be received by the Baker within nine days.';
    expect(written(text, three)).toContain('Customer: P9D');
  });

  test('two who are told are told by the third', () => {
    expect(written('The Miller and the Customer shall be notified promptly of a fire.', three)).toContain(
      'Baker: promptly',
    );
  });
});

describe('the doing that a time belongs to', () => {
  test('is not the one of a bracket that is closed before it', () => {
    const text = 'The Customer shall pay the rent (as the Baker may direct) within nine days.';
    expect(written(text)).toEqual(['Customer: P9D']);
  });

  test('is what the parties agree, where it opens that', () => {
    expect(written('The parties agree that, within nine days, the Baker shall light the oven.')).toEqual([
      'Baker: P9D',
    ]);
    expect(written('The Baker agrees that, if the Customer tells it promptly, it will mend the oven.')).toEqual([
      'Customer: promptly',
    ]);
  });
});

describe('sums that are due, charges and notices', () => {
  const pays = 'The Customer shall pay the fees. ';

  test('an instalment that is due is paid by whoever pays', () => {
    expect(written(`${pays}This is followed by two instalments due by the 5th of each month.`)).toContain(
      'Customer: R/P1M',
    );
    expect(written(`${pays}Payment by the Baker is due within nine days.`)).toContain('Baker: P9D');
  });

  test('a charge that is raised falls on whoever pays, the invoice is written by the other side', () => {
    expect(written(`${pays}If the oven is dirty, a charge will be raised for cleaning it.`)).toContain(
      'Customer: cost-shifting',
    );
  });

  test('interest on what is overdue is owed by the payer, in a list too', () => {
    const text = `${filler}The Customer shall pay the fees of this list:\n\n- Overdue fees bear interest at the rate of 2% per month.\n`;
    expect(read(text, three.slice(0, 1).concat(three[2]!)).map((draft) => draft.obligor)).toContain('Customer');
  });

  test('who moves out on receiving notice is given it', () => {
    expect(written('The Customer will leave the hall on receiving nine days’ notice.')).toEqual(['Baker: P9D']);
  });
});

describe('silence and forfeits', () => {
  test('who treats silence as an answer, or waits for one, is not the one who is silent', () => {
    expect(
      written('If the Customer does not answer within nine days, the Baker may treat its silence as consent.'),
    ).toContain('Customer: deemed-acceptance');
    expect(
      written('If the Baker does not receive an objection within nine days, the plan shall be deemed approved.'),
    ).toContain('Customer: deemed-acceptance');
  });

  test('a deposit is lost by whoever forfeits it, unless it may', () => {
    expect(written('If the Customer cancels, the Customer shall forfeit the deposit.')).toEqual([
      'Customer: forfeit-deposit',
    ]);
    expect(written('The unspent portion of the fee shall be forfeited by the Customer.')).toEqual([
      'Customer: forfeit-deposit',
    ]);
    expect(written('The Baker may forfeit the deposit if the Customer cancels.')).toEqual([
      'Customer: forfeit-deposit',
    ]);
  });
});

describe('notices in a list', () => {
  test('are given by whom the line above it names', () => {
    const text = `# Contract of work

Oak Bakery ("we") employs you as a baker. You must read this. You shall bake and we will pay you. We will give you a cap.

8. Notice

    1. Other than after theft, your notice period:

        1. during your probationary period is two weeks;
        2. after the second anniversary of your start, six weeks.

    2. If you wish to take leave, you must ask us and give notice of:

        1. 28 days for a period of leave longer than two days;
        2. seven days for a period of two days or less.
`;
    const source = exampleSource(text);
    const tree = readStructure(source, grammars);
    const drafts = extractObligations(source, tree, readFacts(source, tree, grammars), grammars);
    expect(drafts.map(({ obligor, value }) => `${obligor}: ${formatValue(value)}`)).toEqual([
      'you: P2W',
      'you: P6W',
      'you: P28D',
      'you: P7D',
    ]);
  });
});

test('a condition whose comma is left out ends where another party has to act', () => {
  expect(written('If the Customer needs the hall the Baker will leave it on receiving nine days’ notice.')).toEqual([
    'Customer: P9D',
  ]);
});

test('those of the plural of a party’s name are the party', () => {
  expect(written('The Customer shall pay. All Customers must register within nine days.')).toContain('Customer: P9D');
});

describe('audits and endings', () => {
  test('an auditor who is no party is not the one who is audited', () => {
    const text = 'The Baker shall count the sacks. All counts shall be audited by a third party.';
    expect(written(text)).toContain('Baker: on-demand');
  });

  test('what ends if either party fails ends for both', () => {
    expect(written('This agreement will automatically terminate if either party becomes insolvent.')).toContain(
      'both: termination',
    );
  });

  test('who gives back a secret is whoever was told', () => {
    const text = 'The Recipient keeps silent. Secrets shall be promptly returned to the Disclosing Party.';
    expect(written(text)).toContain('Recipient: promptly');
  });
});

test('an item that opens with a letter in the middle of a line is a sentence of its own', () => {
  const text = 'The Customer shall count the sacks. b. Within nine days, the Baker shall fill them.';
  expect(written(text)).toEqual(['Baker: P9D']);
});
