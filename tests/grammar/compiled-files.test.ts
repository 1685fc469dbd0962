import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CompiledFiles } from '../../src/grammar/compiled-files.js';
import { parseYaml } from '../../src/grammar/yaml-tree.js';

const file = 'says: Lending.\nrate: 1.50\nphrases:\n  now: [at once, "50"]\n';
const home = () => join(mkdtempSync(join(tmpdir(), 'tenor-compiled-')), 'compiled-files.json');

test('a compiled copy says what the file says', () => {
  const path = home();
  const folder = new URL('../../grammars', import.meta.url).pathname;
  const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  CompiledFiles.write(texts, path);
  const compiled = CompiledFiles.open(path);
  for (const text of texts) expect(compiled.find(text)).toEqual(parseYaml(text, ''));
});

test('a file that was changed in a single letter has no compiled copy', () => {
  const path = home();
  CompiledFiles.write([file], path);
  expect(CompiledFiles.open(path).find(file)).toBeDefined();
  expect(CompiledFiles.open(path).find(file.replace('at once', 'at Once'))).toBeUndefined();
  expect(CompiledFiles.open(path).find('')).toBeUndefined();
});

test('a file that is no YAML, or holds what JSON cannot, is left to be read as it is', () => {
  const path = home();
  const endless = 'most: .inf\n';
  CompiledFiles.write(['a: [', endless, file], path);
  const compiled = CompiledFiles.open(path);
  expect([compiled.find('a: ['), compiled.find(endless)]).toEqual([undefined, undefined]);
  expect(compiled.find(file)).toBeDefined();
});

test('copies that other code made, that were cut short, or that are not there are passed over', () => {
  const path = home();
  expect(CompiledFiles.open(path).find(file)).toBeUndefined();
  CompiledFiles.write([file], path);
  const copies = readFileSync(path, 'utf8');
  writeFileSync(path, copies.replace(/"madeBy":"./, '"madeBy":"_'));
  expect(CompiledFiles.open(path).find(file)).toBeUndefined();
  writeFileSync(path, copies.slice(0, -5));
  expect(CompiledFiles.open(path).find(file)).toBeUndefined();
  writeFileSync(path, 'null');
  expect(CompiledFiles.open(path).find(file)).toBeUndefined();
});

test('lines, keys and numbers of a file are kept as they are written', () => {
  expect(parseYaml(file, '')).toEqual({
    line: 1,
    entries: [
      ['says', { line: 1, value: 'Lending.' }],
      ['rate', { line: 2, value: 1.5, source: '1.50' }],
      [
        'phrases',
        {
          line: 4,
          entries: [
            [
              'now',
              {
                line: 4,
                items: [
                  { line: 4, value: 'at once' },
                  { line: 4, value: '50' },
                ],
              },
            ],
          ],
        },
      ],
    ],
  });
  expect(() => parseYaml('a: &pay pay\nb: *pay\n', 'lending/a.yaml')).toThrow('lending/a.yaml:2: *pay: write here');
});
