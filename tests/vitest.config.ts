import { defineConfig } from 'vitest/config';

const results = process.env.TENOR_TEST_RESULTS;

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['tests/**/*.test.{ts,tsx}'],
    globalSetup: ['tests/build.setup.ts', 'tests/servers.setup.ts'],
    testTimeout: 120_000,
    // Two workers: the machines this runs on have two cores, and the workers that read PDFs want the rest.
    maxWorkers: 2,
    // The sources and the grammars are loaded once for each worker, not once for each file.
    isolate: false,
    ...(results ? { reporters: ['default', 'json'], outputFile: { json: results } } : {}),
  },
});
