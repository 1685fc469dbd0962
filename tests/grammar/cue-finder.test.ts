import { describe, expect, test } from 'vitest';
import { CueFinder } from '../../src/grammar/cue-finder.js';
import { loadGrammars } from '../../src/grammar/load.js';
import { readText } from '../../src/grammar/read-text.js';

const grammars = loadGrammars(new URL('../../grammars', import.meta.url).pathname);

describe('the finder of cues', () => {
  const read = readText('Fines are limited to 20% of the rent. They may not exceed it.', grammars);
  const [first, second] = read.sentences;
  const cues = CueFinder.of(read);

  test('is one for each text', () => {
    expect(CueFinder.of(read)).toBe(cues);
  });

  test('tells where a cue stands in a stretch of tokens', () => {
    expect(cues.find('cap', first!)).toEqual({ from: 2, to: 4 });
    expect(cues.has('cap', { from: 3, to: 8 })).toBe(false);
    expect(cues.atStart('cap', { from: 2, to: 8 })).toEqual({ from: 2, to: 4 });
    expect(cues.begins('cap', { from: 2, to: 3 })).toBe(false);
    expect(cues.begins('cap', { from: 4, to: 4 })).toBe(false);
    expect(cues.ends('cap', { from: 0, to: 4 })).toBe(true);
    expect(cues.is('cap', { from: 2, to: 4 })).toBe(true);
    expect(cues.is('cap', { from: 1, to: 4 })).toBe(false);
    expect(cues.inText('cap', { start: second!.from, end: read.text.length })).toBe(true);
  });

  test('passes over places that are an exception', () => {
    expect(cues.hasBut('cap', 'measured', first!)).toBe(true);
    expect(cues.hasBut('cap', 'cap', first!)).toBe(false);
  });

  test('finds no cue that the grammars lack', () => {
    expect(cues.has('no-such-cue', first!)).toBe(false);
  });
});
