import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Tenor } from './tenor.js';

test('without a terminal, start imports the example contracts and prints the next 30 days and the conflicts', () => {
  const tenor = new Tenor();
  // Nobody says which database: it is made in the folder.
  const start = () => tenor.runWith({ env: { TENOR_DB: '' } }, 'start');
  const { code, out, err } = start();
  expect(err).not.toMatch(/defect|does not exist/);
  expect(code).toBe(0);
  for (const name of ['master-services-agreement.pdf', 'data-processing-addendum.docx', 'privacy-policy.txt']) {
    expect(out).toMatch(new RegExp(`Imported .*contracts/${name}: \\d+ clauses, \\d+ obligations`));
  }
  expect(out).toContain('Due from 2026-11-20 to 2026-12-20');
  // MSA, clause 2.3 and the distribution agreement's renewal: dates in the 30 days are listed by document.
  expect(out).toMatch(/^2026-1[12]-\d\d .*distribution-agreement\.docx cl\. 12\.2/m);
  expect(out).toMatch(/\d+ conflicts/);
  const database = join(tenor.folder, 'obligations.db');
  expect(existsSync(database)).toBe(true);
  expect(statSync(database).mode & 0o077).toBe(0);

  const again = start();
  expect(again.code).toBe(0);
  expect(again.out).toContain('Due from 2026-11-20 to 2026-12-20');
}, 120_000);
