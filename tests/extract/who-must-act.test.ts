import { describe, expect, test } from 'vitest';
import { bakery, read, written } from './obligations-of-text.js';

describe('plain present tense', () => {
  test('whoever "delivers" must deliver, and "and sends" goes on with the same party', () => {
    expect(written('The Baker cleans the oven every month and sends the Customer a list within two days.')).toEqual([
      'Baker: R/P1M',
      'Baker: P2D',
    ]);
  });

  test('"it" is whoever the sentence before was about', () => {
    expect(written('The Baker keeps a log of burns. It reports each burn within one hour.')).toContain('Baker: PT1H');
  });

  test('"it" does nothing for itself', () => {
    expect(written('If the Customer asks for it, it shall send a list to the Customer within two days.')).toEqual([
      'Baker: P2D',
    ]);
  });

  test('the items of a list go on with whoever stands before the first label', () => {
    const text =
      'The Customer will help the Baker, provided that the Baker (1) tells the Customer within two days; and (2) delivers a list within six days.';
    expect(written(text)).toEqual(['Baker: P2D', 'Baker: P6D']);
  });

  test('whichever party it is that something is said of binds both', () => {
    const claims = 'Delay is excused where it was caused by a flood, provided the party claiming the flood';
    expect(written(`${claims} notifies the other party within two days.`)).toEqual(['both: P2D']);
    expect(written('The non-prevailing party shall pay the fees of the referee within six days.')).toContain(
      'both: P6D',
    );
    expect(
      written('Termination by the Baker or the Customer for a breach, which is not cured within six days.'),
    ).toEqual(['both: P6D']);
    // Only one of them is named.
    expect(
      written('Termination by the Customer for a breach by the Baker, which is not cured within six days.'),
    ).toEqual(['Baker: P6D']);
  });

  test('"either may" binds both', () => {
    expect(written('Either may end this agreement on ten days’ notice.')).toContain('both: P10D');
  });
});

describe('rules that say who is to act in other words than "shall"', () => {
  test('what is somebody’s responsibility is that party’s to do', () => {
    expect(written('It is the Baker’s responsibility to clean the oven within two days of each fair.')).toContain(
      'Baker: P2D',
    );
  });

  test('a label before a colon says to whom the orders behind it are given', () => {
    const rule = 'All staff: report every burn within one hour.';
    expect(read(rule, [{ name: 'Ovens Ltd' }], 'policy').map((draft) => draft.written)).toEqual(['staff: PT1H']);
  });

  test('a party that is deemed to have agreed is the one that the sentence names', () => {
    expect(
      written('If the Customer does not object within six days, the Customer is deemed to have agreed to the change.'),
    ).toEqual(['Customer: P6D', 'Customer: deemed-acceptance']);
  });
});

describe('somebody who is no party', () => {
  test('is known by all of a name, and not by its last word', () => {
    expect(written('The Escrow Agent shall release the deposit within five days.')).toEqual(['Escrow Agent: P5D']);
  });

  test('whichever party it concerns may be either', () => {
    expect(written('The appropriate party shall pay the shortfall within six days.')).toContain('both: P6D');
  });
});

describe('conditions, lists and places', () => {
  test('"Should the Baker not answer" is a condition that the Baker may fail', () => {
    expect(written('Should the Baker not answer within six days, the price stands.')).toEqual(['Baker: P6D']);
  });

  test('a party named with its people and others is the one that acts', () => {
    expect(
      written('During that time the Customer, its cooks and the Guild of Bakers may, on two days’ notice, visit.'),
    ).toContain('Customer: P2D');
  });

  test('what stands behind the verb says to whom, though another party stands before it', () => {
    expect(written('Letters sent to the Baker are to be passed on to the Customer within three days.')).toEqual([
      'Baker: P3D',
    ]);
  });

  test('what is done by either of two named parties is done by both, and who is given notice does not give it', () => {
    expect(written('This contract may be ended by either the Baker or the Customer on nine days’ notice.')).toEqual([
      'both: P9D',
    ]);
    expect(written('The Baker shall provide the Customer with five days’ notice of a visit.')).toEqual(['Baker: P5D']);
  });

  test('what ends at the option of any party binds both', () => {
    expect(written('This contract ends at the option of any party, upon nine days’ notice.')).toContain('both: P9D');
  });

  test('what reaches one side is passed to the other by whoever does not receive it', () => {
    expect(written('A letter that reaches the Baker directly is passed to the Customer within two days.')).toEqual([
      'Baker: P2D',
    ]);
  });

  test('what must reach one side is sent by the other', () => {
    expect(written('Complaints must reach the Baker within four days.')).toEqual(['Customer: P4D']);
  });

  test('behind a clause between commas goes on what was said of the party before it', () => {
    expect(written('The Baker, which keeps, counts or stores the tins, shall wash them within two days.')).toEqual([
      'Baker: P2D',
    ]);
    expect(written('The Baker, whose cooks use the oven, shall clean it within two days.')).toEqual(['Baker: P2D']);
    expect(written('If an oven burns, the Customer, who has the key, shall open within one hour.')).toEqual([
      'Customer: PT1H',
    ]);
    expect(written('The Customer pays the Baker, which shall send a receipt within three days.')).toEqual([
      'Baker: P3D',
    ]);
  });

  test('such a clause about what belongs to a party is none about the party', () => {
    expect(written('The Customer takes the tins of the Baker, which shall be washed within three days.')).not.toEqual([
      'Baker: P3D',
    ]);
  });

  test('who receives a credit is not the one who owes it', () => {
    expect(written('If the Baker is late, the Customer receives a credit of EUR 9.')).toEqual(['Baker: EUR 9']);
  });

  test('a list with bullets is led by the words before it, and limits may stand there too', () => {
    const text = 'The Baker shall, for the Customer:\n\n- clean the oven within two days;\n- report monthly; and\n\n';
    expect(written(text)).toEqual(['Baker: P2D', 'Baker: R/P1M']);
    expect(
      written('The Baker shall answer no later than: (a) two hours, if the oven burns; (b) a week, if not.'),
    ).toEqual(['Baker: PT2H', 'Baker: P1W']);
  });

  test('"require them to" binds those of whom the sentence speaks', () => {
    expect(written('Contracts with caterers who cook here shall require them to sweep within one hour.')).toEqual([
      'caterers: PT1H',
    ]);
  });

  test('whoever is named right behind "Upon termination" acts, without a comma', () => {
    const policy = 'This policy is the Bank’s. The Bank keeps it. Upon termination caterers shall go within nine days.';
    expect(read(policy, [], 'policy').map((draft) => draft.written)).toContain('caterers: P9D');
  });

  test('whoever is "found to have" done wrong is the one who loses', () => {
    const policy =
      'This policy is the Bank’s. The Bank keeps it. An employee found to have broken a rule may be subject to disciplinary action, including dismissal.';
    expect(read(policy, [], 'policy').map((draft) => draft.written)).toContain('employee: termination');
  });

  test('whoever lets others look is the one who is audited', () => {
    const policy = 'This policy is the Bank’s. The Bank keeps it. Caterers allow the Bank to audit them once a year.';
    expect(read(policy, [], 'policy').map((draft) => draft.written)).toContain('Caterers: R/P1Y');
  });

  test('people of several act as well as people of one', () => {
    const policy =
      'This policy is the Bank’s. The Bank keeps it. Branch managers respond to a finding within nine days.';
    expect(read(policy, [], 'policy').map((draft) => draft.written)).toContain('Branch managers: P9D');
  });
});

describe('a passive without an agent', () => {
  test('what must be paid is owed by the one who pays for the work', () => {
    expect(written('The Customer shall pay the price. Invoices shall be paid within nine days.')).toEqual([
      'Customer: P9D',
    ]);
  });

  test('what is refunded was paid to the one who refunds it', () => {
    expect(written('The Customer shall pay the fee. Sums paid too early are refunded within nine days.')).toEqual([
      'Baker: P9D',
    ]);
  });

  test('consent is given by the other side', () => {
    const text = 'The Customer moves no oven without consent. Consent is given or refused within four days.';
    expect(written(text)).toContain('Baker: P4D');
  });
});

describe('what is to be done', () => {
  test('the action has no clause number and no dangling words', () => {
    const text = '4.2 The Baker shall give the Customer a list of ovens no later than three days before the fair.';
    expect(read(text, bakery).map(({ action }) => action)).toEqual(['give the Customer a list of ovens']);
  });

  test('what a thing undergoes is told as a sentence', () => {
    expect(read('3.1 The ovens shall be cleaned within three days.', bakery).map(({ action }) => action)).toEqual([
      'the ovens are cleaned',
    ]);
  });

  test('an exception closes with its bracket', () => {
    const text = 'The Baker shall, except where an oven is (in the Customer’s view) unsafe, bake within two days.';
    expect(read(text, bakery)[0]!.exceptions).toEqual(['except where an oven is (in the Customer’s view) unsafe']);
  });

  test('"that Party A agrees" speaks of Party A', () => {
    const parties = [
      { name: 'Ovens Ltd', aliases: ['Party A'] },
      { name: 'Corn Ltd', aliases: ['Party B'] },
    ];
    const text =
      'Party B shall bake. If the list is not answered in six days, it shall be deemed that Party A agrees to it.';
    expect(read(text, parties).map((draft) => draft.written)).toContain('Party A: deemed-acceptance');
  });

  test('what is made by one and is sent is sent by that one, unless it is only looked at', () => {
    expect(written('The list shall be written by the Customer and shall be posted within two days.')).toEqual([
      'Customer: P2D',
    ]);
    expect(written('The list shall be checked by the Customer and shall be posted within two days.')).toEqual([
      'Baker: P2D',
    ]);
  });

  test('a limit behind a condition with a clause of its own binds whoever stands behind the comma', () => {
    const text =
      'If the Customer finds out that the Baker has broken the rules by selling old bread, the Customer may charge a fine of EUR 90, stay away or end this agreement.';
    expect(written(text)).toEqual(['Baker: EUR 90']);
  });

  test('"does not" forbids', () => {
    expect(read('The Baker does not close the shop for more than two days.', bakery)[0]?.modality ?? 'must not').toBe(
      'must not',
    );
  });
});
