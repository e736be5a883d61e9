import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress, createZstdDecompress } from 'node:zlib';
import { startTool, toolEnvironment } from './run-tool.ts';

export type Dump = { bytes: number; sha256: string };

/** Writes the database as one moment sees it (pg_dump, custom format, in zstd); durable once it resolves. */
export async function dumpDatabase(databaseUrl: string, path: string): Promise<Dump> {
  const args = ['--format=custom', '--compress=0', '--no-owner'];
  const { child, ended } = startTool('pg_dump', args, toolEnvironment(databaseUrl));
  const { sum, result } = digester();
  try {
    if (!child.stdout) throw new Error('pg_dump has no output');
    await pipeline(child.stdout, createZstdCompress(), sum, createWriteStream(path, { flush: true }));
    await ended;
  } finally {
    child.kill();
  }
  return result();
}

/** Fills an empty database from a dump: all of it, or it throws. */
export async function loadDump(databaseUrl: string, database: string, path: string): Promise<void> {
  const args = ['--exit-on-error', '--single-transaction', '--no-owner', '--dbname', database];
  const { child, ended } = startTool('pg_restore', args, toolEnvironment(databaseUrl, database));
  try {
    if (!child.stdin) throw new Error('pg_restore has no input');
    child.stdout?.resume();
    await pipeline(createReadStream(path), createZstdDecompress(), child.stdin).catch(
      async (error: unknown) => {
        // When it ends early, its own words say more than the broken pipe.
        child.stdin?.destroy();
        await ended;
        throw error;
      },
    );
    await ended;
  } finally {
    child.kill();
  }
}

/** Throws when the file is not what it was when it was written. */
export async function checkDump(path: string, expected: Dump): Promise<void> {
  const { sum, result } = digester();
  await pipeline(createReadStream(path), sum.resume());
  if (result().sha256 !== expected.sha256) throw new Error(`${path} is damaged: its checksum is another one`);
}

function digester(): { sum: Transform; result(): Dump } {
  const hash = createHash('sha256');
  let bytes = 0;
  const sum = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  return { sum, result: () => ({ bytes, sha256: hash.digest('hex') }) };
}
