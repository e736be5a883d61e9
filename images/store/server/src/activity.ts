import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';

/** The kubelet asks every second, and the orchestrator asks whether a shopper could order: that is no use of the store. */
export const platformAgent = 'souk-check';

/**
 * Who only looks keeps no store awake, as it wakes none (the waker judges the same way): monitors, link previews, crawlers, and
 * what browsers ask for by themselves.
 */
const looks = new Set(['HEAD', 'OPTIONS', 'TRACE']);
const unasked = new Set(['/health', '/robots.txt', '/favicon.ico', '/sitemap.xml']);
const crawlers =
  /bot\b|crawl|spider|slurp|facebookexternalhit|embedly|preview|pingdom|uptime|monitor|lighthouse|souk-check/i;

export type Asked = Pick<IncomingMessage, 'method' | 'url' | 'headers'>;

/** Whether a person or a program uses the store. */
export function isUse({ method = 'GET', url = '/', headers }: Asked): boolean {
  const path = url.split('?')[0] ?? '';
  return !looks.has(method) && !unasked.has(path) && !crawlers.test(headers['user-agent'] ?? '');
}

type Message = { request: Asked & { socket: { localPort?: number } } };

export type Activity = {
  /** When the store was last used; at first when it began to serve. RFC 3339. */
  lastRequestAt(): string;
};

/** Follows the requests to the shop's own port, not those to the agent. A long one counts at its begin and at its end. */
export function watchActivity(port: number): Activity {
  let last = Date.now();
  const note = (message: unknown): void => {
    const { request } = message as Message;
    if (request.socket.localPort === port && isUse(request)) last = Date.now();
  };
  subscribe('http.server.request.start', note);
  subscribe('http.server.response.finish', note);
  return { lastRequestAt: () => new Date(last).toISOString() };
}
