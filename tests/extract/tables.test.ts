import { expect, test } from 'vitest';
import { exampleSource, noClauses, noFacts } from '../../src/extract/example-text.js';
import { extractObligations } from '../../src/extract/extract-obligations.js';
import { findTables } from '../../src/extract/find-tables.js';
import { loadGrammars } from '../../src/grammar/load.js';
import type { Party } from '../../src/model/facts.js';
import { formatValue } from '../../src/model/value-text.js';
import { readStructure } from '../../src/structure/read-structure.js';

const grammars = loadGrammars(new URL('../../grammars', import.meta.url).pathname);
const party = (alias: string): Party => ({ name: alias, aliases: [alias], role: '', spans: [] });
const facts = { ...noFacts, parties: [party('Plumber'), party('School')] };

function read(text: string) {
  return extractObligations(exampleSource(text), noClauses, facts, grammars);
}

test('each time in a table is owed by whoever the words before it bind, and runs from what they say', () => {
  const [leak, drip] = read(
    [
      'The Plumber shall meet the following times, counted from the receipt of the report:',
      '',
      '| Fault | Response |',
      '| ----- | -------- |',
      '| Leak  | 3 hours  |',
      '| Drip  | 2 days   |',
    ].join('\n'),
  );
  expect(leak).toMatchObject({ obligor: 'Plumber', action: 'Leak: Response', relation: 'within' });
  expect(leak!.trigger.text).toBe('the receipt of the report, Leak');
  expect(formatValue(leak!.value)).toBe('PT3H');
  expect(formatValue(drip!.value)).toBe('P2D');
});

test('a row that names who is responsible binds that party', () => {
  const drafts = read(
    [
      'The works are done as follows.',
      '',
      'Stage        Due           Responsible',
      'Drawings     4 May 2031    School',
      'Pipes        9 June 2031   Plumber',
    ].join('\n'),
  );
  expect(drafts.map(({ obligor, value }) => `${obligor} ${formatValue(value)}`)).toEqual([
    'School 2031-05-04',
    'Plumber 2031-06-09',
  ]);
});

test('what a table tells of prices and of the life of the agreement is no obligation', () => {
  expect(read('| Item | Detail |\n| --- | --- |\n| Start date | 4 May 2031 |\n| Fee per year | £400 |')).toEqual([]);
});

test('a text that is spread out to fill its lines is no table', () => {
  const text = 'one   two three\nfour five   six\nseven eight nine   ten';
  expect(findTables({ text, blocks: [] })).toEqual([]);
});

test('dots lead from a share of the time to what it costs, and the heading says that it is a credit', () => {
  const text = [
    '4. Credits',
    '',
    'The Plumber is there in time at these rates:',
    '',
    '  90% and more of the calls ...... 4% of the yearly fee',
    '  80% and more of the calls ...... 9% of the yearly fee',
    '  less ........................... 20% of the yearly fee',
  ].join('\n');
  const source = exampleSource(text);
  const drafts = extractObligations(source, readStructure(source, grammars), facts, grammars);
  expect(drafts.filter(({ kind }) => kind === 'penalty').map(({ value }) => formatValue(value))).toEqual([
    '4% of yearly fee',
    '9% of yearly fee',
    '20% of yearly fee',
  ]);
});

test('what stands beside a role is done by whoever has it, each part of the cell by itself', () => {
  const drafts = read(
    [
      '| Role      | Responsibilities                                        |',
      '| --------- | ------------------------------------------------------- |',
      '| Porters   | Report leaks at once; sweep the yard weekly             |',
      '| **Nurse** | Answers letters within 3 days of receipt; keeps the key |',
    ].join('\n'),
  );
  expect(drafts.map(({ obligor, value, action }) => `${obligor} ${formatValue(value)}: ${action}`)).toEqual([
    'Porters at once: Report leaks at once',
    'Porters R/P1W: sweep the yard weekly',
    'Nurse P3D: Answers letters within 3 days of receipt',
  ]);
  expect(drafts[2]!.trigger.text).toBe('receipt');
});

test('the sentence before a table tells that its times come before something, and each case has its own', () => {
  const drafts = read(
    [
      'The Plumber shall send the plan to the School no later than the number of days before the visit shown below.',
      '',
      '| Visit  | Plan                           |',
      '| ------ | ------------------------------ |',
      '| Spring | 9 days, 2 days in urgent cases |',
    ].join('\n'),
  );
  expect(drafts.map(({ obligor, value, relation }) => `${obligor} ${relation} ${formatValue(value)}`)).toEqual([
    'Plumber before P9D',
    'Plumber before P2D',
  ]);
});

test('a list of particulars says what lateness costs, and whoever pays bears it', () => {
  const text = [
    'The School shall pay the fees of the Plumber.',
    '',
    '| Variable | Meaning                            | Default |',
    '| -------- | ---------------------------------- | ------- |',
    '| DAYS     | Days until payment is due          | 21 days |',
    '| RATE     | Interest on late payment (per week) | 2%     |',
    '| FEE      | Fee for a visit                    | £40     |',
  ].join('\n');
  expect(read(text).map(({ obligor, value }) => `${obligor} ${formatValue(value)}`)).toEqual([
    'School P21D',
    'School 2% of overdue amount per week',
  ]);
});

test('a row tells once how long something is kept', () => {
  const text = [
    '| Record | Retention            | Deletion                    |',
    '| ------ | -------------------- | --------------------------- |',
    '| Pass   | While account is open | Deleted when you request it |',
    '| Bills  | Membership + 2 years | On request                  |',
  ].join('\n');
  expect(read(text).map(({ value }) => formatValue(value))).toEqual(['delete-on-request', '<=P2Y']);
});

test('labels and what they say, line by line, are read as a table is; the date of a signature is no limit', () => {
  const text = [
    '- Notice of departure: 9 days',
    '- Days to pay: 12 days',
    '- Date: 5 May 2031',
    '- Term: 3 years',
  ].join('\n');
  expect(read(text).map(({ kind, value }) => `${kind} ${formatValue(value)}`)).toEqual([
    'notice-period P9D',
    'deadline P12D',
  ]);
});

test('a column for each side binds that side; the time that a fault may last is no time to act in', () => {
  const text = [
    '| Task         | Plumber         | School         |',
    '| ------------ | --------------- | -------------- |',
    '| Report leaks |                 | within 9 hours |',
    '| Send a plan  | within 4 days   |                |',
    '',
    '| Measure             | Target   |',
    '| ------------------- | -------- |',
    '| Outage a year       | 3 hours  |',
    '| Repair of the pumps | 5 hours  |',
  ].join('\n');
  expect(read(text).map(({ obligor, value }) => `${obligor} ${formatValue(value)}`)).toEqual([
    'School PT9H',
    'Plumber P4D',
    expect.stringMatching(/ PT5H$/),
  ]);
});

test('who receives a credit by the words before a table is owed it, and a day may open the row that falls due on it', () => {
  const text = [
    'If a pipe leaks, the School receives the following credit:',
    '',
    'Dry days | Credit',
    '90% to 95% | 5% of the fee',
    'less than 90% | 9% of the fee',
    '',
    'The School shall pay the Plumber by instalments as follows:',
    '',
    'Date | Amount',
    '4 May 2031 | £900',
    '9 June 2031 | £400',
  ].join('\n');
  expect(read(text).map(({ obligor, value, action }) => [obligor, formatValue(value), action])).toEqual([
    ['Plumber', '5% of fee', '90% to 95%: Credit'],
    ['Plumber', '9% of fee', 'less than 90%: Credit'],
    ['School', '2031-05-04', 'Amount £900: Date'],
    ['School', '2031-06-09', 'Amount £400: Date'],
  ]);
});
