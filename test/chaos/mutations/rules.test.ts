import { readFile } from 'node:fs/promises';
import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rules } from './rules.mjs';

const root = join(import.meta.dirname, '..', '..', '..');

test.each(rules)('the rule $name stands in the sources as it is taken out', async ({ changes }) => {
  for (const { file, find } of changes) {
    const found: string[] = [];
    for await (const path of glob(`{packages,apps/orchestrator}/**/${file}`, { cwd: root })) found.push(path);
    expect(found).toHaveLength(1);
    expect(await readFile(join(root, found[0] ?? ''), 'utf8')).toContain(find);
  }
});
