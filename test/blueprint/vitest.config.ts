import { defineConfig } from 'vitest/config';

/** Compiles a registry, and waits until nobody uses a store, so it runs apart: `npm run test:blueprint`. */
export default defineConfig({
  test: {
    include: ['test/blueprint/**/*.check.ts'],
    globalSetup: ['test/e2e/support/global-setup.ts'],
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 600_000,
  },
});
