import { HandleEmptyInListsPlugin, Kysely, replaceWithNoncontingentExpression, sql } from 'kysely';
import type { Engine, OpenDatabase } from './engine.js';
import { PostgresDialect } from './postgres-dialect.js';
import { postgresError } from './postgres-error.js';
import { PostgresPool } from './postgres-pool.js';
import { postgresWordIndex } from './postgres-word-index.js';
import { StoreError } from './store-error.js';
import type { Tables } from './tables.js';

/** Whatever only PostgreSQL understands; `sqlite-only.ts` is its like. pg is loaded with it. */

/** The oldest that is still kept up by its makers, and a year more. */
const oldest = 130_000;

/** Connects to a server.
 *  @throws {StoreError} where it cannot be reached, refuses, is too old, or its database holds no Unicode */
export async function openPostgres({ url, shown }: { url: string; shown: string }): Promise<OpenDatabase> {
  const pool = new PostgresPool(url, shown);
  const tables = new Kysely<Tables>({
    dialect: new PostgresDialect(pool),
    // `in ()` is no SQL there.
    plugins: [new HandleEmptyInListsPlugin({ strategy: replaceWithNoncontingentExpression })],
  });
  try {
    const { rows } = await sql<{ schema: string | null; encoding: string; version: number }>`
      select current_schema() as schema, getdatabaseencoding() as encoding,
        current_setting('server_version_num')::integer as version`.execute(tables);
    const { schema, encoding, version } = rows[0]!;
    if (version < oldest) throw new StoreError(`${shown}: is older than PostgreSQL 13: bring the server up to date`);
    if (encoding !== 'UTF8') {
      throw new StoreError(`${shown}: has the encoding ${encoding}: have a database made with the encoding UTF8`);
    }
    if (schema === null) throw postgresError(shown, Object.assign(new Error(), { code: '3F000' }));
    return { url: shown, tables, engine: postgresEngine(pool, schema) };
  } catch (error) {
    await tables.destroy().catch(() => {});
    throw error;
  }
}

function postgresEngine(pool: PostgresPool, schema: string): Engine {
  return {
    schema,
    wordIndex: postgresWordIndex,
    identity: (table, column) =>
      table.addColumn(column, 'integer', (c) => c.generatedByDefaultAsIdentity().primaryKey()),
    // An index of another kind takes no text of more than 2,700 bytes.
    indexLongTexts: (index, column) => index.using('hash').column(column),
    findDamage,
    version: async (tables) => {
      const { rows } = await sql<{ server_version: string }>`show server_version`.execute(tables);
      return `PostgreSQL ${rows[0]!.server_version.split(' ')[0]}`;
    },
    examinePrivacy,
    takeLock: (name) => takeLock(pool, name),
  };
}

/** Reads every row of every table, wherever the server keeps it, and looks for rows that point at nothing. */
async function findDamage(tables: Kysely<Tables>): Promise<string[]> {
  const damage: string[] = [];
  const { rows: all } = await sql<{ name: string }>`
    select relname as name from pg_class
    where relnamespace = current_schema()::regnamespace and relkind = 'r' order by relname`.execute(tables);
  for (const { name } of all) {
    try {
      await sql`select count(hashtext(t::text)) from ${sql.table(name)} t`.execute(tables);
    } catch (error) {
      damage.push(`${name} cannot be read: ${(error as Error).message}`);
    }
  }
  const { rows: indexes } = await sql<{ name: string }>`
    select c.relname as name from pg_index i join pg_class c on c.oid = i.indexrelid
    where c.relnamespace = current_schema()::regnamespace and not (i.indisvalid and i.indisready)`.execute(tables);
  damage.push(...indexes.map(({ name }) => `the index ${name} is not whole`));
  const { rows: references } = await sql<{ child: string; column: string; parent: string; key: string }>`
    select child.relname as child, a.attname as column, parent.relname as parent, b.attname as key
    from pg_constraint c
      join pg_class child on child.oid = c.conrelid
      join pg_class parent on parent.oid = c.confrelid
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      join pg_attribute b on b.attrelid = c.confrelid and b.attnum = c.confkey[1]
    where c.contype = 'f' and c.connamespace = current_schema()::regnamespace
    order by 1, 2`.execute(tables);
  for (const { child, column, parent, key } of references) {
    const { rows } = await sql<{ lost: number }>`
      select count(*) as lost from ${sql.table(child)} c
      where c.${sql.ref(column)} is not null
        and not exists (select 1 from ${sql.table(parent)} p where p.${sql.ref(key)} = c.${sql.ref(column)})`.execute(
      tables,
    );
    if (rows[0]!.lost > 0) damage.push(`a row of ${child} points at nothing in ${parent}`);
  }
  return damage;
}

/** Contracts are confidential on their way to the server too, and nobody reads them there who was not let in by name. */
async function examinePrivacy(tables: Kysely<Tables>): Promise<{ ok: boolean; says: string }> {
  const { rows } = await sql<{ local: boolean; encrypted: boolean; everybody: boolean }>`
    select coalesce(inet_server_addr() <<= '127.0.0.0/8' or inet_server_addr() = '::1', true) as local,
      coalesce((select ssl from pg_stat_ssl where pid = pg_backend_pid()), false) as encrypted,
      exists (
        select 1 from pg_class, aclexplode(relacl) as given
        where relnamespace = current_schema()::regnamespace and relkind = 'r' and given.grantee = 0) as everybody`.execute(
    tables,
  );
  const { local, encrypted, everybody } = rows[0]!;
  const troubles = [
    ...(local || encrypted ? [] : ['the connection is not encrypted: add ?sslmode=verify-full to the address']),
    ...(everybody ? ['every user of the server can read the tables: revoke what was granted to public'] : []),
  ];
  if (troubles.length > 0) return { ok: false, says: troubles.join('; ') };
  const way = encrypted ? 'the connection is encrypted' : 'the connection does not leave this machine';
  return { ok: true, says: `${way}; the tables are for users that were let in by name` };
}

/** A lock of a connection of its own. */
async function takeLock(pool: PostgresPool, name: string): Promise<(() => Promise<void>) | null> {
  const connection = await pool.connect();
  const key = `hashtextextended('tenor alone ' || current_schema() || ' ' || $1::text, 0)`;
  try {
    const { rows } = await connection.query<{ got: boolean }>(`select pg_try_advisory_lock(${key}) as got`, [name]);
    if (!rows[0]!.got) {
      connection.release();
      return null;
    }
  } catch (error) {
    connection.release();
    throw error;
  }
  return async () => {
    try {
      await connection.query(`select pg_advisory_unlock(${key})`, [name]);
    } catch {
      // With the connection the lock has gone.
    } finally {
      connection.release();
    }
  };
}
