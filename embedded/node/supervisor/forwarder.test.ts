import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { openForwarder, parseListen } from './forwarder.ts';

async function withEcho(work: (port: number) => Promise<void>): Promise<void> {
  const server = createServer({ allowHalfOpen: true }, (socket) => socket.pipe(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  await work(address.port);
  server.close();
}

test('bytes go both ways, and the answer still comes after the asker has finished', () =>
  withEcho(async (nodePort) => {
    const close = await openForwarder({ listen: '127.0.0.1:38471', nodePort }, '127.0.0.1');
    const socket = connect({ port: 38_471, host: '127.0.0.1', allowHalfOpen: true });
    socket.end('x'.repeat(1_000_000));
    expect((await text(socket)).length).toBe(1_000_000);
    socket.destroy();
    await close();
  }));

test('a busy port is named', () =>
  withEcho(async (port) => {
    const opened = openForwarder({ listen: `127.0.0.1:${port}`, nodePort: 1 }, '127.0.0.1');
    await expect(opened).rejects.toThrow(`Port ${port} on 127.0.0.1 is used by another program.`);
  }));

test.each(['8080', ':8080', '127.0.0.1:', '127.0.0.1:0', '127.0.0.1:99999'])('%j is refused', (listen) => {
  expect(() => parseListen(listen)).toThrow(/forwards\.listen/);
});

test('IPv6 addresses stand in brackets', () => {
  expect(parseListen('[::1]:8080')).toEqual({ host: '::1', port: 8080 });
});
