import { defineConfig } from 'vitest/config';

const exclude = ['**/node_modules/**', 'test/e2e/**', 'test/bench/**', 'images/store/server/node_modules/**'];
const pages = '{apps/dashboard,images/store/storefront}/**/*.test.{ts,tsx}';

/** What has a page gets a document of its own for each file; all else shares its modules, which takes a third of the time. */
export default defineConfig({
  test: {
    // All cores: nothing else runs beside.
    maxWorkers: '100%',
    projects: [
      { test: { name: 'pages', include: [pages], exclude, testTimeout: 15_000 } },
      {
        test: {
          name: 'programs',
          include: ['{packages,apps,embedded,images,charts,test}/**/*.test.{ts,tsx}'],
          exclude: [...exclude, pages],
          testTimeout: 15_000,
          isolate: false,
        },
      },
    ],
  },
});
