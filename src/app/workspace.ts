import type { Configuration } from '../model/configuration.js';
import type { Store } from '../store/open-store.js';

/** What every use case works on: the database, how the team wants things, and where the grammars lie. */
export interface Workspace {
  readonly store: Store;
  readonly configuration: Configuration;
  /** Path of the folder `grammars/`. */
  readonly grammars: string;
}
