import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { stopPostgres } from './store/postgres-server.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder in which servers that tests start keep their data. */
    servers: string;
  }
}

/** Servers serve all files of a worker: they are stopped behind the last test. */
export default function servers(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'tenor-servers-'));
  // A server may be run by another user than the tests.
  chmodSync(folder, 0o755);
  project.provide('servers', folder);
  return () => {
    stopPostgres(folder);
    rmSync(folder, { recursive: true, force: true });
  };
}
