import { pathToFileURL } from 'node:url';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SelectQueryNode,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type TransactionSettings,
} from 'kysely';
import sqlite3 from 'sqlite3';
import { sqliteCode, storeError } from './store-error.js';

export interface Access {
  /** Nothing may be written; the file must be there. */
  readonly readOnly?: boolean;
  /** With `readOnly`: nobody writes it meanwhile. No lock is taken and no file made beside it, as where the folder may not be
   *  written. @source sqlite.org/uri.html, "immutable" */
  readonly immutable?: boolean;
  /** Milliseconds to wait for other programs; absent: 15,000. */
  readonly patience?: number;
}

/** Kysely's own SQLite dialect speaks to better-sqlite3; this one speaks to sqlite3, whose calls are asynchronous. */
export class SqliteDialect implements Dialect {
  constructor(
    readonly file: string,
    readonly pragmas: readonly string[],
    readonly access: Access = {},
  ) {}

  createDriver(): Driver {
    return new SqliteDriver(this.file, this.pragmas, this.access);
  }

  createQueryCompiler(): SqliteQueryCompiler {
    return new SqliteQueryCompiler();
  }

  createAdapter(): SqliteAdapter {
    return new TransactionalAdapter();
  }

  createIntrospector(db: ConstructorParameters<typeof SqliteIntrospector>[0]): SqliteIntrospector {
    return new SqliteIntrospector(db);
  }
}

/** SQLite can undo the making of tables, and a migration that is killed half-way must be undone; Kysely's adapter does
 *  without. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Together some 8 seconds. */
const mostTries = 28;

/** One connection, handed to one query or transaction at a time: SQLite has one writer. */
class SqliteDriver implements Driver {
  #connection: SqliteConnection | null = null;
  #turn: Promise<void> = Promise.resolve();
  #release: () => void = () => {};

  constructor(
    readonly file: string,
    readonly pragmas: readonly string[],
    readonly access: Access,
  ) {}

  async init(): Promise<void> {
    this.#connection = await SqliteConnection.open(this.file, this.access);
    for (const pragma of this.pragmas) await this.#prepare(CompiledQuery.raw(pragma));
  }

  /** Two programs that switch a new file to WAL at once are told "busy" without any wait, whatever the busy timeout: the
   *  second one asks again. @source sqlite.org/wal.html, "Sometimes Queries Return SQLITE_BUSY In WAL Mode" */
  async #prepare(pragma: CompiledQuery): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        await this.#connection!.executeQuery(pragma);
        return;
      } catch (error) {
        if (sqliteCode(error) !== 'SQLITE_BUSY' || tries === mostTries) throw error;
        await new Promise((resolve) => setTimeout(resolve, 20 * tries));
      }
    }
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.#turn;
    let release: () => void = () => {};
    this.#turn = new Promise((resolve) => {
      release = resolve;
    });
    await before;
    this.#release = release;
    return this.#connection!;
  }

  async releaseConnection(): Promise<void> {
    this.#release();
  }

  /** `immediate`: a transaction that reads first and writes later would otherwise fail where another process has written
   *  in between, whatever the busy timeout. */
  async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const begin = settings.accessMode === 'read only' ? 'begin' : 'begin immediate';
    await connection.executeQuery(CompiledQuery.raw(begin));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // After a full disk or an I/O error SQLite has rolled back by itself; a second rollback would hide the first error.
    await connection.executeQuery(CompiledQuery.raw('rollback')).catch(() => {});
  }

  async destroy(): Promise<void> {
    await this.#connection?.close();
    this.#connection = null;
  }
}

class SqliteConnection implements DatabaseConnection {
  private constructor(
    readonly file: string,
    readonly database: sqlite3.Database,
  ) {}

  static open(file: string, { readOnly, immutable, patience = 15_000 }: Access): Promise<SqliteConnection> {
    const mode = readOnly ? sqlite3.OPEN_READONLY : sqlite3.OPEN_READWRITE | sqlite3.OPEN_CREATE;
    const [name, uri] = immutable ? [`${pathToFileURL(file).href}?immutable=1`, sqlite3.OPEN_URI] : [file, 0];
    return new Promise((resolve, reject) => {
      const database = new sqlite3.Database(name, mode | uri, (error) => {
        if (error) reject(storeError(file, error));
        else {
          database.configure('busyTimeout', patience);
          resolve(new SqliteConnection(file, database));
        }
      });
    });
  }

  executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const rows = SelectQueryNode.is(query.query) || query.query.kind === 'RawNode' || 'returning' in query.query;
    return rows ? this.#read(query) : this.#write(query);
  }

  #read<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    return new Promise((resolve, reject) => {
      this.database.all<Row>(sql, parameters, (error, rows) => {
        if (error) reject(storeError(this.file, error));
        else resolve({ rows });
      });
    });
  }

  #write<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const { file } = this;
    return new Promise((resolve, reject) => {
      this.database.run(sql, parameters, function (error) {
        if (error) reject(storeError(file, error));
        else resolve({ rows: [], numAffectedRows: BigInt(this.changes), insertId: BigInt(this.lastID) });
      });
    });
  }

  async *streamQuery<Row>(query: CompiledQuery): AsyncIterableIterator<QueryResult<Row>> {
    yield await this.#read<Row>(query);
  }

  close(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.database.close((error) => (error ? reject(storeError(this.file, error)) : resolve()));
    });
  }
}
