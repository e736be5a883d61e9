import { defineConfig } from 'vitest/config';

/** Compiles Traefik first, so it runs apart: `npm run test:ingress`. */
export default defineConfig({
  test: {
    include: ['test/ingress/**/*.check.ts'],
    globalSetup: ['test/e2e/support/global-setup.ts'],
    fileParallelism: false,
    testTimeout: 240_000,
    // A cold compile takes minutes.
    hookTimeout: 1_800_000,
  },
});
