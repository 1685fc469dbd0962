import type { PostgresPool as KyselyPool, PostgresPoolClient } from 'kysely';
import pg from 'pg';
import findPassword from 'pgpass';
import { connectionError, postgresError } from './postgres-error.js';
import { fromPostgres, toPostgres } from './postgres-text.js';
import { StoreError } from './store-error.js';

/** What tenor counts on, whatever the server's own settings are. */
const settings = [
  // Whoever waits for the lock must see what its holder wrote.
  `default_transaction_isolation = 'read committed'`,
  // A reminder that was noted as sent must be noted after a power cut too, or it would be sent again.
  'synchronous_commit = on',
  `lock_timeout = '60s'`,
  'extra_float_digits = 1',
  'standard_conforming_strings = on',
  // The lock of a machine that has vanished is free after a minute, not after two hours.
  'tcp_keepalives_idle = 30',
  'tcp_keepalives_interval = 10',
  'tcp_keepalives_count = 3',
];

/** Where neither the address nor PGPASSWORD has one. pg would look there too, but only to say that it soon will not. */
pg.defaults.password = ((connection: pg.ConnectionConfig) =>
  new Promise((resolve) => findPassword(connection, resolve))) as unknown as string;

/** Numbers as numbers: sums and counts would come as text. */
const numbers = new Set<number>([pg.types.builtins.INT8, pg.types.builtins.NUMERIC]);

/** Connections of pg, with texts as PostgreSQL can hold them and errors that a person can act on. */
export class PostgresPool implements KyselyPool {
  readonly #pool: pg.Pool;

  /** @param shown  the address without its password */
  constructor(
    url: string,
    readonly shown: string,
  ) {
    this.#pool = new pg.Pool({
      connectionString: withPlainTls(url),
      application_name: 'tenor',
      max: 4,
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
      keepAliveInitialDelayMillis: 30_000,
      types: {
        getTypeParser: (type: number, format?: 'text' | 'binary') =>
          numbers.has(type) ? Number : pg.types.getTypeParser(type, format as 'text'),
      } as pg.CustomTypesConfig,
      onConnect: async (client: pg.ClientBase) => {
        await client.query(settings.map((setting) => `set ${setting}`).join('; '));
      },
    } as pg.PoolConfig);
    // A connection that is lost while nobody uses it is made anew when somebody does.
    this.#pool.on('error', () => {});
  }

  async connect(): Promise<PostgresPoolClient> {
    const { shown } = this;
    const client = await this.#connect();
    // Lost while in use: whoever waits for an answer is told so.
    const ignore = () => {};
    client.on('error', ignore);
    const query = async (sql: string, parameters: readonly unknown[]) => {
      try {
        const { command, rowCount, rows } = await client.query(sql, parameters.map(toPostgres));
        // What failed in a transaction, and was passed over, undoes it all.
        if (sql === 'commit' && command !== 'COMMIT') throw new StoreError(`${shown}: nothing was stored: try again`);
        for (const row of rows) for (const column in row) row[column] = fromPostgres(row[column]);
        return { command, rowCount: rowCount ?? 0, rows };
      } catch (error) {
        throw postgresError(shown, error);
      }
    };
    const release = () => {
      client.off('error', ignore);
      client.release();
    };
    return { query, release } as PostgresPoolClient;
  }

  async #connect(): Promise<pg.PoolClient> {
    try {
      return await this.#pool.connect();
    } catch (error) {
      throw connectionError(this.shown, error);
    }
  }

  async end(): Promise<void> {
    await this.#pool.end();
  }
}

/** `require` and `prefer` are read by pg as the strictest of all, with a page of warnings. */
function withPlainTls(url: string): string {
  return /[?&]uselibpqcompat=true/.test(url)
    ? url
    : url.replace(/([?&]sslmode=)(prefer|require|verify-ca)(?=&|$)/, '$1verify-full');
}
