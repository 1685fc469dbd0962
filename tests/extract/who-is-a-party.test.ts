import { describe, expect, test } from 'vitest';
import { exampleSource, noClauses, noFacts } from '../../src/extract/example-text.js';
import { extractObligations } from '../../src/extract/extract-obligations.js';
import { loadGrammars } from '../../src/grammar/load.js';
import type { DocumentFacts, Party } from '../../src/model/facts.js';
import { formatValue } from '../../src/model/value-text.js';

const grammars = loadGrammars(new URL('../../grammars', import.meta.url).pathname);

function written(text: string, parties: Partial<Party>[], type: DocumentFacts['type'] = 'agreement'): string[] {
  const named = parties.map((party) => ({ name: '', aliases: [], role: '', spans: [], ...party }));
  const facts = { ...noFacts, type, parties: named };
  return extractObligations(exampleSource(text), noClauses, facts, grammars).map(
    ({ obligor, value }) => `${obligor}: ${formatValue(value)}`,
  );
}
/** So many sentences that the text is no short one. */
const filler = 'The oven is red. '.repeat(14);

test('two roles that the facts take for names of one are two sides, where either acts', () => {
  const text = `${filler}Landlord shall heat the hall. Landlord shall light it. Landlord will sweep it. Tenants shall pay. Tenants shall knock. Tenants must ring. Landlord will return the key within nine days.`;
  expect(written(text, [{ name: 'Mill Ltd', aliases: ['Landlord', 'Tenants'] }])).toEqual(['Landlord: P9D']);
});

test('the other side of terms that name one role is the role that they name most often', () => {
  const text = `${filler}The Hirer must knock. The Hirer must ring. The Hirer shall sweep. The Hirer asks the Supplier. Keys of the Supplier are red. Tools of the Supplier are blue. The bond is refunded within five days.`;
  expect(written(text, [])).toEqual(['Supplier: P5D']);
});

test('customers in small letters are the other side of the terms of a service', () => {
  const text = `${filler}Kiln will bake. Kiln will glaze. Kiln may close. Customers can watch. A customer pays. The customer may ring. Orders must be placed by customers within six days.`;
  expect(written(text, [{ name: 'Kiln', aliases: [] }], 'sla')).toEqual(['customer: P6D']);
});

test('a contract with one named party speaks to its reader', () => {
  const text =
    'Your oven is red. You may bake. You may glaze. You may knock. The Guild may ring. You will tell the Guild within three days of each fire. Your wage is paid within two days of the fair.';
  expect(written(text, [{ name: 'Guild of Bakers', aliases: ['Guild'] }])).toContain('you: P3D');
});

test('a role that goes with another is the other side, wherever the text names it', () => {
  const text = `${filler}The Employer shall bake. The Employer may knock. The Employer must pay. The wage of the Employee is red. The Employer may warn the Employee. The Employee shall report each fire within two days.`;
  expect(written(text, [])).toEqual(['Employee: P2D']);
});

test('a human being whose name is left open is the other side, and letters that stand for a thing are none', () => {
  const text = `${filler}NAME of ADDRESS (the "Employee"). Pay in lieu of tea ("PILOT") is due. The Company shall bake. The Company may ring. The Company will pay. PILOT shall be small. PILOT may be large. PILOT must fit. Claims are reported by the Employee within two days.`;
  expect(written(text, [{ name: 'Kiln Ltd', aliases: ['Company'] }])).toEqual(['Employee: P2D']);
});

test('rules call their house as a bracket says', () => {
  const text = `HOLLOW HILL COLLECTIVE\n\nHollow Hill Collective (the "Organization") keeps bread. ${filler}Records are kept for nine days.`;
  expect(written(text, [], 'policy')).toEqual(['Organization: >=P9D']);
});

test('a company that is called like a thing acts, and so does one whose name is written small', () => {
  const text = `${filler}Kiln Systems shall bake. Kiln Systems may glaze. Kiln Systems will ring. oven_b shall knock. oven_b may ring. oven_b shall pay within three days.`;
  const parties = [
    { name: 'KILN SYSTEMS, INC.', aliases: ['KILN SYSTEMS'] },
    { name: 'Oven AG', aliases: ['oven_b'] },
  ];
  expect(written(text, parties)).toEqual(['oven_b: P3D']);
  expect(written(`${text} Ovens delivered to oven_b must be tested within a day.`, parties)).toContain(
    'Kiln Systems: P1D',
  );
});

test('names that end like a possessive or open with a title are whole, and a stop in a name ends no clause', () => {
  const text = `${filler}Low's shall bake. Low's will ring. Low's may knock. Dr. Reed shall pay the toll, and shall warn Low's within two days. Low's will answer within three days.`;
  const parties = [
    { name: "Low's, Inc.", aliases: ["Low's"] },
    { name: 'Ann B. Reed', aliases: ['Dr. Reed'] },
  ];
  expect(written(text, parties)).toEqual(['Dr. Reed: P2D', "Low's: P3D"]);
});

test('a capital shows that a Member acts on its own', () => {
  const text = `${filler}The Keeper shall bake. The Keeper shall knock. The Miller shall pay. The Miller will ring. A Member may object within four days.`;
  const parties = [
    { name: 'Kiln Ltd', aliases: ['Keeper'] },
    { name: 'Mill Ltd', aliases: ['Miller'] },
  ];
  expect(written(text, parties)).toEqual(['Member: P4D']);
});

test('terms of one company speak to "you", though they name your Customer Data', () => {
  const text =
    'Kiln bakes. Kiln glazes. Kiln may refuse. You may watch. Your Customer Data is yours. Your Customer Data is safe. Your Customer Data is red. You will pay within six days.';
  expect(written(text, [])).toEqual(['you: P6D']);
});

test('what is a finding elsewhere is no party where it is the Finding', () => {
  const text = `${filler}We look at each finding. A finding is a crack. Every finding is red. The Finding should be short. The Finding should match. The Finding must fit. Cracks are mended within four days.`;
  expect(written(text, [], 'other')).toEqual(['we: P4D']);
});

test('the last word of a heading is no part of a name in the line below it', () => {
  const text = `${filler}\n3. Holiday\nLeave must end. The Guild must knock. The Guild must ring. The Guild shall bake.\n4. Care\nOvens are cleaned within four days.`;
  expect(written(text, [{ name: 'Guild of Bakers', aliases: ['Guild'] }])).toEqual(['Guild: P4D']);
});

test('a credit in a list of what the payer receives is given by the one who is paid', () => {
  const text =
    'The Baker is old. The Customer shall pay the fee. If the bread is late, the Customer shall be entitled to:\n\n- a credit of 9% of the fee;\n- a credit of 20% of the fee.\n\n';
  const bakery = [
    { name: 'Ovens Ltd', aliases: ['Baker'] },
    { name: 'Hall Club', aliases: ['Customer'] },
  ];
  expect(written(text, bakery)).toEqual(['Baker: 9% of fee', 'Baker: 20% of fee']);
});

describe('rules of a house', () => {
  const rules =
    'Rules of the guild. All bakers and staff are bound. Staff must knock. Staff must ring. Staff shall sweep. The Miller approves them.';

  test('what is reported, asked for and sat through is done by the people, what is cleaned is not', () => {
    const text = `${rules} A fire must be reported to the Keeper within one hour. Fire training is mandatory every year. Ovens are cleaned monthly. Claims must be made within three days.`;
    expect(written(text, [{ name: 'Kiln Guild' }], 'policy')).toEqual([
      'Staff: PT1H',
      'Staff: R/P1Y',
      'Kiln Guild: R/P1M',
      'Staff: P3D',
    ]);
  });

  test('a department acts by its name, and what follows a noun that is a verb too shows which it is', () => {
    const text = `${rules} Finance reviews the list every month. The duty officer audits each oven weekly.`;
    expect(written(text, [{ name: 'Kiln Guild' }], 'policy')).toEqual(['Finance: R/P1M', 'duty officer: R/P1W']);
  });

  test('who only approves of something does not do what follows', () => {
    const text = `${rules}\n\n1. Keys must be approved by the duty officer. Locks are changed monthly.`;
    expect(written(text, [{ name: 'Kiln Guild' }], 'policy')).toEqual(['Kiln Guild: R/P1M']);
  });

  test('wages are paid and hearings held by the house, though its rules speak to "you"', () => {
    const text =
      'You must knock. You must ring. You must sweep. You shall bake. You shall mill. Your wage is paid monthly. A hearing is held within four days. Leave must be requested within two days.';
    expect(written(text, [{ name: 'Guild of Bakers', aliases: ['Guild'] }])).toEqual([
      'Guild: R/P1M',
      'Guild: P4D',
      'you: P2D',
    ]);
  });

  test('whoever will have something withdrawn, or is fined, is the one who loses', () => {
    const text = `${rules} Staff will be charged EUR 9 for each lost key. Staff who smoke may have their contract terminated.`;
    expect(written(text, [{ name: 'Kiln Guild' }], 'policy')).toEqual(['Staff: EUR 9', 'Staff: termination']);
  });
});

describe('what the sense of the words says', () => {
  const bakery = [
    { name: 'Ovens Ltd', aliases: ['Baker'] },
    { name: 'Hall Club', aliases: ['Customer'] },
  ];
  const deeds =
    'The Baker shall bake. The Baker shall deliver. The Customer shall pay the price. The Customer shall take the bread.';
  const read = (text: string) => written(`${deeds} ${text}`, bakery);

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

describe('whose document it is, and to whom it speaks', () => {
  test('a policy is that of whoever stands beside its title, or keeps what it is about', () => {
    const rules = `${filler}Records are kept for nine days.`;
    expect(written(`# Bread policy — Kiln\n\n${rules}`, [], 'policy')).toEqual(['Kiln: >=P9D']);
    expect(
      written(
        `# Bread policy\n\nScope\n\nApplies to all bread owned or handled by Kiln Mill.\n\n${rules}`,
        [],
        'policy',
      ),
    ).toEqual(['Kiln Mill: >=P9D']);
  });

  test('a policy is that of the house in its title', () => {
    const text = 'Fire policy - Hollow Hill School\n\nParents and staff are bound. Lamps are lit every month.';
    expect(written(text, [], 'policy')).toEqual(['Hollow Hill School: R/P1M']);
  });

  test('terms that say both "we" and "you" speak for whoever acts, to their reader', () => {
    const text = `${'We bake. You knock. '.repeat(12)}Kiln shall bake. Kiln shall mill. A Miller shall ring. A Miller shall sweep. A Miller may knock. Kiln may close. We tell you of a fire within two days. Wages of nobody are told. You pay within four days.`;
    expect(written(text, [])).toEqual(['Kiln: P2D', 'you: P4D']);
  });

  test('exporter and importer act in clauses for transfers, beside the parties of the contract', () => {
    const text =
      'The Baker shall bake. The Customer shall pay. The data exporter shall knock. The data importer shall ring. The data importer shall tell the data exporter within two days of a fire. The data importer agrees to sweep.';
    const parties = [
      { name: 'Ovens Ltd', aliases: ['Baker'] },
      { name: 'Hall Club', aliases: ['Customer'] },
    ];
    expect(written(text, parties)).toEqual(['data importer: P2D']);
  });

  test('an order behind its purpose or its time is given to the reader', () => {
    const text = 'We bake. You may knock. You may ring. To return bread, call the shop within three days.';
    expect(written(text, [{ name: 'Kiln Ltd', aliases: ['we'] }])).toEqual(['you: P3D']);
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

test('the house and those of whom its rules speak may be either of them', () => {
  const text =
    'Rules of the guild. Bakers must knock. Either the baker or the Guild may end this on nine days’ notice.';
  expect(written(text, [{ name: 'Kiln Guild', aliases: ['Guild'] }], 'policy')).toContain('both: P9D');
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

test('whoever is spoken to by a role is called so', () => {
  const text = `${filler}You shall knock. You must ring. The Mill will open. You shall pay within nine days.`;
  const parties = [
    { name: 'Quiet Mill Ltd', aliases: ['Mill'] },
    { name: 'User', aliases: ['you'], role: 'user' },
  ];
  expect(written(text, parties)).toEqual(['User: P9D']);
});
