import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { Transform, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress, createZstdDecompress } from 'node:zlib';
import type { DatabaseSource } from '../database/source.ts';
import { startTool, withToolEnvironment, type Tool } from './run-tool.ts';

export type Dump = { bytes: number; sha256: string };

/** Writes the database as one moment sees it (pg_dump, custom format, in zstd); durable once it resolves. */
export function dumpDatabase(source: DatabaseSource, path: string): Promise<Dump> {
  return withToolEnvironment(source, {}, async (env) => {
    const { child, ended } = startTool(
      'pg_dump',
      ['--format=custom', '--compress=0', '--no-owner', '--no-acl'],
      env,
    );
    const { sum, result } = digester();
    try {
      await pipeline(child.stdout, createZstdCompress(), sum, createWriteStream(path, { flush: true }));
      await ended;
    } finally {
      child.kill();
    }
    return result();
  });
}

/** SQL for the transaction that loads a dump. */
export type Around = { database?: string; before?: string; after?: string };

/**
 * Loads a dump into a database, `before` and `after` with it: all of it in one transaction, or it throws and nothing has changed.
 * psql gets the "commit" only when pg_restore has ended well: an input that ends early is rolled back.
 */
export function loadDump(source: DatabaseSource, path: string, around: Around = {}): Promise<void> {
  const { database, before = '', after = '' } = around;
  return withToolEnvironment(source, database === undefined ? {} : { database }, async (env) => {
    const psql = startTool(
      'psql',
      ['--no-psqlrc', '--quiet', '--set=ON_ERROR_STOP=1', '--output=/dev/null'],
      env,
    );
    const restore = startTool('pg_restore', ['--file=-', '--no-owner', '--no-acl', '--no-comments'], env);
    try {
      await write(psql, `set client_min_messages = warning;\nbegin;\n${before}\n`);
      // What psql says comes first: when it ends, it takes pg_restore with it.
      const [passed, fed] = await Promise.allSettled([pass(restore, psql), feed(restore, path)]);
      for (const part of [passed, fed]) if (part.status === 'rejected') throw part.reason;
      await restore.ended;
      await write(psql, `${after}\ncommit;\n`);
      psql.child.stdin.end();
      await psql.ended;
    } finally {
      restore.child.kill();
      psql.child.kill();
    }
  });
}

const feed = (tool: Tool, path: string): Promise<void> =>
  explained(tool, pipeline(createReadStream(path), createZstdDecompress(), tool.child.stdin));

const pass = (from: Tool, to: Tool): Promise<void> =>
  explained(to, pipeline(from.child.stdout, to.child.stdin, { end: false }));

const write = ({ child, ended }: Tool, text: string): Promise<void> =>
  explained({ child, ended }, writeTo(child.stdin, text));

function writeTo(stream: Writable, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => (error ? reject(error) : resolve()));
  });
}

/** When a tool ends early, its own words say more than the broken pipe. */
function explained({ child, ended }: Tool, work: Promise<void>): Promise<void> {
  return work.catch(async (error: unknown) => {
    child.stdin.destroy();
    await ended;
    throw error;
  });
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
