import type { Configuration } from '../model/configuration.js';

/** One key of `tenor.yaml`, for validation and for the manual. */
export interface ConfigurationKey {
  /** Dotted; `*` stands for a name of your own: `channels.*.host`. */
  readonly path: string;
  readonly type: string;
  readonly says: string;
  readonly default: string;
}

/** `tenor.yaml` in the folder, else in the user's configuration folder. @returns null where neither has one */
export function findConfiguration(folders: { folder: string; userFolder: string }): string | null {
  throw new Error(`not yet: ${folders.folder}`);
}

/** @throws {UsageError} naming file and line for an unknown key or a bad value */
export function readConfiguration(file: string | null, defaults: { timeZone: string }): Configuration {
  throw new Error(`not yet: ${file} ${defaults.timeZone}`);
}
