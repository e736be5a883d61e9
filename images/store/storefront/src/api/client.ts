import { Client } from '@medusajs/js-sdk';
import { problemOf } from './problem.ts';

type Query = Record<string, string | number | undefined>;

/** The three kinds of request that a storefront makes. Paths start with `/store/`; a failure throws `FetchError`. */
export interface Api {
  get<T>(path: string, query: Query): Promise<T>;
  post<T>(path: string, body: object, query?: Query): Promise<T>;
  delete<T>(path: string, query?: Query): Promise<T>;
}

const RETRY_DELAYS = [400, 1_200];
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Only reading is retried: a store that restarts answers 502 or 503 for a second or two. */
async function patiently<T>(read: () => Promise<T>): Promise<T> {
  for (const delay of RETRY_DELAYS) {
    try {
      return await read();
    } catch (error) {
      if (problemOf(error) !== 'unavailable') throw error;
      await pause(delay);
    }
  }
  return read();
}

export function createApi(baseUrl: string, publishableKey: string): Api {
  // Of the SDK only its HTTP client: the rest is a third of the bundle, most of it the Admin API.
  const client = new Client({
    baseUrl,
    publishableKey,
    auth: { type: 'session', fetchCredentials: 'same-origin' },
  });
  return {
    get: (path, query) => patiently(() => client.fetch(path, { query })),
    post: (path, body, query = {}) => client.fetch(path, { method: 'POST', body, query }),
    delete: (path, query = {}) => client.fetch(path, { method: 'DELETE', query }),
  };
}
