import { expect, test } from 'vitest';
import { findPassages, indexDocuments, listWords, markWords } from '../../src/store/full-text.js';
import type { Store } from '../../src/store/open-store.js';
import { saveReading } from '../../src/store/save-reading.js';
import type { Phrase } from '../../src/store/word-index.js';
import { kinds, open } from './databases.js';
import { monday, readingOf } from './reading-sample.js';

const vocabulary = [
  ...[
    'pay',
    'Pays',
    'PAYMENT',
    'late',
    'the',
    'the',
    'the',
    'notice',
    'notices',
    'Café',
    'cafe\u0301',
    'naïve',
    '合同',
    'ﬁle',
  ],
  ...[
    '30',
    '2.5',
    'sub-processor',
    'Halden’s',
    "o'clock",
    'x_y',
    'İstanbul',
    'straße',
    'Ελλάδα',
    'λόγος',
    'ΛΌΓΟΣ',
    '5µ',
    'Łódź',
    'Ørsted',
    '가나',
    'ǅ',
    'U+0001',
    '…',
    '—',
    '§',
  ],
];

/** Numbers that are the same every time. */
function* numbers(): Generator<number> {
  for (let seed = 7; ; seed = (seed * 48_271) % 2_147_483_647) yield seed;
}

const chance = numbers();
const some = (count: number) =>
  Array.from({ length: count }, () => vocabulary[chance.next().value % vocabulary.length]!);
const passages = Array.from({ length: 80 }, (_, i) => {
  const words = { text: some(3 + ((i * 7) % 40)).join(i % 3 ? ' ' : ', '), read: some(i % 5).join(' ') };
  return { part: 'main', clause: String(i), start: i, end: i + 1, ...words };
});

const phrases: readonly Phrase[] = [
  ...vocabulary.filter((word) => /[\p{L}\p{N}]/u.test(word)).map((words) => ({ words })),
  ...['pay', 'ca', 'n', '合', 'sub-p', 'Halden’s n'].map((words) => ({ words, open: true })),
  ...['the notice', 'pay the', 'the the', 'late the the', 'sub processor', '2 5'].map((words) => ({ words })),
];

async function indexed(store: Store): Promise<Store> {
  const { document } = await saveReading(store, readingOf('a.txt', ['1 Words.']), { imported: monday, readWith: 'a' });
  await indexDocuments(store, [document.id], async () => passages);
  return store;
}

test.skipIf(kinds.length < 2)('both databases find, weigh and mark the same words', async () => {
  const [one, two] = await Promise.all(kinds.map(async ({ newAddress }) => indexed(await open(await newAddress()))));
  for (const letters of ['', 'p', 'caf', 'ε'])
    expect(await listWords(two!, letters)).toEqual(await listWords(one!, letters));
  for (const [i, phrase] of phrases.entries()) {
    const other = phrases[(i * 5 + 3) % phrases.length]!;
    for (const fits of [[[phrase]], [[phrase, other]], [[phrase], [other]]]) {
      const query = { fits, prefers: fits.flat() };
      const [expected, found] = [await findPassages(one!, query), await findPassages(two!, query)];
      const told = JSON.stringify(fits);
      expect(
        found.map(({ clause }) => clause),
        told,
      ).toEqual(expected.map(({ clause }) => clause));
      for (const [at, { rank }] of found.entries()) expect(rank, told).toBeCloseTo(expected[at]!.rank, 9);
    }
    const texts = passages.slice(0, 30).map(({ text }) => text);
    const wanted = [phrase, other];
    expect(await markWords(two!, wanted, texts), JSON.stringify(wanted)).toEqual(await markWords(one!, wanted, texts));
  }
});
