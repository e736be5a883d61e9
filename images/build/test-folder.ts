import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder that goes away with the test that asked for it. */
export async function testFolder(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'souk-images-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  return dir;
}
