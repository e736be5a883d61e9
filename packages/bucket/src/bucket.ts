import type { ReadableStream } from 'node:stream/web';
import type { S3mini } from 's3mini';
import { toBucketError } from './bucket-error.ts';

/** `endpoint` is an address such as https://s3.eu-central-1.amazonaws.com, without the bucket. */
export type BucketPlace = { endpoint: string; region: string; name: string };
export type BucketKeys = { accessKeyId: string; secretAccessKey: string };

/** What is used of an S3-compatible bucket. Every call rejects with a BucketError. */
export type Bucket = {
  /** All keys below a prefix. */
  keys(prefix: string): Promise<string[]>;
  /** Null where there is none. */
  read(key: string): Promise<string | null>;
  open(key: string): Promise<ReadableStream<Uint8Array> | null>;
  write(key: string, text: string): Promise<void>;
  /** In parts, so that nothing large is ever in memory; there whole once this resolves, and not before. */
  upload(key: string, content: ReadableStream<Uint8Array>): Promise<void>;
  remove(keys: readonly string[]): Promise<void>;
};

/** Four are in memory at once. */
const partBytes = 8 << 20;

/** The client is loaded by the first call, because most stores never make one. `readKeys` is asked each time: keys are rotated. */
export function openBucket({ endpoint, region, name }: BucketPlace, readKeys: () => BucketKeys): Bucket {
  const call = async <T>(what: string, run: (client: S3mini) => Promise<T>): Promise<T> => {
    try {
      const { S3mini } = await import('s3mini');
      const address = `${endpoint.replace(/\/+$/, '')}/${name}`;
      const { fetch, refusal } = watchedFetch();
      const client = new S3mini({ ...readKeys(), endpoint: address, region, minPartSize: partBytes, fetch });
      const result = await run(client);
      if (refusal()) throw Object.assign(new Error(), refusal());
      return result;
    } catch (error) {
      throw toBucketError(error, what);
    }
  };
  return {
    keys: (prefix) =>
      call('The bucket cannot be listed', async (s3) => {
        const found = await s3.listObjects('/', prefix);
        return (found ?? []).map(({ Key }) => Key);
      }),
    read: (key) => call('The bucket cannot be read', (s3) => s3.getObject(key)),
    open: (key) =>
      call('The bucket cannot be read', async (s3) => {
        const answer = await s3.getObjectResponse(key);
        return (answer?.body ?? null) as ReadableStream<Uint8Array> | null;
      }),
    write: (key, text) =>
      call('The bucket cannot be written', async (s3) => {
        await s3.putObject(key, text, 'application/json');
      }),
    upload: (key, content) =>
      call('The bucket cannot be written', async (s3) => {
        await s3.putAnyObject(key, content as Parameters<typeof s3.putAnyObject>[1], 'application/x-tar');
      }),
    remove: (keys) =>
      call('The bucket cannot be changed', async (s3) => {
        for (const key of keys) await s3.deleteObject(key);
      }),
  };
}

type Refusal = { status: 404; serviceCode: string };

/** The client takes every 404 for "nothing there", also that of a bucket or an access key that does not exist. */
function watchedFetch(): { fetch: typeof fetch; refusal(): Refusal | undefined } {
  let refusal: Refusal | undefined;
  return {
    fetch: async (input, init) => {
      const answer = await fetch(input, init);
      if (answer.status !== 404) return answer;
      const serviceCode = /<Code>(\w+)<\/Code>/.exec(await answer.clone().text())?.[1];
      if (serviceCode && serviceCode !== 'NoSuchKey') refusal = { status: 404, serviceCode };
      return answer;
    },
    refusal: () => refusal,
  };
}
