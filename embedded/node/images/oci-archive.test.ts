import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readArchiveIndex } from './archive-index.ts';
import { parseImageList } from './ctr.ts';
import { writeStaticImage } from './oci-archive.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'oci-'));
  await writeFile(join(dir, 'program'), 'x'.repeat(3000), { mode: 0o755 });
});
afterAll(() => rm(dir, { recursive: true }));

const write = async (name: string, ref: string) => {
  const archive = join(dir, name);
  await writeStaticImage({ program: join(dir, 'program'), archive, ref, user: '1:1' });
  return archive;
};

test('the same program makes the same bytes, and the index is found behind the blobs', async () => {
  const first = await write('a.tar', 'localhost/souk/a:1');
  const second = await write('b.tar', 'localhost/souk/a:1');
  expect((await readFile(first)).equals(await readFile(second))).toBe(true);
  expect(await readArchiveIndex(first)).toEqual({
    ref: 'localhost/souk/a:1',
    digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
  });
});

test('what is no archive is named', async () => {
  await expect(readArchiveIndex(join(dir, 'program'))).rejects.toThrow(/program is no OCI archive/);
});

test('the table of images is read by its columns', () => {
  const table = [
    'REF                  TYPE                                       DIGEST        SIZE     PLATFORMS   LABELS',
    'localhost/souk/a:1   application/vnd.oci.image.manifest.v1+json sha256:abc    1.0 MiB  linux/amd64 -',
    '',
  ].join('\n');
  expect(parseImageList(table)).toEqual(new Map([['localhost/souk/a:1', 'sha256:abc']]));
});
