/** References to clauses that are not there. */
import { expect, test } from 'vitest';
import { findAmbiguities } from '../../src/conflict/find-ambiguities.js';
import { compareTexts, readTexts } from './texts.js';

const contract = (first: string) => `FERRY AGREEMENT

between Skua Lines Ltd (the "Line") and Port of Hamnavoe (the "Port")

1. BERTHS

1.1 ${first}

1.2 The Port keeps a berth free.

1.4 The Line tells the Port of delays.
`;

const missing = (first: string) =>
  compareTexts({ 'ferry.txt': contract(first) }).conflicts.map(({ topic, explanation }) => `${topic}: ${explanation}`);

test('a clause that the numbering passes over is told once, however often it is referred to', () => {
  expect(missing('The Line pays the fee of clause 1.3 within ten days, and the levy of clause 1.3 with it.')).toEqual([
    expect.stringContaining('it refers to clause 1.3, and the numbering has none'),
  ]);
});

test('a clause whose line was run together with the one before it is there', () => {
  expect(
    missing('The Line pays under Articles 1.1 and 1.3. 1.3 In the event of storms no fee is due under clause 1.3.'),
  ).toEqual([]);
});

test('thousands of references to what is missing are told in time that grows like the text', () => {
  const [document] = readTexts({ 'ferry.txt': contract('The Line pays the fee of clause 1.3.') }).documents;
  const [reference] = document!.references.filter(({ target }) => target === null);
  const many = 4000;
  const text = `${'1.3 '.repeat(many)}${' '.repeat(4 * many)}`;
  const references = Array.from({ length: many }, (_, i) => ({
    ...reference!,
    span: { start: 4 * i, end: 4 * i + 3 },
  }));
  const before = process.cpuUsage();
  findAmbiguities({ ...document!, text, references });
  const { user, system } = process.cpuUsage(before);
  // Milliseconds; each of them asked of the whole text would take minutes.
  expect((user + system) / 1000).toBeLessThan(2000);
});
