import { request } from 'node:http';
import { platform } from './platform.ts';

/** HTTP status of a path under a host name that need not resolve here. */
export function statusFor(host: string, path: string): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const call = request({ host: '127.0.0.1', port: platform.port, path, headers: { host } }, (answer) => {
    answer.resume();
    resolve(answer.statusCode ?? 0);
  });
  call.on('error', reject);
  call.end();
  return promise;
}
