import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test('a wrong configuration ends the process with one clear message and code 78', () => {
  const { status, stderr, stdout } = spawnSync(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    env: { PATH: process.env.PATH, NODE_ENV: 'prod', PORT: 'eighty' },
    encoding: 'utf8',
  });
  expect(status).toBe(78);
  expect(stdout).toBe('');
  expect(stderr).toBe(
    [
      'The configuration is not valid:',
      '  - environment: NODE_ENV must be one of development, production, test',
      '  - environment: SOUK_CHART is required: the folder of the store chart',
      '  - environment: PORT must be a port number',
      '',
    ].join('\n'),
  );
});
