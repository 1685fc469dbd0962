import { defineConfig } from 'vitest/config';

const results = process.env.TENOR_TEST_RESULTS;

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['tests/**/*.test.{ts,tsx}'],
    globalSetup: ['tests/build.setup.ts'],
    testTimeout: 120_000,
    // Two workers: the machines this runs on have two cores, and the workers that read PDFs want the rest.
    maxWorkers: 2,
    ...(results ? { reporters: ['default', 'json'], outputFile: { json: results } } : {}),
  },
});
