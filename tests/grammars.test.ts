import { describe, expect, test } from 'vitest';
import { familyReaders } from '../src/app/grammar-families.js';
import { loadGrammars } from '../src/grammar/load.js';
import { testGrammars } from '../src/grammar/test-grammars.js';

const grammars = loadGrammars(new URL('../grammars', import.meta.url).pathname);

describe('grammars', () => {
  test('every rule reads its examples and nothing that stands beside it as a counter-example', () => {
    const { faults } = testGrammars(grammars, familyReaders);
    expect(faults.map(({ file, line, message }) => `${file}:${line}: ${message}`)).toEqual([]);
  });

  test('every folder of rules has examples, and says what it is for', () => {
    expect(grammars.rules.filter(({ says, examples }) => !says || examples.length === 0).map(({ id }) => id)).toEqual(
      [],
    );
  });
});
