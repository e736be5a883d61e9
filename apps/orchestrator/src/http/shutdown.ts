import type { FastifyInstance } from 'fastify';
import type { OpenStreams } from '../live/open-streams.ts';

/** Milliseconds that calls under way have when the server closes. */
export const drainMs = 5_000;

/**
 * Ends streams in good order when the server closes. Browsers open connections in advance, and one that
 * never sent a request does not count as idle: without an end to patience it would hold the process.
 */
export function closeInGoodOrder(app: FastifyInstance, streams: OpenStreams, patienceMs: number): void {
  app.addHook('preClose', async () => {
    streams.endAll();
    const timer = setTimeout(() => app.server.closeAllConnections(), patienceMs);
    app.server.once('close', () => clearTimeout(timer));
  });
}
