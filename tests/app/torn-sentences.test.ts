import { expect, test } from 'vitest';
import { readDocument } from '../../src/app/read-contract.js';
import { loadGrammars } from '../../src/grammar/load.js';
import { readBuffer } from '../../src/ingest/read-source.js';
import { formatValue } from '../../src/model/value-text.js';

const grammars = loadGrammars(new URL('../../grammars', import.meta.url).pathname);

const foot = '\n\nBread Contract, page\n\n\n\n\n';
const top =
  'BREAD CONTRACT\n\nThis contract is made between Ovens Ltd ("Baker") and Hall Club ("Customer").\n\n1. The Baker bakes.';

async function readPages(...pages: string[]) {
  const text = [top, '2. The Customer eats.', '3. It rains.', ...pages].join(foot);
  const [source] = await readBuffer('a.txt', Buffer.from(text), {});
  const { obligations } = readDocument(source!, grammars, null);
  return obligations.map(({ obligor, value, action, trigger, start, end }) => ({
    told: `${obligor}: ${formatValue(value)}`,
    action,
    trigger: trigger.text,
    quote: text.slice(start, end),
  }));
}

test('a sentence goes on over a running line, which is none of its words', async () => {
  const [one, ...more] = await readPages(
    '4. The Customer',
    'shall pay for the rye within ten days after the last',
    'delivery of flour.',
  );
  expect(more).toEqual([]);
  expect(one).toMatchObject({ told: 'Customer: P10D', action: 'pay for the rye' });
  expect(one!.trigger).toBe('the last delivery of flour');
  expect(one!.quote).toContain('Bread Contract, page');
});

test('and over the number of a page', async () => {
  const found = await readPages(
    '4. The Baker shall, by the fifth day of each month, pay the\n\n   11\n\nCustomer EUR 5.',
  );
  expect(found.map(({ told }) => told)).toEqual(['Baker: R/P1M']);
});
