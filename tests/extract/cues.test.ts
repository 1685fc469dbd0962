import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Cues } from '../../src/extract/cues.js';
import { readWords } from '../../src/extract/sentence-words.js';
import { loadGrammars } from '../../src/grammar/load.js';
import { readText } from '../../src/grammar/read-text.js';

const grammars = loadGrammars(new URL('../../grammars', import.meta.url).pathname);
const code = ['facts', 'extract'].flatMap((stage) => {
  const source = new URL(`../../src/${stage}/`, import.meta.url).pathname;
  return readdirSync(source).map((file) => readFileSync(`${source}${file}`, 'utf8'));
});

describe('cues', () => {
  test('are those that the code asks for, and no others', () => {
    const files = grammars.rulesOf('cue').map(({ id }) => id.slice('cue/'.length));
    expect(files.filter((cue) => !code.some((text) => text.includes(`'${cue}'`)))).toEqual([]);
    const asked = code.flatMap((text) => [...text.matchAll(/\bcues\.\w+\(\s*'([^']+)'/g)].map(([, cue]) => cue!));
    expect(asked.filter((cue) => !files.includes(cue))).toEqual([]);
  });

  test('are found whole within the words asked about, and nowhere else', () => {
    const read = readText('Fines are limited to 20% of the rent. They may not exceed it.', grammars);
    const cues = new Cues(read);
    const [first, second] = read.sentences.map((sentence) => readWords(read, sentence));
    expect(cues.find('cap', first!)).toEqual({ from: 2, to: 4 });
    expect(cues.has('cap', first!, -5, 3)).toBe(false);
    expect(cues.has('cap', first!, 3, 99)).toBe(false);
    expect(cues.begins('cap', first!, 2)).toBe(true);
    expect(cues.begins('cap', first!, 1)).toBe(false);
    expect(cues.begins('cap', first!, -1)).toBe(false);
    expect(cues.ends('cap', first!, 0, 4)).toBe(true);
    expect(cues.ends('cap', first!, 0, 5)).toBe(false);
    expect(cues.find('cap', second!)).toEqual({ from: 3, to: 4 });
  });

  test('end where it is asked for, though a shorter reading would do', () => {
    const read = readText('to the extent that the Mill pays', grammars);
    const words = readWords(read, read.sentences[0]!);
    const cues = new Cues(read);
    expect(cues.ends('to-the-extent', words, 0, 3)).toBe(true);
    expect(cues.ends('to-the-extent', words, 0, 4)).toBe(true);
  });

  test('are told one after the other, with their places in the text', () => {
    const text = 'Held by hand. Lists are stored by the Mill or kept by all, and managed by Low.';
    const cues = new Cues(readText(text, grammars));
    const places = [...cues.placesIn('kept-by', { start: 0, end: text.length })];
    expect(places.map(({ start, end }) => text.slice(start, end))).toEqual(['Held by', 'stored by', 'managed by']);
  });

  test('of a piece of text lie within one sentence', () => {
    const read = readText('It costs more. Than at the fair it is up. To that end it is up to date.', grammars);
    const cues = new Cues(read);
    expect(cues.inText('threshold', { start: 0, end: read.text.length })).toBe(false);
    expect(cues.inText('kept-in-a-state', { start: 0, end: 60 })).toBe(false);
    expect(cues.inText('kept-in-a-state', { start: 45, end: read.text.length })).toBe(true);
  });
});
