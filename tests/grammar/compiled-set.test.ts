import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findCompiledSet, writeCompiledSet } from '../../src/grammar/compiled-set.js';
import type { GrammarSet } from '../../src/grammar/grammar-set.js';
import { readGrammars } from '../../src/grammar/load.js';
import { readText } from '../../src/grammar/read-text.js';
import { grammarFolder } from './grammar-folder.js';

const home = () => join(mkdtempSync(join(tmpdir(), 'tenor-compiled-')), 'compiled-set.bin');

const lending = () =>
  grammarFolder({
    'vocabulary/coin.yaml':
      '{ says: Coins., phrases: { penny: [penny, pence], pound: ["pound*", (new|old) sovereign] } }',
    'lending/loan.yaml': 'says: A loan.\npattern: (lends|gives) [back] ... {coin:what} to {coin:who}\nexamples: []',
  });

/** All that reading a document asks of a set. */
const partsOf = ({ lexicon, trie, vocabularies, rules, abbreviations }: GrammarSet) => ({
  words: lexicon.words,
  prefixes: lexicon.prefixes,
  trie: [trie.names, trie.meanings],
  vocabularies: [...vocabularies].map(([name, { says, entries }]) => [
    name,
    says,
    entries.map(({ phrase, meaning }) => [phrase, meaning]),
  ]),
  rules: rules.map(({ patterns, ...rule }) => ({
    ...rule,
    patterns: patterns.map(({ source, line, node, program: { sets, ...program } }) => ({
      ...{ source, line, node, ...program },
      sets: sets.map(({ features }) => features),
    })),
  })),
  abbreviations: [...abbreviations],
});

test('compiled grammars are those that were read, and find the same', () => {
  const folder = new URL('../../grammars', import.meta.url).pathname;
  const path = home();
  const read = readGrammars(folder);
  writeCompiledSet(read, path);
  const compiled = findCompiledSet(folder, path)!;
  expect(partsOf(compiled)).toEqual(partsOf(read));
  const text =
    'The Tenant shall pay the Landlord 12,000 pounds within thirty (30) days after 1 May 2027, sanctions aside.';
  const [one, other] = [readText(text, compiled), readText(text, read)];
  expect(one.values).toEqual(other.values);
  expect(one.hits).toEqual(other.hits);
  expect(compiled.rule(read.rules[0]!.id)).toBe(compiled.rulesOf(read.rules[0]!.folder)[0]);
  expect(() => compiled.trie.add({ name: 'late', entries: [] })).toThrow('complete');
});

test('grammars of which a file was changed, added or named otherwise are not taken for those that were compiled', () => {
  const folder = lending();
  const path = home();
  writeCompiledSet(readGrammars(folder), path);
  expect(findCompiledSet(folder, path)?.rule('lending/loan')).toBeDefined();
  const coin = join(folder, 'vocabulary/coin.yaml');
  const text = readFileSync(coin, 'utf8');
  writeFileSync(coin, text.replace('pence', 'Pence'));
  expect(findCompiledSet(folder, path)).toBeNull();
  writeFileSync(coin, text);
  expect(findCompiledSet(folder, path)).not.toBeNull();
  writeFileSync(join(folder, 'vocabulary/note.yaml'), text);
  expect(findCompiledSet(folder, path)).toBeNull();
});

test('a copy that was cut short, that is another thing, or that is not there is passed over', () => {
  const folder = lending();
  const path = home();
  expect(findCompiledSet(folder, path)).toBeNull();
  writeCompiledSet(readGrammars(folder), path);
  writeFileSync(path, readFileSync(path).subarray(0, -9));
  expect(findCompiledSet(folder, path)).toBeNull();
  writeFileSync(path, 'null');
  expect(findCompiledSet(folder, path)).toBeNull();
});
