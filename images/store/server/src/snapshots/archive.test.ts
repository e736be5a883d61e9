import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { buffer } from 'node:stream/consumers';
import { packTar } from 'modern-tar/fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isOfSnapshot, packSnapshot, unpackSnapshot } from './archive.ts';
import { openFolder, type Folder } from './folder.ts';
import { createInbox } from './inbox.ts';

const id = '20261124t120000z-0123ab';
const sumOf = (bytes: string | Buffer): string => createHash('sha256').update(bytes).digest('hex');
const manifest = {
  id,
  createdAt: '2026-11-24T12:00:00.000Z',
  version: '2.21.2',
  usableBy: [],
  reason: 'manual',
  publicUrl: 'http://acme.local.gd:8080',
  database: { bytes: 4, sha256: sumOf('dump') },
  uploads: { files: 1, bytes: 3 },
};

let dir: string;
let from: Folder;
let to: Folder;
let archive: Buffer;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'archive-'));
  [from, to] = [openFolder(join(dir, 'from')), openFolder(join(dir, 'to'))];
  await mkdir(join(from.path(id), 'static', 'private'), { recursive: true });
  await writeFile(join(from.path(id), 'static', 'private', 'a picture.svg'), 'svg');
  await writeFile(join(from.path(id), 'database.dump.zst'), 'dump');
  await writeFile(join(from.path(id), 'snapshot.json'), JSON.stringify(manifest));
  archive = await buffer(await packSnapshot(from, id));
});
afterEach(() => rm(dir, { recursive: true }));

const listed = async (folder: Folder): Promise<string[]> => (await folder.list()).map((one) => one.id);

it('brings a whole snapshot from one volume to another', async () => {
  expect(await unpackSnapshot(to, id, Readable.from([archive]), sumOf(archive))).toEqual(manifest);
  expect(await listed(to)).toEqual([id]);
  expect(await readFile(join(to.path(id), 'static', 'private', 'a picture.svg'), 'utf8')).toBe('svg');
});

const other = '20261124t120000z-0123ac';

it.each([
  ['was cut off', () => archive.subarray(0, archive.length / 2), id, undefined, /./],
  ['was changed on its way', () => archive, id, sumOf('other'), /checksum is another/],
  ['is of another snapshot', () => archive, other, undefined, /not that of snapshot/],
  ['has lost an upload', withoutUpload, id, undefined, /uploads are missing/],
] as const)('lists nothing of an archive that %s', async (_, content, name, sum, why) => {
  const unpacked = unpackSnapshot(to, name, Readable.from([await content()]), sum);
  await expect(unpacked).rejects.toThrow(why);
  expect(await readdir(join(dir, 'to'))).toEqual([]);
});

async function withoutUpload(): Promise<Buffer> {
  await rm(join(from.path(id), 'static', 'private'), { recursive: true });
  return buffer(await packSnapshot(from, id));
}

it('takes no file but those of a snapshot', async () => {
  const strange = packTar([
    { type: 'directory', source: from.path(id), target: '' },
    { type: 'content', target: 'pg/PG_VERSION', content: 'x' },
  ]);
  await unpackSnapshot(to, id, strange);
  expect((await readdir(to.path(id))).toSorted()).toEqual(['database.dump.zst', 'snapshot.json', 'static']);
});

it.each([
  ['static/a.svg', 'file', true],
  ['static/a/b..svg', 'file', true],
  ['static/', 'directory', true],
  ['static/../../version.json', 'file', false],
  ['static/a.svg', 'symlink', false],
  ['static/a.svg', 'link', false],
  ['/data/static/a.svg', 'file', false],
  ['snapshot.json.partial', 'file', false],
])('takes %s as a %s: %s', (name, type, taken) => {
  expect(isOfSnapshot({ name, type })).toBe(taken);
});

it('is taken by who waits for it, and by nobody else', async () => {
  const inbox = createInbox(to);
  expect(await inbox.put(id, Readable.from([archive]))).toBe(false);
  const waiting = inbox.wait(id);
  await sleep(50);
  expect(await inbox.put(other, Readable.from([archive]))).toBe(false);
  await expect(inbox.put(id, Readable.from([archive.subarray(0, 1500)]))).rejects.toThrow(/./);
  expect(await inbox.put(id, Readable.from([archive]))).toBe(true);
  await waiting;
  await inbox.wait(id);
  expect(await listed(to)).toEqual([id]);
});

it('keeps the process alive while it waits', async () => {
  const at = (file: string): string => JSON.stringify(join(import.meta.dirname, file));
  const program = `
    import { createInbox } from ${at('inbox.ts')};
    import { openFolder } from ${at('folder.ts')};
    console.log('waits');
    await createInbox(openFolder(${JSON.stringify(join(dir, 'to'))})).wait('${id}');`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program]);
  const [words] = (await once(child.stdout, 'data')) as [Buffer];
  const ended = await Promise.race([once(child, 'exit'), sleep(1000, 'waits on')]);
  child.kill();
  expect([words.toString().trim(), ended]).toEqual(['waits', 'waits on']);
});
