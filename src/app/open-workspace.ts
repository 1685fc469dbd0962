import type { Configuration } from './configuration.js';
import type { Workspace } from './workspace.js';

/** Opens (or makes) the database. @param database path or URL */
export async function openWorkspace(options: {
  configuration: Configuration;
  database: string;
  grammars: string;
}): Promise<Workspace> {
  throw new Error(`not yet: ${options.database}`);
}

export async function closeWorkspace(workspace: Workspace): Promise<void> {
  await workspace.store.close();
}
