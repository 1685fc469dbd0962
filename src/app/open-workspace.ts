import type { Configuration } from '../model/configuration.js';
import { closeStore, openStore } from '../store/open-store.js';
import type { Workspace } from './workspace.js';

/** Opens the database, or makes it.
 *  @param options.database  path or URL
 *  @throws {StoreError} where it cannot be opened */
export async function openWorkspace(options: {
  configuration: Configuration;
  database: string;
  grammars: string;
}): Promise<Workspace> {
  const { configuration, database, grammars } = options;
  return { store: await openStore(database), configuration, grammars };
}

export async function closeWorkspace(workspace: Workspace): Promise<void> {
  await closeStore(workspace.store);
}
