import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { snapshotsConfig } from '@souk/contract';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createBucketAccess } from './bucket-access.ts';

const bucket = { name: 'backups', endpoint: 'https://s3.example.com', region: 'us-east-1', prefix: 'souk' };
const config = snapshotsConfig.parse({ bucket });

let dir: string;
const give = (key: string, value: string) => writeFile(join(dir, key), `${value}\n`);
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'bucket-keys-'));
});
afterEach(() => rm(dir, { recursive: true }));

test('there is no bucket without a name', () => {
  expect(createBucketAccess(snapshotsConfig.parse({}), dir)).toBeUndefined();
});

test('each store has a folder that no other store gets, also not a later one of its name', () => {
  const access = createBucketAccess(config, dir);
  expect(access?.prefixOf({ name: 'acme', uid: 'u1' })).toBe('souk/acme/u1');
  const bare = snapshotsConfig.parse({ bucket: { ...bucket, prefix: '' } });
  expect(createBucketAccess(bare, dir)?.prefixOf({ name: 'acme', uid: 'u1' })).toBe('acme/u1');
});

test('a store gets its own keys where there are some, and follows them', async () => {
  const access = createBucketAccess(config, dir);
  expect(() => access?.keysFor('acme')).toThrow('existingSecret: the key access-key-id is missing or empty');
  await give('access-key-id', 'all');
  await give('secret-access-key', 's1');
  expect(access?.keysFor('acme')).toEqual({ accessKeyId: 'all', secretAccessKey: 's1' });
  await give('acme.access-key-id', 'acme');
  expect(() => access?.keysFor('acme')).toThrow('the key acme.secret-access-key is missing');
  await give('acme.secret-access-key', 's2');
  expect(access?.keysFor('acme')).toEqual({ accessKeyId: 'acme', secretAccessKey: 's2' });
  expect(access?.keysFor('other')).toEqual({ accessKeyId: 'all', secretAccessKey: 's1' });
});
