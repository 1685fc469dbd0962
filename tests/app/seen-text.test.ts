import { describe, expect, test } from 'vitest';
import { readDocument } from '../../src/app/read-contract.js';
import { readSeen } from '../../src/app/seen-text.js';
import { loadGrammars } from '../../src/grammar/load.js';
import { readBuffer } from '../../src/ingest/read-source.js';

const grammars = loadGrammars(new URL('../../grammars', import.meta.url).pathname);
const read = async (text: string, file = 'a.txt') => (await readBuffer(file, Buffer.from(text), {}))[0]!;
const seen = async (text: string) => readSeen(await read(text)).source.text;

describe('what nobody sees is not read', () => {
  test.each([
    ['a soft hyphen', 'The Tenant shall pay within thir\u00adty days after deliv\u00adery of the keys.'],
    [
      'a soft hyphen at the end of a line',
      'The Tenant shall pay within thir\u00ad\n   ty days after delivery of the keys.',
    ],
    ['a space without width', 'The Tenant shall pay with\u200bin thir\u200bty days after delivery of the keys.'],
    [
      'joiners and a byte order mark',
      'The Tenant shall pay with\ufeffin thir\u2060ty d\u200days after delivery of the keys.',
    ],
    [
      'marks of the writing direction',
      'The Tenant shall pay within \u200e30\u200f \u061cdays after \u2066delivery\u2069 of the keys.',
    ],
  ])('%s, and every quote is the file\u2019s own words', async (_, sentence) => {
    const text = `LEASE\n\n1. ${sentence}\n`;
    const { source, obligations } = readDocument(await read(text), grammars, null);
    expect(source.text).toBe(text);
    expect(obligations.map(({ value, trigger }) => [value, trigger.text])).toEqual([
      [{ type: 'period', period: { count: 30, unit: 'day', business: false } }, 'delivery of the keys'],
    ]);
    const { start, end } = obligations[0]!;
    expect(text.slice(start, end)).toBe(sentence.replace(/\.$/, ''));
  });

  test('words struck through in Markdown', async () => {
    const text =
      '# Lease\n\n1. The Tenant shall pay within ~~nine~~ six days after delivery of the keys.\n2. ~~The Tenant shall pay a fee within two days after delivery.~~\n';
    const { tree, obligations } = readDocument(await read(text, 'a.md'), grammars, null);
    expect(obligations.map(({ start, end }) => text.slice(start, end))).toEqual([
      'The Tenant shall pay within ~~nine~~ six days after delivery of the keys',
    ]);
    expect(tree.clauses.map(({ number }) => number)).not.toContain('2');
  });
});

describe('a soft hyphen that is a hyphen', () => {
  test('is one wherever the document writes hyphens so', async () => {
    expect(await seen('The By\u00adLaws and a need\u00adto\u00adknow basis.')).toBe(
      'The By-Laws and a need-to-know basis.',
    );
  });

  test('is told by the words of the document from one where a word may be broken', async () => {
    expect(await seen('A twelve\u00admonth term; its termi\u00adnation.')).toBe(
      'A twelve-month term; its termination.',
    );
    expect(await seen('The long list and the book list: a book\u00adlist.')).toBe(
      'The long list and the book list: a book-list.',
    );
  });
});

test('a text without such characters is the same', async () => {
  const source = await read('Pay\u00a0at\u202fonce.');
  expect(readSeen(source).source.text).toBe(source.text);
});
