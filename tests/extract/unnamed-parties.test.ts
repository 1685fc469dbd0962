import { describe, expect, test } from 'vitest';
import { filler, read, written } from './obligations-of-text.js';

describe('people who are no party', () => {
  const museum = [{ name: 'Clock Museum', aliases: ['Museum'] }];

  test('in the rules of one house its people act by their own name', () => {
    const drafts = read('Members of the night team shall check each door every week.', museum, 'policy');
    expect(drafts.map((draft) => draft.written)).toEqual(['Members of the night team: R/P1W']);
  });

  test('what is written like the name of a body is one, nobody is not', () => {
    const text =
      'The doors are re-checked by the Night Keeper every week. Clock Repairs shall wind the clocks within a day, and Human Resources shall tell them within two days. The Desk passes faults to the Chief Engineer, who shall mend them within three days. Nobody may sleep. Nobody may sing. Nobody will smoke. Lamps are lit every month.';
    expect(read(text, museum, 'policy').map((draft) => draft.written)).toEqual([
      'Night Keeper: R/P1W',
      'Clock Repairs: P1D',
      'Human Resources: P2D',
      'Chief Engineer: P3D',
      'Museum: R/P1M',
    ]);
  });

  test('an arbitrator acts for nobody', () => {
    expect(written('The arbitrator shall decide within two months of the hearing.')).toEqual(['arbitrator: P2M']);
  });

  test('a Sub-baker is not the Baker', () => {
    const drafts = written('The Customer shall pay the Sub-baker within six days.');
    expect(drafts).toEqual(['Customer: P6D']);
  });
});

describe('whom a text speaks of without naming its parties', () => {
  const weekly = 'We delete the list within nine days. '.repeat(4);

  test('"we" is the company that the text introduces and names again, not a system that happens to act', () => {
    const policy = `This policy covers all ovens of Crumb LLC. Crumb’s bakers like rules. On old ovens the OS will ask for leave. Ask Crumb if in doubt. ${weekly}`;
    expect(read(policy, [], 'policy').map((draft) => draft.written)).toContain('Crumb: <=P9D');
  });

  test('who introduces itself as "we" is told by its name: "we" is whoever reads the calendar', () => {
    const letter =
      'Crumb LLC ("we") lends you an oven. We will fetch it within nine days. You must clean it within six days.';
    expect(read(letter, [{ name: 'Crumb LLC', aliases: ['we'] }]).map((draft) => draft.written)).toEqual([
      'Crumb LLC: P9D',
      'you: P6D',
    ]);
  });

  test('of three parties the two that act together are named', () => {
    const three = ['Owner', 'Tenant', 'Guild'].map((name) => ({ name, aliases: [name] }));
    const text =
      'The Owner and the Tenant shall tell the Guild within four days. The Guild shall pay. The Guild may go. The Owner may sing.';
    expect(read(text, three).map((d) => `${d.written} to ${d.obligee}`)).toContain('Owner and Tenant: P4D to Guild');
  });

  test('what is open to inspection by one is kept by the other', () => {
    const two = ['Owner', 'Tenant'].map((name) => ({ name, aliases: [name] }));
    expect(read('All books shall be available for inspection by the Owner.', two).map((d) => d.written)).toEqual([
      'Tenant: on-demand',
    ]);
  });

  test('a name that ends like the address of a site is one name', () => {
    const text = 'Loafer.io shall answer within four days. Loafer.io may sing. Loafer.io shall sweep. You shall pay.';
    expect(read(text, []).map((d) => d.written)).toContain('Loafer.io: P4D');
  });

  test('a name in small letters that opens its sentences is a party', () => {
    const text =
      'ovnco may sing. ovnco shall sweep. On Monday the Guild may rest. ovnco shall answer within four days.';
    expect(read(text, []).map((d) => d.written)).toContain('ovnco: P4D');
  });

  test('roles that a contract writes small are its parties', () => {
    const small = (role: string) =>
      `the ${role} shall sing. In May the ${role} may dance. On Monday the ${role} must rest. `;
    const text = `Always ${small('client')}Always ${small('provider')}The client shall pay the provider within six days.`;
    expect(read(text, []).map((d) => `${d.written} to ${d.obligee}`)).toContain('client: P6D to provider');
  });

  test('the two roles of a form that is annexed stand against each other', () => {
    const two = ['Crumb', 'Loaf'].map((name) => ({ name, aliases: [name] }));
    const acts = (who: string) => `${who} shall bake. ${who} may rest. ${who} shall sing. `;
    const form = `${acts('Buyer')}${acts('Seller')}Buyer shall pay within six days. All sums shall be paid to Seller within two days.`;
    const told = read(`${acts('Crumb')}${acts('Loaf')}\n\n${form}`, two).map((d) => `${d.written} to ${d.obligee}`);
    expect(told).toEqual(['Buyer: P6D to Seller', 'Buyer: P2D to Seller']);
  });

  test('initials that "and" joins are one name', () => {
    const parties = [
      { name: 'Bread & Loaf Ltd', aliases: ['B&L'] },
      { name: 'Crumb LLC', aliases: ['Crumb'] },
    ];
    expect(
      read('B&L shall pay Crumb within four days. Crumb answers B&L within six days.', parties).map((d) => d.written),
    ).toEqual(['B&L: P4D', 'Crumb: P6D']);
  });

  test('a name between marks of emphasis acts, be it written small', () => {
    const parties = [
      { name: 'Oven Makers Ltd', aliases: ['ovn'] },
      { name: 'Crumb LLC', aliases: ['Customer'] },
    ];
    expect(
      read("_ovn_ agrees to answer within four days of _Customer_'s **Call**.", parties).map((d) => d.written),
    ).toEqual(['ovn: P4D']);
  });

  test('"you" in an annex is the party that must tell the other one something', () => {
    expect(
      read(
        'Party A pays Party B. Party B shall bake. Party A may taste. Party B shall sweep. You shall notify Party A of mice within four days.',
        [
          { name: 'Hall Club', aliases: ['Party A'] },
          { name: 'Ovens Ltd', aliases: ['Party B'] },
        ],
      ).map((draft) => draft.written),
    ).toContain('Party B: P4D');
  });
});

describe('documents that name nobody in a clause of parties', () => {
  test('in rules of a bank its departments are no parties', () => {
    const text =
      'Files are destroyed within nine days after closing. The Legal Department shall advise. The Records Office shall help. The CEO shall sign. The Bank keeps a list.';
    expect(read(text, [], 'policy').map((draft) => draft.written)).toContain('Bank: P9D');
  });

  test('"she" is the party that is a human being', () => {
    const staff = [
      { name: 'Mill Ltd', aliases: ['Employer'] },
      { name: 'Ada Baker', aliases: ['Employee'] },
    ];
    const text =
      'The Employer shall pay monthly. The Employer will own the recipes. The Employer may ask for more. The Employee shall bake. Should the oven break, she shall tell the foreman within one day.';
    expect(read(text, staff).map((draft) => draft.written)).toContain('Employee: P1D');
  });

  test('a contract that says "you" to one of its two parties means the one who never acts by name', () => {
    const text = `The Mill shall pay monthly. ${'You bake for the Mill. '.repeat(12)}You must tell the Mill within one day.`;
    const staff = [
      { name: 'Mill Ltd', aliases: ['Mill'] },
      { name: 'Ada Baker', aliases: ['Employee'] },
    ];
    expect(read(text, staff).map((draft) => draft.written)).toContain('Employee: P1D');
  });

  test('in a policy "the Company" owes what the policy orders, though a committee is named', () => {
    const text = `The Safety Panel shall be led by a director of the Company. The panel meets at the seat of the Company. Tools of the Company are kept clean. Locks shall be checked within 24 hours. The Safety Panel may advise.`;
    expect(read(text, [], 'policy').map((draft) => draft.written)).toContain('Company: PT24H');
  });

  test('a name that begins with figures is a name', () => {
    const text =
      '2.3 4sights shall tell the Customer within two days. 2.4 4sights shall repair it within three days. The Customer shall pay within ten days. 4sights shall clean it within four days.';
    expect(
      read(text, [{ name: '4sights LLC', aliases: ['4sights'] }, { name: 'Customer' }]).map((d) => d.written),
    ).toEqual(['4sights: P2D', '4sights: P3D', 'Customer: P10D', '4sights: P4D']);
  });

  test('a name that ends like a plural is a name where the contract introduces it', () => {
    const names = [
      { name: 'Adams Ovens, Inc.', aliases: ['Adams'] },
      { name: 'Hall Club', aliases: ['Customer'] },
    ];
    const text = 'Adams shall bake within two days. Adams shall sweep within a day. The Customer shall pay Adams.';
    expect(read(text, names).map((draft) => draft.written)).toEqual(['Adams: P2D', 'Adams: P1D']);
  });

  test('a party that never acts is still the other side', () => {
    const names = [
      { name: 'Ovens Ltd', aliases: ['Owner'] },
      { name: 'Hall Club', aliases: ['Tenant'] },
    ];
    const text =
      'The Owner may visit the Tenant. The Owner shall heat the flat of the Tenant. The Owner shall mend it. If rent of the Tenant is late, the Owner may terminate this lease.';
    expect(read(text, names).map((draft) => draft.written)).toEqual(['Tenant: termination']);
  });

  test('a name may begin with a small letter or hold figures', () => {
    const names = [
      { name: 'eBakery, Inc.', aliases: ['eBakery'] },
      { name: 'Oven2Go Ltd', aliases: ['Oven2Go'] },
    ];
    const text =
      'eBakery shall pay within two days. Oven2Go shall come within three days. Oven2Go may bake. eBakery may eat.';
    expect(read(text, names).map((draft) => draft.written)).toEqual(['eBakery: P2D', 'Oven2Go: P3D']);
  });

  test('a party that the contract calls "You" is "You" where it calls it so', () => {
    const staff = [
      { name: 'Mill Ltd', aliases: ['Mill'] },
      { name: 'Ada Baker', aliases: ['Employee', 'You'] },
    ];
    const text =
      'You shall return the keys within two days. You must tell the Mill within one day. Your pay is monthly.';
    expect(read(text, staff).map((draft) => draft.written)).toContain('You: P2D');
  });
});

test('rules without a title in which two roles act are terms between those two', () => {
  const text = `${filler}The Carrier shall knock. The Carrier must ring. The Carrier shall report each fire. The Principal may send goods. A letter of the company is red. The loading time is no later than 12 hours from notice.`;
  expect(written(text, [], 'policy')).toContain('Carrier: PT12H');
});
