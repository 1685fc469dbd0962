import { describe, expect, test } from 'vitest';
import { bakery, filler, written } from './obligations-of-text.js';

test('a credit in a list of what the payer receives is given by the one who is paid', () => {
  const text =
    'The Baker is old. The Customer shall pay the fee. If the bread is late, the Customer shall be entitled to:\n\n- a credit of 9% of the fee;\n- a credit of 20% of the fee.\n\n';
  expect(written(text, bakery)).toEqual(['Baker: 9% of fee', 'Baker: 20% of fee']);
});

describe('what the sense of the words says', () => {
  const deeds =
    'The Baker shall bake. The Baker shall deliver. The Customer shall pay the price. The Customer shall take the bread.';
  const read = (text: string) => written(`${deeds} ${text}`, bakery);

  test('whoever pays completes payment, and whoever the clause forbids something violates it', () => {
    expect(read('Payment of the price is completed by the 15th of each month.')).toEqual(['Customer: R/P1M']);
    expect(read('The Baker shall not sell old bread. Violations will result in immediate termination.')).toEqual([
      'Baker: termination',
    ]);
  });

  test('charges that nobody raises and instalments that are due fall on whoever pays', () => {
    expect(read('The Baker may send helpers. If the shop is dirty, a charge will be raised.')).toEqual([
      'Customer: cost-shifting',
    ]);
    expect(
      read('The Baker sends a list. This is followed by eight instalments due by the 10th of each month.'),
    ).toEqual(['Customer: R/P1M']);
  });

  test('costs that become the responsibility of somebody fall on that one', () => {
    expect(read('If an oven is lost, the exceeding amount becomes the Customer responsibility.')).toEqual([
      'Customer: cost-shifting',
    ]);
  });

  test('disputes, meetings and changes of address are the business of both', () => {
    expect(
      read('Any dispute shall be referred to mediation within nine days. There is a meeting once a month.'),
    ).toEqual(['both: P9D', 'both: R/P1M']);
    expect(read('A change of address must be notified within two days.')).toEqual(['both: P2D']);
  });

  test('claims and credits are asked for by the one who receives, costs are borne by whom they are charged to', () => {
    expect(read('Service credits must be requested within six days.')).toEqual(['Customer: P6D']);
    expect(read('The cost of each lost tray is charged to the Customer at a penalty of EUR 40.')).toContain(
      'Customer: EUR 40',
    );
  });

  test('what is due to one party, or net of its invoice, is paid by the other', () => {
    expect(read('The Baker brings the bread, with payment due to the Baker within nine days.')).toEqual([
      'Customer: P9D',
    ]);
    expect(read('The Baker shall invoice the Customer on a net nine days basis.')).toEqual(['Customer: P9D']);
  });

  test('silence and continued use are of whoever is named by them', () => {
    expect(read('The Customer’s continued use of the oven after that constitutes acceptance of the change.')).toEqual([
      'Customer: deemed-acceptance',
    ]);
  });

  test('a lead that ends with a party binds it by its items', () => {
    expect(
      read('For each order, the Baker:\n\n- cleans the oven monthly;\n- sends a list within two days.\n\n'),
    ).toEqual(['Baker: R/P1M', 'Baker: P2D']);
  });

  test('whoever has days to do something acts by the name that the text gives', () => {
    const policy =
      'The rules of the guild. The guild keeps them. The duty officer has five days to answer a complaint.';
    expect(written(policy, [{ name: 'Kiln Guild' }], 'policy')).toEqual(['duty officer: P5D']);
  });

  test('a limit that does not apply is that of whose liability was limited before', () => {
    expect(read('The Baker’s total liability is limited to the price. This limit shall not apply to fraud.')).toContain(
      'Baker: uncapped',
    );
  });
});

describe('what is let', () => {
  const lease = (text: string) =>
    written(`The Landlord shall heat. The Tenant shall pay the rent. The Landlord shall light. ${text}`, [
      { name: 'Mill Ltd', aliases: ['Landlord'] },
      { name: 'Ann Low', aliases: ['Tenant'] },
    ]);

  test('is cared for by the one who uses it, while the deposit is held by the other', () => {
    expect(lease('The garden must be mown every month.')).toEqual(['Tenant: R/P1M']);
    expect(lease('The deposit must be returned within nine days.')).toEqual(['Landlord: P9D']);
    expect(lease('Damage must be reported within two days.')).toEqual(['Tenant: P2D']);
  });

  test('is inspected on notice of its owner, and notice "from" somebody is theirs', () => {
    expect(lease('Inspections take place on three days’ notice.')).toEqual(['Landlord: P3D']);
    expect(lease('The lease may be ended on two months’ notice from the Tenant.')).toEqual(['Tenant: P2M']);
  });
});

test('consent that is asked of somebody is given by them, and a deposit is lost by whose it is', () => {
  const hire = [
    { name: 'Cars Ltd', aliases: ['Owner'] },
    { name: 'Ann Low', aliases: ['Hirer'] },
  ];
  const deeds = 'The Owner shall wash the car. The Hirer shall pay. The Hirer shall drive.';
  expect(written(`${deeds} Repairs require the consent of the Owner, which is given within one day.`, hire)).toEqual([
    'Owner: P1D',
  ]);
  expect(written(`${deeds} The Hirer’s deposit will be forfeited if the Owner finds a breach.`, hire)).toEqual([
    'Hirer: forfeit-deposit',
  ]);
});

test('a breach is cured by whoever the sentence says has broken the contract', () => {
  const parties = [
    { name: 'Kiln Ltd', aliases: ['Baker'] },
    { name: 'Mill Ltd', aliases: ['Miller'] },
  ];
  const deeds = 'The Baker shall bake. The Baker shall ring. The Miller shall pay. The Baker may knock.';
  const cured = (sentence: string) => written(`${deeds} ${sentence}`, parties);
  expect(
    cured(
      'If either Baker or Miller breaches this contract, which breach is not cured within ten days after notice is given, it ends.',
    ),
  ).toContain('both: P10D');
  expect(
    cured('If a default by the Baker is not cured within three days after notice from the Miller, this contract ends.'),
  ).toContain('Baker: P3D');
});

test('sums in a list are paid by whoever was to pay above it', () => {
  const parties = [
    { name: 'Kiln Ltd', aliases: ['Baker'] },
    { name: 'Ann Low', aliases: ['Singer'] },
  ];
  const text = `${filler}The Singer shall sing. The Singer shall dance. The Baker shall pay the Singer a fee of $900 as follows:\n\n(i) Five hundred dollars ($500) on or before 1 July 2031.\n\n(ii) Four hundred dollars ($400) on or before 1 May 2032.`;
  expect(written(text, parties)).toEqual(['Baker: 2031-07-01', 'Baker: 2032-05-01']);
});

describe('who bears a consequence', () => {
  test('interest that one side reserves the right to charge falls on the other', () => {
    expect(
      written(
        'If the Customer is late, the Baker reserves the right, beside any other remedy, to (i) charge interest on overdue sums at 2% per month.',
      ),
    ).toContain('Customer: 2% of overdue amount per month');
  });

  test('whoever may end the order and refund the price pays the refund', () => {
    expect(
      written('If the oven breaks, the Baker may cancel the order and refund any prepaid, unused fees.'),
    ).toContain('Baker: refund of pre-paid, unused fees');
  });
});

test('sums in a list of fines are owed by those on whom most duties fall', () => {
  const text = `${filler}The Carrier shall knock. The Carrier must ring. The Carrier shall sweep. The Principal may pay freight.\n\nFines for breach of the rules:\n- EUR 90: a wet floor.\n- EUR 70: an open gate.`;
  expect(written(text, [])).toEqual(['Carrier: EUR 90', 'Carrier: EUR 70']);
});

test('the price of leaving falls on whoever leaves, and late sums on whoever pays', () => {
  const text = `${filler}The Baker shall bake. The Customer shall pay the price. The Customer may end the contract early by paying an exit fee equal to 20% of the price. Late sums carry interest of 3% a year.`;
  expect(written(text)).toEqual(['Customer: 20% of price', 'Customer: 3% of overdue amount per year']);
});

test('the unit that is told before a sum is that of the first sum alone', () => {
  const text = `${filler}For each day of delay the Baker shall pay a penalty of EUR 9. For every full week of delay the Baker pays 2% of the price, and as a penalty EUR 5.`;
  expect(written(text)).toEqual(['Baker: EUR 9 per day', 'Baker: 2% of price per week', 'Baker: EUR 5']);
});

test('an aside in brackets may have a comma of its own before the verb', () => {
  const text = `${filler}The Customer may, on giving five days' notice (save in an emergency, when none is needed), audit the records of the Baker.`;
  expect(written(text).join()).toContain('Baker: on-demand');
});

test('the notice of an audit is given by whoever may audit, as the sentence before says', () => {
  const text = `${filler}The Baker shall bake. The Customer shall be entitled at any time to (i) inspect the ovens of the Baker, and (ii) audit its books. Any such inspection or audit shall be upon nine days' notice.`;
  expect(written(text)).toEqual(['Baker: on-demand', 'Customer: P9D']);
});

test('a bank transfer is a way to pay, and no bank pays', () => {
  const text = `${filler}The Customer pays the price. The price shall be paid by bank transfer within nine days.`;
  expect(written(text)).toContain('Customer: P9D');
});

test('whoever is entitled to a payment is paid, and interest falls on the one who fails to pay', () => {
  expect(
    written('If the Baker leaves, the Baker will be immediately entitled to a termination payment equal to EUR 900.'),
  ).toEqual(['Customer: EUR 900']);
  expect(
    written(
      'If the Customer fails to pay the Baker in time, then interest will begin to accrue at the rate of 9% per annum.',
    ),
  ).toEqual(['Customer: 9% of overdue amount per year']);
});

test('an item that opens with a condition and a bare verb is for whoever its list is about', () => {
  expect(
    written(
      'The Baker shall: (a) keep the oven clean; (b) if the oven is old, tell the Customer within nine days of the change.',
    ),
  ).toEqual(['Baker: P9D']);
});

test('"fails, within a time, to" binds the one who fails, and whoever may still object has the time until something is deemed', () => {
  expect(
    written('If the Baker fails, within nine days after a request by the Customer, to bake, the order is void.'),
  ).toContain('Baker: P9D');
  expect(
    written(
      'Each loaf shall be deemed accepted on the earlier of: (i) a notice of acceptance, or (ii) nine days after delivery, unless the Customer sends the Baker a list.',
    ),
  ).toContain('Customer: P9D');
});
