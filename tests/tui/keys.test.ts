import type { Key } from 'ink';
import { expect, test } from 'vitest';
import { KeyReader } from '../../src/tui/keys.js';

const plain = { return: false, tab: false, escape: false, ctrl: false, meta: false } as Key;

test('what the terminal says was pasted is one text, its line breaks are blanks', () => {
  const reader = new KeyReader();
  expect(reader.read('[200~', plain)).toEqual([]);
  expect(reader.read('first\r\nsecond\rd', plain)).toMatchObject([{ input: 'first second d', pasted: true }]);
  expect(reader.read('', { ...plain, return: true })).toMatchObject([
    { input: ' ', key: { return: false }, pasted: true },
  ]);
  expect(reader.read('[201~', plain)).toEqual([]);
  expect(reader.read('d', plain)).toMatchObject([{ input: 'd', pasted: false }]);
});

test('keys that arrive together are single ones, and each knows whether more stand behind it', () => {
  const keys = new KeyReader().read('a\rj', plain);
  expect(keys.map(({ input, key, more }) => [input, key.return, more])).toEqual([
    ['a', false, true],
    ['', true, true],
    ['j', false, false],
  ]);
});
