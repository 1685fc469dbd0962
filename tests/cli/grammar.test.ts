import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { root, Tenor } from './tenor.js';

describe('tenor grammar', { timeout: 120_000 }, () => {
  const tenor = new Tenor();
  const folder = join(tenor.folder, 'grammars');

  beforeAll(() => {
    expect(tenor.run('import', join(root, 'contracts', 'non-disclosure-agreement.docx')).code).toBe(0);
    cpSync(join(root, 'grammars'), folder, { recursive: true });
  }, 120_000);

  test('check counts the files; a broken one is named with its line, and ends with 1', () => {
    expect(tenor.run('grammar', 'check')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/\d+ rules, \d+ vocabularies/),
    });
    const broken = join(tenor.folder, 'broken');
    cpSync(join(root, 'grammars'), broken, { recursive: true });
    const rule = join(broken, 'deadline/within-period.yaml');
    writeFileSync(rule, `${readFileSync(rule, 'utf8')}\nnonsense: yes\n`);
    const { code, err } = tenor.run('grammar', 'check', '--folder', broken);
    expect(code).toBe(1);
    expect(err).toMatch(/within-period\.yaml:\d+/);
  });

  test('with the grammars that read the database, nothing changes', () => {
    const { code, out } = tenor.run('grammar', 'test', 'value/', '--folder', folder, '--impact');
    expect([code, out]).toEqual([0, expect.stringContaining('1 documents: 0 obligations gained, 0 lost, 0 changed')]);
  });

  test('a word less in a vocabulary shows which obligations would be lost', () => {
    const within = join(folder, 'vocabulary/within.yaml');
    writeFileSync(within, 'says: Nothing that contracts say.\nphrases:\n  - nevermore\n');
    const { out } = tenor.run('grammar', 'test', 'value/', '--folder', folder, '--impact');
    expect(out).toMatch(/^- .*non-disclosure-agreement\.docx cl\. 3\.3 .*P2D\/business/m);
    expect(out).toMatch(/[1-9]\d* lost/);
  });

  test('trace shows the values, the phrases and the rules of a sentence', () => {
    const { out } = tenor.run(
      'grammar',
      'trace',
      'The Tenant shall pay the rent within ten (10) days after the invoice.',
    );
    expect(out).toMatch(/duration +"ten \(10\) days" = P10D/);
    expect(out).toMatch(/CUES.*own-verb {2}"shall".*RULES.*deadline\/within-period/s);
  });
});
