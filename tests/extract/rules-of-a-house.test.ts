import { describe, expect, test } from 'vitest';
import { filler, written } from './obligations-of-text.js';

test('rules call their house as a bracket says', () => {
  const text = `HOLLOW HILL COLLECTIVE\n\nHollow Hill Collective (the "Organization") keeps bread. ${filler}Records are kept for nine days.`;
  expect(written(text, [], 'policy')).toEqual(['Organization: >=P9D']);
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

  test('records of a text that speaks to "you" are kept by "us"', () => {
    const text = `The Kiln Guild ("we") cares for what you entrust to us. We keep your letters safe. You may ask us.\n\nStorage periods: letters, nine days.`;
    expect(written(text, [{ name: 'Kiln Guild', aliases: ['we'] }], 'policy')).toEqual(['Kiln Guild: <=P9D']);
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

test('an order behind a case is read, under a number and behind a label too', () => {
  const text =
    'Fire: In case of fire, and in accordance with the plan, call the brigade within two minutes. 6.2 In the event of a leak, notify the Keeper promptly. If an oven breaks, tell the Keeper within the prescribed time.';
  expect(written(text, [{ name: 'Kiln Guild' }], 'policy')).toEqual([
    'Kiln Guild: PT2M',
    'Kiln Guild: promptly',
    'Kiln Guild: within the prescribed time',
  ]);
});

test('a rate in brackets makes "periodically" exact', () => {
  const text = 'Ovens are inspected periodically (on a quarterly basis). Lists are reviewed periodically.';
  expect(written(text, [{ name: 'Kiln Guild' }], 'policy')).toEqual(['Kiln Guild: R/P3M', 'Kiln Guild: periodically']);
});

test('the house and those of whom its rules speak may be either of them', () => {
  const text =
    'Rules of the guild. Bakers must knock. Either the baker or the Guild may end this on nine days’ notice.';
  expect(written(text, [{ name: 'Kiln Guild', aliases: ['Guild'] }], 'policy')).toContain('both: P9D');
});
