import { expect, test } from 'vitest';
import { loadDerived, saveDerived } from '../../src/store/derived.js';
import { temporaryStore } from './reading-sample.js';

test('what was worked out is found again as long as it follows from the same, and one thing is kept under a name', async () => {
  const store = await temporaryStore();
  expect(await loadDerived(store, 'conflicts', 'a')).toBeNull();
  await saveDerived(store, 'conflicts', 'a', [{ id: '1' }]);
  expect(await loadDerived(store, 'conflicts', 'a')).toEqual([{ id: '1' }]);
  expect(await loadDerived(store, 'conflicts', 'b')).toBeNull();
  await saveDerived(store, 'conflicts', 'b', []);
  expect(await loadDerived(store, 'conflicts', 'a')).toBeNull();
  expect(await loadDerived(store, 'conflicts', 'b')).toEqual([]);
});
