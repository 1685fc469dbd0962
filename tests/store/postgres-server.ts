import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/** With everything that an address and a file of passwords give a meaning to. */
export const password = 'open sesame: 1/2@3';

const isRoot = process.getuid?.() === 0;

/** A server of PostgreSQL on the loopback, for the tests of one worker. */
export class PostgresServer {
  #made = 0;

  constructor(readonly port: number) {}

  /** An address on the server. */
  address(database: string, user = 'tenor', secret = password): string {
    return `postgres://${user}:${encodeURIComponent(secret)}@127.0.0.1:${this.port}/${database}`;
  }

  /** Makes an empty database, which sorts texts by the rules of English where the server can: tenor must not.
   *  @returns its address */
  async makeDatabase(): Promise<string> {
    const name = `tenor_${++this.#made}`;
    const plain = `create database ${name} template template0 encoding 'UTF8'`;
    await this.ask('postgres', `${plain} locale_provider icu icu_locale 'en-US' locale 'C'`).catch(() =>
      this.ask('postgres', plain),
    );
    return this.address(name);
  }

  async ask<Row extends pg.QueryResultRow>(database: string, sql: string): Promise<Row[]> {
    const client = new pg.Client(this.address(database));
    await client.connect();
    try {
      return (await client.query<Row>(sql)).rows;
    } finally {
      await client.end();
    }
  }
}

/** Starts a server that keeps its data in a new folder of `folder`, until it is stopped. PostgreSQL is installed where that can
 *  be done without asking.
 *  @returns why there is none, where there is none */
export async function startPostgres(folder: string): Promise<PostgresServer | string> {
  const programs = findPrograms() ?? install();
  if (programs === null) return 'PostgreSQL is not installed (apt-get install postgresql)';
  // The server refuses to be run by root.
  const user = isRoot ? userCalled('postgres') : null;
  if (isRoot && user === null) return 'there is no user postgres to run PostgreSQL';
  const own = mkdtempSync(join(folder, 'postgres-'));
  const data = join(own, 'data');
  const secret = join(own, 'password');
  writeFileSync(secret, `${password}\n`);
  if (user !== null) for (const path of [own, secret]) chownSync(path, user, user);
  const port = await freePort();
  const access = ['-U', 'tenor', '-A', 'scram-sha-256', `--pwfile=${secret}`, '-E', 'UTF8', '-N', '--locale=C'];
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off`;
  const trouble =
    run(own, join(programs, 'initdb'), '-D', data, ...access) ??
    run(own, join(programs, 'pg_ctl'), '-D', data, '-w', '-l', join(own, 'log'), '-o', settings, 'start');
  return trouble ?? new PostgresServer(port);
}

/** Stops every server that keeps its data in `folder`. */
export function stopPostgres(folder: string): void {
  for (const name of readdirSync(folder)) {
    const data = join(folder, name, 'data');
    if (existsSync(join(data, 'postmaster.pid')))
      run(folder, join(findPrograms()!, 'pg_ctl'), '-D', data, '-m', 'immediate', 'stop');
  }
}

/** @returns what went wrong */
function run(folder: string, ...command: string[]): string | null {
  const asOwner = isRoot ? ['runuser', '-u', 'postgres', '--', ...command] : command;
  const { status, stderr } = spawnSync(asOwner[0]!, asOwner.slice(1), {
    cwd: folder,
    encoding: 'utf8',
    timeout: 60_000,
  });
  return status === 0 ? null : `${command[0]}: ${stderr || status}`;
}

/** The folder of the newest PostgreSQL. */
function findPrograms(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((version) => join(debian, version, 'bin')), ...(process.env.PATH ?? '').split(':')];
  return folders.find((folder) => ['initdb', 'pg_ctl'].every((name) => existsSync(join(folder, name)))) ?? null;
}

/** Once, though several files of tests ask for it at the same time. */
function install(): string | null {
  if (!isRoot) return null;
  const unlessThere = 'ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 ||';
  const script = `${unlessThere} { apt-get -qq update && apt-get -qq install -y --no-install-recommends postgresql; }`;
  const lock = join(tmpdir(), 'tenor-test-apt.lock');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status } = spawnSync('flock', ['-w', '90', lock, 'sh', '-c', script], { env, timeout: 180_000 });
  return status === 0 ? findPrograms() : null;
}

function userCalled(name: string): number | null {
  const { status, stdout } = spawnSync('id', ['-u', name], { encoding: 'utf8' });
  return status === 0 ? Number(stdout) : null;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
