import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { KubeConfig } from '@kubernetes/client-node';
import { createKubeClient, type KubeClient } from '../client.ts';

export type Handler = (request: IncomingMessage, url: URL, response: ServerResponse) => void;

/** A real HTTP server in the API server's place, and a client that is set up for it. */
export async function serve(handler: Handler): Promise<{ client: KubeClient; close(): void }> {
  const server = createServer((request, response) =>
    handler(request, new URL(request.url ?? '', 'http://x'), response),
  );
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const config = new KubeConfig();
  config.loadFromOptions({
    clusters: [{ name: 'c', server: `http://127.0.0.1:${port}`, skipTLSVerify: true }],
    users: [{ name: 'u' }],
    contexts: [{ name: 'x', cluster: 'c', user: 'u' }],
    currentContext: 'x',
  });
  return {
    client: createKubeClient(config),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

export const answer = (response: ServerResponse, body: unknown, status = 200): void => {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
};
