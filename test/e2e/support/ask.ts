import { once } from 'node:events';
import { request, type RequestOptions } from 'node:http';
import { text } from 'node:stream/consumers';
import { platform } from './platform.ts';

/** One request under a host name that need not resolve here. */
export async function ask(host: string, path: string, options: RequestOptions = {}, body?: string) {
  const headers = { ...options.headers, host };
  const call = request({ ...options, host: '127.0.0.1', port: platform.port, path, headers });
  call.end(body);
  const [answer] = await once(call, 'response');
  const { statusCode: status, headers: got } = answer;
  return { status, retryAfter: got['retry-after'], body: await text(answer) };
}
