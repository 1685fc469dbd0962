import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSource } from '../../src/ingest/read-source.js';
import { UnreadableFileError } from '../../src/model/errors.js';
import { corpus } from './corpus.js';
import { expectWellFormed } from './well-formed.js';

interface Case {
  readonly file: string;
  readonly why: string;
  readonly expect: string;
  readonly accept?: readonly string[];
  readonly must_contain?: string | readonly string[];
  readonly must_not_contain?: string | readonly string[];
  readonly must_not_create?: readonly string[];
  readonly max_seconds?: number;
  readonly password?: string;
}

const folder = join(corpus, 'badinput');
const manifest = join(folder, 'manifest.json');
const cases = existsSync(manifest) ? (JSON.parse(readFileSync(manifest, 'utf8')) as Case[]) : [];

/** What later stages find, or what needs other files at hand: not for the readers alone. */
const later = new Set(['files/meaning/impossible-dates.txt', 'files/dup/contract-b.txt']);

const flat = (text: string) => text.normalize('NFKC').replace(/\s+/g, ' ');
const list = (value: string | readonly string[] | undefined) => (value === undefined ? [] : [value].flat());

describe.skipIf(cases.length === 0)('files that must not hurt (skipped where the corpus is absent)', () => {
  test.each(cases)('$file: $why', async (given) => {
    const started = performance.now();
    let outcome = 'ok';
    let text = '';
    try {
      const documents = await readSource(join(folder, given.file));
      for (const document of documents) expectWellFormed(document);
      text = flat(documents.map((document) => document.text).join('\n'));
      if (documents.some(({ findings }) => findings.length > 0)) outcome = 'ok-with-warning';
    } catch (error) {
      expect(error).toBeInstanceOf(UnreadableFileError);
      expect((error as Error).message).not.toMatch(/\n| {4}at /);
      outcome = 'error';
    }
    expect((performance.now() - started) / 1000).toBeLessThan(given.max_seconds ?? 20);
    if (!later.has(given.file)) expect([given.expect, ...(given.accept ?? [])]).toContain(outcome);
    if (outcome !== 'error') for (const words of list(given.must_contain)) expect(text).toContain(flat(words));
    for (const words of list(given.must_not_contain)) expect(text).not.toContain(flat(words));
    for (const path of given.must_not_create ?? []) expect(existsSync(path)).toBe(false);
  });

  test.each(cases.filter(({ password }) => password !== undefined))('$file opens with its password', async (given) => {
    const [document] = await readSource(join(folder, given.file), { password: given.password });
    expect(document!.text.length).toBeGreaterThan(10);
    await expect(readSource(join(folder, given.file), { password: 'no' })).rejects.toThrow(/not the right one/);
  });
});
