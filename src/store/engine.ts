import type { CreateIndexBuilder, CreateTableBuilder, Kysely } from 'kysely';
import type { Tables } from './tables.js';
import type { WordIndex } from './word-index.js';

/** What each database system does in its own way; everything else is the same for all. */
export interface Engine {
  /** The schema that holds the tables; absent where there is only one. */
  readonly schema?: string;
  readonly wordIndex: WordIndex;
  /** A key that counts up by itself. */
  identity<Table extends string>(table: CreateTableBuilder<Table>, column: string): CreateTableBuilder<Table>;
  /** Finds rows by a column whose texts may have thousands of letters, and by further columns where they can be added. */
  indexLongTexts(index: CreateIndexBuilder, column: string, further: readonly string[]): CreateIndexBuilder;
  /** @returns what is wrong with the database, one line each; empty where all is well */
  findDamage(tables: Kysely<Tables>): Promise<string[]>;
  /** `SQLite 3.52.0`. */
  version(tables: Kysely<Tables>): Promise<string>;
  /** Who else can read the database, or what is on its way to it. */
  examinePrivacy(tables: Kysely<Tables>): Promise<{ readonly ok: boolean; readonly says: string }>;
  /** Holds a lock that ends with the process, however it ends.
   *  @returns the way to let go, or null where another process holds it */
  takeLock(name: string): Promise<(() => Promise<void>) | null>;
}

/** A database that is open. */
export interface OpenDatabase {
  /** Path or address, without a password. */
  readonly url: string;
  readonly tables: Kysely<Tables>;
  readonly engine: Engine;
}
