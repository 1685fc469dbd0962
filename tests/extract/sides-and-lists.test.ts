import { describe, expect, test } from 'vitest';
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
    expect(written('The parties agree that, within nine days, the Baker shall light the oven.')).toEqual(['Baker: P9D']);
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
