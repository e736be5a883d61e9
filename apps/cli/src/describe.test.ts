import { expect, test } from 'vitest';
import { generate } from '../tools/generate.ts';

test('docs/cli.md tells the commands and exit codes as they are', async () => {
  const { is, should } = await generate();
  expect(is).toBe(should);
});
