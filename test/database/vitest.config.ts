import { defineConfig } from 'vitest/config';

/** Stores on a PostgreSQL server of their own platform: `npm run test:database`. */
export default defineConfig({
  test: {
    include: ['test/database/**/*.check.ts'],
    globalSetup: ['test/e2e/support/global-setup.ts'],
    fileParallelism: false,
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
});
