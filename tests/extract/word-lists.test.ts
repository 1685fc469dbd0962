import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Lexis } from '../../src/extract/lexis.js';
import { WordList } from '../../src/extract/word-list.js';
import { loadGrammars } from '../../src/grammar/load.js';
import { readText } from '../../src/grammar/read-text.js';

const grammars = loadGrammars(new URL('../../grammars', import.meta.url).pathname);
const source = new URL('../../src/extract/', import.meta.url).pathname;
const code = readdirSync(source).map((file) => readFileSync(`${source}${file}`, 'utf8'));

describe('lists of words', () => {
  test('are those that the code asks for, and no others', () => {
    const lists = [...grammars.vocabularies.keys()].filter((name) => name.startsWith('who/'));
    expect(lists.length).toBeGreaterThan(0);
    expect(lists.filter((list) => !code.some((text) => text.includes(`'${list}'`)))).toEqual([]);
    const asked = code.flatMap((text) =>
      [...text.matchAll(/(?:\.contains\(|wordList\(\w+, )'([^']+)'/g)].map(([, list]) => list!),
    );
    expect(asked.filter((list) => !grammars.vocabularies.has(list))).toEqual([]);
  });

  test('hold the words of their phrases, beginnings and alternatives, and whole phrases as they are written', () => {
    const list = new WordList(['approv*', '(sign | signs)', 'data exporter']);
    expect(['approved', 'sign', 'signs', 'data exporter'].every((word) => list.has(word))).toBe(true);
    expect(['disapproved', 'signed', 'data', 'exporter', ''].some((word) => list.has(word))).toBe(false);
  });

  test('that the grammars lack hold nothing', () => {
    const lexis = new Lexis(readText('The Baker pays.', grammars));
    expect(lexis.contains('who/nobody', 'baker')).toBe(false);
    expect(new RegExp(new WordList([]).pattern).test('baker')).toBe(false);
  });
});
