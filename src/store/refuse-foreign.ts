import { DEFAULT_MIGRATION_TABLE, type Kysely } from 'kysely';
import { StoreError } from './store-error.js';

/** Another program's database is nobody's to write tables into, nor to change in any other way.
 *  @param schema  of a server's database only the schema of tenor is looked at
 *  @throws {StoreError} where there are tables and none of them is tenor's */
export async function refuseForeign(url: string, db: Kysely<unknown>, schema?: string): Promise<void> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  const here = tables.filter((table) => schema === undefined || table.schema === schema);
  if (here.length === 0 || here.some(({ name }) => name === DEFAULT_MIGRATION_TABLE)) return;
  throw new StoreError(`${url}: is no tenor database but that of another program: name another file`);
}
