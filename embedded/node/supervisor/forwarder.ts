import { connect, createServer, type Server, type Socket } from 'node:net';
import { ClusterError } from '../cluster-error.ts';
import type { Forward } from '../instance.ts';

/** Splits `127.0.0.1:8080`; throws an Error that names the rule. */
export function parseListen(listen: string): { host: string; port: number } {
  const colon = listen.lastIndexOf(':');
  const host = listen.slice(0, colon).replace(/^\[(.*)\]$/, '$1');
  const port = Number(listen.slice(colon + 1));
  if (colon < 1 || !Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(`forwards.listen "${listen}" must be ADDRESS:PORT with a port from 1 to 65535`);
  }
  return { host, port };
}

/** Listens on this machine and passes every connection on to the NodePort, until closed. */
export async function openForwarder(
  { listen, nodePort }: Forward,
  node: string,
): Promise<() => Promise<void>> {
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (inbound) => {
    const outbound = connect({ host: node, port: nodePort, allowHalfOpen: true, noDelay: true });
    for (const [from, to] of [
      [inbound, outbound],
      [outbound, inbound],
    ] as const) {
      sockets.add(from);
      from.once('close', () => sockets.delete(from));
      // An end that breaks takes the other with it; an end that only finished (FIN) does not.
      from.once('error', () => to.destroy());
      from.once('close', () => to.destroySoon());
      from.pipe(to);
    }
  });
  await listenOn(server, listen);
  return async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  };
}

async function listenOn(server: Server, listen: string): Promise<void> {
  const { host, port } = parseListen(listen);
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject).listen(port, host, resolve);
  try {
    await promise;
  } catch (error) {
    const busy = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    const why = busy ? 'is used by another program' : `cannot be used: ${String(error)}`;
    throw new ClusterError(`Port ${port} on ${host} ${why}.`);
  }
}
