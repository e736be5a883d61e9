import { apiBase, type Route, type RouteName, routes } from '@souk/contract';
import { ApiProblem, ConnectionError, toError } from './api-problem.ts';

export type ClientOptions = {
  /** Scheme, host and port, without a path; `''` in a browser means the page's own origin. */
  baseUrl: string;
  /** Bearer token, or what gets one for each call. Without it the browser's session cookie is used. */
  token?: string | (() => string | undefined | Promise<string | undefined>);
  fetch?: typeof fetch;
  /** How long a call may take; event streams are not bounded by it. */
  timeoutMs?: number;
};

export type Request = {
  name?: string;
  id?: string;
  query?: Record<string, string | number | boolean | undefined>;
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal | undefined;
};

function address(baseUrl: string, route: Route, request: Request): string {
  const path = route.path
    .replace('{name}', encodeURIComponent(request.name ?? ''))
    .replace('{id}', encodeURIComponent(request.id ?? ''));
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(request.query ?? {}))
    if (value !== undefined) query.set(key, String(value));
  const suffix = query.size > 0 ? `?${query.toString()}` : '';
  return `${baseUrl.replace(/\/$/, '')}${apiBase}${path}${suffix}`;
}

async function headersOf(options: ClientOptions, request: Request): Promise<Headers> {
  const headers = new Headers(request.headers);
  const token = typeof options.token === 'function' ? await options.token() : options.token;
  if (token) headers.set('authorization', `Bearer ${token}`);
  if (request.body !== undefined) headers.set('content-type', 'application/json');
  return headers;
}

/** Sends one call. Rejects with `ApiProblem`, `ConnectionError`, or the reason of an aborted signal. */
export async function send(options: ClientOptions, route: RouteName, request: Request): Promise<Response> {
  const init: RequestInit = {
    method: routes[route].method,
    headers: await headersOf(options, request),
    ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
    ...(request.signal ? { signal: request.signal } : {}),
  };
  const doFetch = options.fetch ?? fetch;
  const response = await doFetch(address(options.baseUrl, routes[route], request), init).catch((error) => {
    if (error instanceof Error && error.name === 'AbortError') throw error;
    throw new ConnectionError('the API cannot be reached', { cause: error });
  });
  if (!response.ok) throw await toError(response);
  return response;
}

/** Sends one call within the time limit and reads its JSON. */
export async function call(options: ClientOptions, route: RouteName, request: Request): Promise<unknown> {
  const limit = AbortSignal.timeout(options.timeoutMs ?? 30_000);
  const signal = request.signal ? AbortSignal.any([request.signal, limit]) : limit;
  try {
    const response = await send(options, route, { ...request, signal });
    return response.status === 204 ? undefined : await response.json();
  } catch (error) {
    request.signal?.throwIfAborted();
    if (limit.aborted) throw new ConnectionError('the API did not answer in time', { cause: error });
    if (error instanceof ApiProblem || error instanceof ConnectionError) throw error;
    throw new ConnectionError('the answer is cut short or not JSON', { cause: error });
  }
}
