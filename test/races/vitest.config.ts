import { defineConfig } from 'vitest/config';

/** A cluster and three orchestrators of its own, so it runs apart: `npm run test:races`. */
export default defineConfig({
  test: {
    include: ['test/races/**/*.check.ts'],
    globalSetup: ['test/races/global-setup.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
