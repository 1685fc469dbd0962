import {
  CompiledQuery,
  type DatabaseConnection,
  type DataTypeNode,
  PostgresDialect as KyselyDialect,
  PostgresDriver,
  PostgresQueryCompiler,
  type TransactionSettings,
} from 'kysely';
import type { PostgresPool } from './postgres-pool.js';

/** Kysely's own dialect, with the two things on which tenor counts: texts are in the order of their letters' numbers, as in
 *  SQLite, and there is one writer at a time. */
export class PostgresDialect extends KyselyDialect {
  constructor(readonly pool: PostgresPool) {
    super({ pool });
  }

  override createDriver(): PostgresDriver {
    return new OneWriterDriver({ pool: this.pool });
  }

  override createQueryCompiler(): PostgresQueryCompiler {
    return new PlainOrderCompiler();
  }
}

/** A server sorts by the rules of a language, and by other ones after an update of its system: exports would differ. */
class PlainOrderCompiler extends PostgresQueryCompiler {
  protected override visitDataType(node: DataTypeNode): void {
    super.visitDataType(node);
    if (node.dataType === 'text') this.append(' collate "C"');
  }
}

/** Transactions read first and write later: what they have read must stay so. The lock ends with the transaction, or with the
 *  process; those who only read never wait. It is one for each schema. */
const waitForTurn = `select pg_advisory_xact_lock(hashtextextended('tenor writes ' || current_schema(), 0))`;

class OneWriterDriver extends PostgresDriver {
  override async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    await super.beginTransaction(connection, settings);
    if (settings.accessMode === 'read only') return;
    try {
      await connection.executeQuery(CompiledQuery.raw(waitForTurn));
    } catch (error) {
      await this.rollbackTransaction(connection);
      throw error;
    }
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // A lost connection has been rolled back by the server; a second error would hide the first.
    await super.rollbackTransaction(connection).catch(() => {});
  }
}
