import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import { finished } from 'node:stream/promises';
import { wantsPage } from './visitor.ts';

export type WakerAnswer = {
  status: 404 | 503;
  /** Stable, as the edge's and the API's own. */
  code: 'unknown-store' | 'store-asleep' | 'store-waking';
  detail: string;
  /** Seconds. */
  retryAfter?: number;
  /** For people; without one they get the problem document. */
  page?: string;
};

/**
 * Answers with a page or a problem document (RFC 9457). A body is read to its end and dropped: who still writes when the
 * connection ends takes that for a failure. Rejects when whoever asked went away.
 */
export async function send(
  request: IncomingMessage,
  response: ServerResponse,
  answer: WakerAnswer,
): Promise<void> {
  const { status, code, detail, retryAfter, page } = answer;
  const asPage = page !== undefined && wantsPage(request.headers);
  const problem = { type: 'about:blank', title: STATUS_CODES[status], status, code, detail };
  await finished(request.resume());
  response.writeHead(status, {
    'content-type': asPage ? 'text/html; charset=utf-8' : 'application/problem+json',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(retryAfter ? { 'retry-after': String(retryAfter) } : {}),
  });
  response.end(request.method === 'HEAD' ? undefined : asPage ? page : JSON.stringify(problem));
}
