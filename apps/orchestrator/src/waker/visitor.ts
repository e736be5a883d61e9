import type { IncomingMessage } from 'node:http';

/**
 * Who asks for a sleeping store. A `person` and a `program` wake it; an `onlooker` does not, or a crawler and an uptime
 * check would keep every store awake.
 */
export type Visitor = 'person' | 'program' | 'onlooker';

/** Reading methods without an answer's body are how monitors, link previews and our own waiting page look. */
const looks = new Set(['HEAD', 'OPTIONS', 'TRACE']);
/** Browsers and crawlers ask for these by themselves. */
const unasked = new Set(['/robots.txt', '/favicon.ico', '/sitemap.xml']);
const crawlers =
  /bot\b|crawl|spider|slurp|facebookexternalhit|embedly|preview|pingdom|uptime|monitor|lighthouse/i;

export function visitorOf({ method = 'GET', url = '/', headers }: IncomingMessage): Visitor {
  const { 'user-agent': agent = '', purpose, 'sec-purpose': secPurpose } = headers;
  const [path = ''] = url.split('?');
  const isPrefetch = /prefetch/.test(`${String(purpose)} ${String(secPurpose)}`);
  if (looks.has(method) || unasked.has(path) || isPrefetch || crawlers.test(agent)) return 'onlooker';
  return wantsPage(headers) ? 'person' : 'program';
}

/** People get a page, programs a problem document (RFC 9457), as the edge answers them. */
export const wantsPage = ({ accept = '' }: IncomingMessage['headers']): boolean => /text\/html/i.test(accept);
