import type { OpenDatabase } from './engine.js';
import { StoreError } from './store-error.js';
import type { Tables } from './tables.js';

/** What reading a document again does not bring back: what people did, and how the document itself is known. */
const notFromFiles: readonly (keyof Tables)[] = ['documents', 'reviews', 'decisions', 'journal'];

/** What a column of JSON holds.
 *  @param row  what a person finds the row by
 *  @throws {StoreError} where it is damaged: a disk or another program has written there */
export function readJson<Value>(
  { url }: Pick<OpenDatabase, 'url'>,
  table: keyof Tables,
  row: string | number,
  json: string,
): Value {
  try {
    return JSON.parse(json) as Value;
  } catch (cause) {
    const restore = 'put a copy of the database in its place (tenor restore FILE)';
    const says = notFromFiles.includes(table)
      ? restore
      : `import the document again (tenor import FILE --again), or ${restore}`;
    throw new StoreError(`${url}: row ${row} of the table ${table} is damaged: ${says}`, { cause });
  }
}
