import { defineConfig } from 'vitest/config';

/** Compiles an S3 server first, so it runs apart: `npm run test:snapshots`. */
export default defineConfig({
  test: {
    include: ['test/snapshots/**/*.check.ts'],
    globalSetup: ['test/e2e/support/global-setup.ts'],
    fileParallelism: false,
    testTimeout: 240_000,
    // A cold compile takes minutes.
    hookTimeout: 900_000,
  },
});
