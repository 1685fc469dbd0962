import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkGrammars } from '../../src/grammar/check-grammars.js';
import { loadGrammars } from '../../src/grammar/load.js';
import { grammarFolder } from './grammar-folder.js';

const rule = (lines: string) => `says: A test.\n${lines}`;
const example = 'examples:\n  - { text: pay now, from: drafted, gives: {} }\n';

describe('files of grammars', () => {
  test('a rule arrives with its patterns, examples and the fields of its folder', () => {
    const grammars = loadGrammars(
      grammarFolder({
        'lending/_family.yaml': 'says: Loans.\nfields: { kind: text!, strength: number }\n',
        'lending/now.yaml': rule(`kind: deadline\nstrength: 2\npatterns: [pay now, pays now]\n${example}`),
      }),
    );
    const now = grammars.rule('lending/now')!;
    expect(now.patterns.map(({ source }) => source)).toEqual(['pay now', 'pays now']);
    expect(now.fields).toEqual({ kind: 'deadline', strength: 2 });
    expect(now.examples[0]!.text).toBe('pay now');
    expect(grammars.rulesOf('lending')).toEqual([now]);
  });

  test.each([
    ['an unknown key', `patterns: [pay]\ncolour: red\n${example}`, 'lending/a.yaml:3: unknown key "colour"'],
    [
      'a pattern that is not closed',
      `patterns:\n  - pay\n  - (pay\n${example}`,
      'lending/a.yaml:4: "(" is never closed',
    ],
    [
      'a word in braces that is nowhere',
      `patterns: ["{frobnicate}"]\n${example}`,
      '{frobnicate} is neither a value nor',
    ],
    ['no patterns', example, 'lending/a.yaml:1: a grammar lacks "patterns"'],
    ['no examples', 'patterns: [pay]\n', 'a grammar lacks "examples"'],
    ['an example without its source', 'patterns: [pay]\nexamples:\n  - { text: pay, gives: 1 }\n', 'lacks "from"'],
    ['a pattern that may be empty', `patterns: ["[pay]"]\n${example}`, 'needs a word'],
    ['a pattern that begins with a gap', `patterns: ["... pay"]\n${example}`, 'neither begins nor ends with "..."'],
    [
      'a rival that is nowhere',
      `patterns: [pay]\nprevails-over: [lending/b]\n${example}`,
      'there is no grammar "lending/b"',
    ],
    ['broken YAML', `patterns: [pay\n${example}`, 'lending/a.yaml:'],
  ])('%s is an error that names file and line', (_, lines, message) => {
    const folder = grammarFolder({ 'lending/a.yaml': rule(lines) });
    expect(() => loadGrammars(folder)).toThrow(message);
    expect(checkGrammars(folder).faults.map((fault) => `${fault.file}:${fault.line}: ${fault.message}`)[0]).toContain(
      message,
    );
  });

  test('a value is made of those that are read before it, and no others', () => {
    const files = (name: string) => ({ 'value/duration.yaml': rule(`patterns: ["{${name}} days"]\n${example}`) });
    expect(loadGrammars(grammarFolder(files('number'))).rule('value/duration')?.patterns).toHaveLength(1);
    expect(() => loadGrammars(grammarFolder(files('date')))).toThrow('{date} is neither a value nor');
    expect(() => loadGrammars(grammarFolder(files('duration')))).toThrow('{duration} is neither a value nor');
  });

  test('a field of the wrong shape is an error', () => {
    const files = {
      'lending/_family.yaml': 'says: Loans.\nfields: { strength: number! }\n',
      'lending/a.yaml': rule(`strength: much\npatterns: [pay]\n${example}`),
    };
    expect(() => loadGrammars(grammarFolder(files))).toThrow('lending/a.yaml:2: "strength" is a number');
  });

  test('a phrase of a vocabulary that stands for too many combinations is an error', () => {
    const choice = '(a | b | c | d | e | f | g | h | i | j)';
    const folder = grammarFolder({
      'vocabulary/wide.yaml': `says: Too wide.\nphrases: ["${`${choice} `.repeat(6)}"]\n`,
    });
    expect(() => loadGrammars(folder)).toThrow('too many combinations');
  });

  test('a folder without grammars is said to be one', () => {
    expect(() => loadGrammars(mkdtempSync(join(tmpdir(), 'tenor-')))).toThrow('no grammars here');
  });

  test('a pattern that stands twice in its file is a fault', () => {
    const folder = grammarFolder({ 'lending/a.yaml': rule(`patterns: [pay now, "pay  now"]\n${example}`) });
    expect(checkGrammars(folder).faults.map(({ message }) => message)).toEqual([
      'the pattern stands here twice: "pay  now"',
    ]);
  });
});
