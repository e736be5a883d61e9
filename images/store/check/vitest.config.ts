import { defineConfig } from 'vitest/config';

/** Starts the real image, so it runs apart from the unit tests: `npm run check:store --workspace @souk/images`. */
export default defineConfig({
  test: {
    dir: import.meta.dirname,
    include: ['**/*.check.ts'],
    globalSetup: [`${import.meta.dirname}/global-setup.ts`],
    // All stores listen on the same port.
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
