import { describe, expect, test } from 'vitest';
import { loadDerived, saveDerived } from '../../src/store/derived.js';
import { kinds, open } from './databases.js';

describe.each(kinds)('$name', ({ newAddress }) => {
  test('what was worked out is found again as long as it follows from the same, and one thing is kept under a name', async () => {
    const store = await open(await newAddress());
    expect(await loadDerived(store, 'conflicts', 'a')).toBeNull();
    await saveDerived(store, 'conflicts', 'a', [{ id: '1' }]);
    expect(await loadDerived(store, 'conflicts', 'a')).toEqual([{ id: '1' }]);
    expect(await loadDerived(store, 'conflicts', 'b')).toBeNull();
    await saveDerived(store, 'conflicts', 'b', []);
    expect(await loadDerived(store, 'conflicts', 'a')).toBeNull();
    expect(await loadDerived(store, 'conflicts', 'b')).toEqual([]);
  });
});
