import { defineConfig } from 'vitest/config';

/** Compiles External Secrets Operator first, so it runs apart: `npm run test:external-secrets`. */
export default defineConfig({
  test: {
    include: ['test/external-secrets/**/*.check.ts'],
    globalSetup: ['test/e2e/support/global-setup.ts'],
    fileParallelism: false,
    testTimeout: 180_000,
    // A cold compile takes minutes.
    hookTimeout: 1_800_000,
  },
});
