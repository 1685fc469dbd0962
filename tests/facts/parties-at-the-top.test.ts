/** Parties that stand at the top, in no sentence that introduces them. */
import { expect, test } from 'vitest';
import { partiesOf } from './facts-of-text.js';

test('a house names itself below the title of its rules, whatever companies they speak of', () => {
  expect(
    partiesOf(
      'FERRY HANDBOOK\n\nSound Ferries Ltd, second edition, May 2024\n\n1. Pay\n\n1.1 The bank that Corn Pay Ltd uses sees the salary.',
    ),
  ).toEqual(['Sound Ferries Ltd ()']);
});

test('two below a title are the parties, and not those of a table at the end', () => {
  expect(
    partiesOf(
      '# Data Terms\n\nOak Mills Ltd and Elm & Reed Ltd, 4 March 2024, part of their Milling Agreement\n\n## 1. Data\n\n1.1 Data are kept.\n\n| Firm | Task |\n|---|---|\n| Corn Pay Ltd | payments |\n',
      'markdown',
    ),
  ).toEqual(['Oak Mills Ltd ()', 'Elm & Reed Ltd ()']);
});

test('a person behind "and", with a title and an address before the bracket', () => {
  expect(
    partiesOf(
      'CONTRACT OF EMPLOYMENT\n\nOak Mills Ltd, 3 River Row, Quay (the "Company")\nand\nMs Ada Baker, 4 Mill Street, Quay (the "Employee")\n\n1. Post\n\n1.1 The Employee works as a miller.',
    ),
  ).toEqual(['Oak Mills Ltd (Company) = company', 'Ms Ada Baker (Employee) = employee']);
});

test('labels in one sentence name a company and a person', () => {
  expect(
    partiesOf('TENANCY\n\n1. The parties\n\n1.1 Landlord: Oak Mills Ltd. Tenant: Dr Ada Baker. The rent is low.'),
  ).toEqual(['Oak Mills Ltd. (Landlord) = landlord', 'Dr Ada Baker (Tenant) = tenant']);
});

test.each([
  [
    'Issued by Sound Ferries Partnership to Corn Barge Works Ltd, issue 4',
    ['Sound Ferries Partnership ()', 'Corn Barge Works Ltd ()'],
  ],
  ['Sound Cottages and Corn Barge Works Ltd, 4 May 2024', ['Sound Cottages ()', 'Corn Barge Works Ltd ()']],
  ['Corn Barge Works Ltd to Dr Ada Baker, 4 May 2024', ['Corn Barge Works Ltd ()', 'Dr Ada Baker ()']],
  ['Corn Barge and Sons Ltd', ['Corn Barge and Sons Ltd ()']],
])('"%s" below a title', (line, parties) => {
  expect(partiesOf(`FERRY HANDBOOK\n\n${line}\n\n1. Pay\n\n1.1 The oats are paid for.`)).toEqual(parties);
});

test('emphasis around the names of two with a bracket each', () => {
  expect(
    partiesOf(
      '# Mill\n\n**Sound Cottages** ("we", "us") and **Corn Barge Works Ltd** ("you")\n\n1 The oats are paid for.',
    ),
  ).toEqual(['Sound Cottages (we, us)', 'Corn Barge Works Ltd (you)']);
});
