import { once } from 'node:events';
import { createServer } from 'node:http';
import { type PlatformConfig } from '@souk/contract';
import type { KubeClient } from '@souk/kubernetes';
import type { Logger } from 'pino';
import type { StoreCache } from '../cluster/ports.ts';
import { createHandler } from './handle.ts';
import { readWaitingPage } from './waiting-page.ts';
import { wakeStore } from './wake-store.ts';
import { createWakes } from './wakes.ts';

export type WakerDeps = {
  client: KubeClient;
  config: PlatformConfig;
  cache: StoreCache;
  log: Logger;
  /** Folder with waking.html; without it people get the problem document, too. */
  pagesDir?: string | undefined;
};

export type Waker = {
  /** Resolves with the port, which is another one for 0. */
  listen(at: { host: string; port: number }): Promise<number>;
  close(): Promise<void>;
};

/**
 * Answers for stores that sleep: the first visit wakes the store, and everybody is told to wait. Websockets are told so as
 * well: without a listener for upgrades they are requests like others.
 */
export function createWaker({ client, config, cache, log, pagesDir }: WakerDeps): Waker {
  const handle = createHandler({
    hostSuffixes: config.hostSuffixes,
    cache,
    wake: createWakes({
      wake: (name) => wakeStore(client, name),
      perMinute: config.rateLimits.wakes,
      log,
    }),
    ...(pagesDir ? { page: readWaitingPage(pagesDir) } : {}),
  });
  const limits = { requestTimeout: 60_000, headersTimeout: 10_000, keepAliveTimeout: 5_000 };
  const server = createServer(limits, (request, response) => {
    handle(request, response).catch((error: unknown) => {
      log.debug({ error: String(error) }, 'whoever asked for a sleeping store went away');
      response.destroy();
    });
  });
  return {
    async listen({ host, port }) {
      server.listen(port, host);
      await once(server, 'listening');
      const address = server.address();
      return typeof address === 'object' && address ? address.port : port;
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
