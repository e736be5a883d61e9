import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** What an upstream saw of a request. */
export type Seen = {
  upstream: string;
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  bytes: number;
};

/**
 * An HTTP server that answers what it saw, as JSON. Special paths: `/api/v1/events` sends one event at once and then stays open,
 * `/status/503` answers with that status, and an upgrade to `echo` sends back what it gets.
 */
export async function startUpstream(name: string, address: string, port: number): Promise<Server> {
  const server = createServer((request, response) => void answer(name, request, response));
  server.on('upgrade', (_request, socket) => {
    // nginx resets this connection when the client of a finished test goes away.
    socket.on('error', () => socket.destroy());
    socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: echo\r\nConnection: Upgrade\r\n\r\n');
    socket.pipe(socket);
  });
  server.listen(port, address);
  await once(server, 'listening');
  return server;
}

async function answer(upstream: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = '', url = '', headers } = request;
  if (url.startsWith('/api/v1/events')) {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: first\n\n');
    return;
  }
  const seen: Seen = { upstream, method, url, headers, bytes: (await buffer(request)).length };
  response.statusCode = Number(/^\/status\/(\d+)/.exec(url)?.[1] ?? 200);
  response.setHeader('content-type', 'application/json').end(JSON.stringify(seen));
}
