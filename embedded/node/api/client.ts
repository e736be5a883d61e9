import { readFile } from 'node:fs/promises';
import { Agent, request } from 'node:https';
import { text } from 'node:stream/consumers';
import { parse } from 'yaml';

/** The API server said no, or could not be reached (`status` 0). */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export type ApiRequest = {
  method?: 'GET' | 'PATCH' | 'DELETE';
  path: string;
  body?: unknown;
  /** Server-side apply takes YAML, of which JSON is a part. */
  contentType?: 'application/json' | 'application/apply-patch+yaml';
  timeoutMs?: number;
};

/** Sends one request and answers the body's text. Throws ApiError. */
export type ApiClient = (request: ApiRequest) => Promise<string>;

type Kubeconfig = {
  clusters: [{ cluster: { server: string; 'certificate-authority-data': string } }];
  users: [{ user: { 'client-certificate-data': string; 'client-key-data': string } }];
};

/** A client for a kubeconfig that this package wrote itself. */
export async function apiClient(kubeconfig: string): Promise<ApiClient> {
  const { clusters, users } = parse(await readFile(kubeconfig, 'utf8')) as Kubeconfig;
  const { cluster } = clusters[0];
  const { user } = users[0];
  const decode = (data: string) => Buffer.from(data, 'base64');
  const agent = new Agent({
    ca: decode(cluster['certificate-authority-data']),
    cert: decode(user['client-certificate-data']),
    key: decode(user['client-key-data']),
    keepAlive: true,
  });
  return (options) => send(agent, cluster.server, options);
}

async function send(agent: Agent, server: string, options: ApiRequest): Promise<string> {
  const { method = 'GET', path, body, contentType = 'application/json', timeoutMs = 5000 } = options;
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const signal = AbortSignal.timeout(timeoutMs);
  const outgoing = request(new URL(path, server), { agent, method, signal }, (response) => {
    const status = response.statusCode ?? 0;
    text(response).then(
      (answer) =>
        status < 300
          ? resolve(answer)
          : reject(new ApiError(status, `${method} ${path}: ${status} ${answer}`)),
      (error: unknown) => reject(new ApiError(0, String(error))),
    );
  });
  outgoing.once('error', (error) => reject(new ApiError(0, `${method} ${path}: ${error.message}`)));
  if (body !== undefined) {
    const payload = JSON.stringify(body);
    outgoing.setHeader('content-type', contentType);
    // Without it Node sends the body of a DELETE with no length at all.
    outgoing.setHeader('content-length', Buffer.byteLength(payload));
    outgoing.write(payload);
  }
  outgoing.end();
  return promise;
}

export async function getJson<T>(client: ApiClient, path: string): Promise<T> {
  return JSON.parse(await client({ path })) as T;
}
