import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Tenor } from './tenor.js';

/** A tenor whose scheduler is a script that keeps what it is told in a file: the machine's own stays as it is. */
function withScheduler(name: string, script: string): { tenor: Tenor; told: string } {
  const tenor = new Tenor();
  const bin = join(tenor.folder, 'bin');
  const told = join(tenor.folder, 'told');
  mkdirSync(bin);
  writeFileSync(join(bin, name), `#!/bin/sh\n${script.replaceAll('TOLD', told)}\n`);
  chmodSync(join(bin, name), 0o755);
  return { tenor: new Elsewhere(tenor.folder, tenor.database, bin), told };
}

class Elsewhere extends Tenor {
  constructor(
    override readonly folder: string,
    override readonly database: string,
    bin: string,
  ) {
    super('2026-11-20T09:00', { PATH: `${bin}${delimiter}${process.env.PATH}`, HOME: folder });
  }
}

const crontab = `case "$1" in
  -l) [ -f TOLD ] && cat TOLD || { echo "no crontab for ana" >&2; exit 1; };;
  -) cat > TOLD;;
esac`;

describe('remind install', { timeout: 60_000 }, () => {
  test('cron: the entry is added once, other lines stay, and uninstalling takes only it away', () => {
    const { tenor, told } = withScheduler('crontab', crontab);
    const others = '# mine\n5 4 * * 0 backup --all';
    writeFileSync(told, others);
    expect(tenor.run('remind', 'install', 'cron', '--at', '06:30').code).toBe(0);
    const { code, out } = tenor.run('remind', 'install', 'cron');
    expect([code, out]).toEqual([0, expect.stringContaining('every day at 07:00 by cron')]);
    const lines = readFileSync(told, 'utf8').split('\n');
    expect(lines.slice(0, 2)).toEqual(others.split('\n'));
    expect(lines.slice(2)).toEqual([
      expect.stringMatching(/^# tenor-remind-[0-9a-f]{8}: /),
      expect.stringMatching(
        /^0 7 \* \* \* cd \S+ && \S*node\S* \S+main\.js --db \S+obligations\.db remind run --quiet$/,
      ),
      '',
    ]);
    // The entry does what it says, in a shell without the environment.
    const [, command] = /^0 7 \* \* \* (.*)$/.exec(lines[3]!)!;
    const ran = spawnSync('/bin/sh', ['-c', command!], { encoding: 'utf8', env: { HOME: tenor.folder } });
    expect([ran.status, ran.stdout, ran.stderr]).toEqual([0, '', '']);
    expect(existsSync(tenor.database)).toBe(true);

    expect(tenor.run('remind', 'uninstall', 'cron').out).toContain('Uninstalled');
    expect(readFileSync(told, 'utf8')).toBe(`${others}\n`);
    expect(tenor.run('remind', 'uninstall', 'cron').out).toContain('Nothing to uninstall');
  });

  test('cron: where somebody has moved lines about, only what is ours is taken away', () => {
    const { tenor, told } = withScheduler('crontab', crontab);
    expect(tenor.run('remind', 'install', 'cron').code).toBe(0);
    const [mark, entry] = readFileSync(told, 'utf8').split('\n');
    writeFileSync(told, `${mark}\n0 2 * * * payroll --all\n${entry}\n`);
    expect(tenor.run('remind', 'uninstall', 'cron').out).toContain('Uninstalled');
    expect(readFileSync(told, 'utf8')).toBe('0 2 * * * payroll --all\n');
  });

  test('cron: a configuration that only this shell would find is named', () => {
    const { tenor } = withScheduler('crontab', crontab);
    const home = join(tenor.folder, 'settings');
    mkdirSync(join(home, 'tenor'), { recursive: true });
    writeFileSync(join(home, 'tenor/tenor.yaml'), 'we: [Mill Ltd]\n');
    const { out } = tenor.runWith({ env: { XDG_CONFIG_HOME: home } }, 'remind', 'install', 'cron', '--print');
    expect(out).toContain(` --config ${join(home, 'tenor/tenor.yaml')} remind run`);
  });

  test('cron: a user without a crontab gets one; one that cannot be read is not written over', () => {
    const { tenor, told } = withScheduler('crontab', crontab);
    expect(tenor.run('remind', 'install', 'cron').code).toBe(0);
    expect(readFileSync(told, 'utf8').split('\n')).toHaveLength(3);

    const locked = withScheduler('crontab', '[ "$1" = - ] && cat > TOLD; echo "permission denied" >&2; exit 1');
    const { code, err } = locked.tenor.run('remind', 'install', 'cron');
    expect([code, err]).toEqual([1, expect.stringContaining('permission denied')]);
    expect(existsSync(locked.told)).toBe(false);
  });

  test('systemd: a service and a timer that catches up are written and enabled, and taken away again', () => {
    const { tenor, told } = withScheduler('systemctl', 'echo "$@" >> TOLD');
    expect(tenor.run('remind', 'install', 'systemd', '--at', '18:05').code).toBe(0);
    const folder = join(tenor.folder, '.config/systemd/user');
    const [service, timer] = readdirSync(folder).sort();
    expect(readFileSync(join(folder, timer!), 'utf8')).toMatch(/OnCalendar=\*-\*-\* 18:05:00\nPersistent=true/);
    expect(readFileSync(join(folder, service!), 'utf8')).toMatch(
      /^ExecStart=".*" ".*main\.js" .* "remind" "run" "--quiet"$/m,
    );
    expect(readFileSync(told, 'utf8')).toBe(`--user daemon-reload\n--user enable --now ${timer}\n`);
    expect(tenor.run('remind', 'uninstall', 'systemd').code).toBe(0);
    expect(readdirSync(folder)).toEqual([]);
    expect(readFileSync(told, 'utf8')).toContain(`--user disable --now ${timer}\n`);
  });

  test('launchd: a property list is written and loaded, and taken away again', () => {
    const { tenor, told } = withScheduler('launchctl', 'echo "$@" >> TOLD');
    expect(tenor.run('remind', 'install', 'launchd').code).toBe(0);
    const folder = join(tenor.folder, 'Library/LaunchAgents');
    const [list] = readdirSync(folder);
    expect(readFileSync(join(folder, list!), 'utf8')).toContain('<key>Hour</key><integer>7</integer>');
    expect(readFileSync(told, 'utf8')).toMatch(/bootstrap gui\/\d+ .*\.plist$/m);
    expect(tenor.run('remind', 'uninstall', 'launchd').code).toBe(0);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('what would be installed can be looked at; a scheduler that is not there is named', () => {
    const tenor = new Elsewhere(new Tenor().folder, '/srv/it\'s 100% "ours"/o.db', '/nowhere');
    const { code, out } = tenor.run('remind', 'install', 'cron', '--print');
    expect([code, out]).toEqual([0, expect.stringContaining(`--db '/srv/it'\\''s 100\\% "ours"/o.db' remind run`)]);
    const units = tenor.run('remind', 'install', 'systemd', '--print').out;
    expect(units).toContain('"/srv/it\'s 100%% \\"ours\\"/o.db"');
    const missing = tenor.run('remind', 'install', 'launchd');
    expect([missing.code, missing.err]).toEqual([1, expect.stringContaining('launchctl: cannot be run here')]);
    expect(tenor.run('remind', 'install', 'at').code).toBe(2);
  });
});
