import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { configurationKeys } from '../../src/app/configuration-keys.js';
import { root, Tenor } from './tenor.js';

const readme = readFileSync(join(root, 'README.md'), 'utf8');
const tenor = new Tenor();

/** The commands of the README's console examples, as a shell would split them. */
const commands = [...readme.matchAll(/^\$ tenor (.+)$/gm)].map((match) => {
  const line = match[1]!.replace(/\s+#.*$/, '');
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map((word) => word[1] ?? word[2]!);
});

beforeAll(() => {
  expect(tenor.run('import', join(root, 'contracts')).code).toBe(0);
}, 120_000);

describe('the README', () => {
  test('opens with the two commands', () => {
    const lines = readme.split('\n').filter((line) => line.startsWith('    '));
    expect(lines.slice(0, 2).map((line) => line.trim().replace(/\s+#.*/, ''))).toEqual([
      'npm ci && npm start',
      'npm ci && npm test',
    ]);
  });

  test.each(commands.map((command) => [command.join(' '), command] as const))('tenor %s works', (_, command) => {
    const { code, out, err } = tenor.run(...command);
    expect(err).not.toContain('defect');
    // The doctor may rightly ask for a person: a holiday notice that has not been published yet.
    expect(code).toBeLessThanOrEqual(command[0] === 'doctor' ? 1 : 0);
    expect(out.length).toBeGreaterThan(10);
  });

  test('documents every key of tenor.yaml', () => {
    const missing = configurationKeys.map(({ path }) => path).filter((path) => !readme.includes(`\`${path}\``));
    expect(missing).toEqual([]);
  });

  test('shows a configuration that is accepted', () => {
    const [, yaml] = /```yaml\n([\s\S]*?)```/.exec(readme)!;
    writeFileSync(join(tenor.folder, 'tenor.yaml'), yaml!);
    writeFileSync(join(tenor.folder, 'mail-password'), 'secret\n');
    const { code, err } = tenor.run('documents');
    expect([code, err]).toEqual([0, '']);
  });

  test('names only verbs that exist', () => {
    const help = tenor.run('--help').out;
    const table = [...readme.matchAll(/^\| (`.+?) \|/gm)].flatMap((row) =>
      [...row[1]!.matchAll(/`([a-z]+)/g)].map((verb) => verb[1]!),
    );
    const known = [
      'check',
      'test',
      'trace',
      'accept',
      'resolve',
      'dismiss',
      'json',
      'csv',
      'xlsx',
      'ics',
      'md',
      'html',
      'run',
      'log',
      'install',
      'uninstall',
    ];
    const unknown = table.filter((verb) => !known.includes(verb) && !new RegExp(`^  ${verb}\\b`, 'm').test(help));
    expect(unknown.filter((verb) => !configurationKeys.some(({ path }) => path.startsWith(verb)))).toEqual([]);
  });
});
