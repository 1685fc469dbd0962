import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { familyReaders } from '../src/app/grammar-families.js';
import { loadGrammars } from '../src/grammar/load.js';
import { testGrammars } from '../src/grammar/test-grammars.js';

const grammars = loadGrammars(new URL('../grammars', import.meta.url).pathname);

/** The texts of the files below a folder that end so. */
const textsIn = (folder: string, ending: string): string =>
  (readdirSync(new URL(`../${folder}`, import.meta.url), { recursive: true }) as string[])
    .filter((name) => name.endsWith(ending))
    .map((name) => readFileSync(new URL(`../${folder}/${name}`, import.meta.url), 'utf8'))
    .join('\n');

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

  test('every vocabulary is asked for by a rule, another vocabulary or the code', () => {
    const [rules, code] = [textsIn('grammars', '.yaml'), textsIn('src', '.ts')];
    const asked = new Set(rules.match(/[a-z][\w/-]*/g));
    const isAsked = (name: string) =>
      asked.has(name) || code.includes(name) || code.includes(`'${name.split('/').at(-1)}'`);
    expect([...grammars.vocabularies.keys()].filter((name) => !isAsked(name))).toEqual([]);
  });
});
