import config from './vitest.config.ts';

/** What takes too long for `npm test`; each test says how long. */
export default { ...config, test: { ...config.test, include: ['test/e2e/**/*.long.ts'] } };
