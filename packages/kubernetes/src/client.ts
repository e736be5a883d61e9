import { KubeConfig } from '@kubernetes/client-node';
import { fetch, type Response } from 'undici';
import { type Connection, createConnection } from './connection.ts';
import { fromAnswer, toKubeError } from './kube-error.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export type Call = {
  query?: Record<string, string | number | boolean | undefined>;
  body?: unknown;
  contentType?: string;
  accept?: string;
  headers?: Record<string, string>;
  /** Until the first byte of the answer, in ms. */
  timeoutMs?: number;
  signal?: AbortSignal;
};

/**
 * The transport that everything else stands on: paths in, parsed JSON out, KubeError thrown. Servers,
 * certificates and tokens (read again when they rotate) are client-node's work.
 */
export type KubeClient = {
  json<T>(method: Method, path: string, call?: Call): Promise<T>;
  text(method: Method, path: string, call?: Call): Promise<string>;
  /** The open answer, for watches and followed logs; the caller reads or aborts it. */
  open(method: Method, path: string, call?: Call): Promise<Response>;
};

const defaultTimeoutMs = 15_000;

/** In-cluster credentials, or the kubeconfig that KUBECONFIG names. */
export function loadKubeConfig(): KubeConfig {
  const config = new KubeConfig();
  config.loadFromDefault();
  return config;
}

export function createKubeClient(config: KubeConfig = loadKubeConfig()): KubeClient {
  const connection = createConnection(config);
  const open = async (method: Method, path: string, call: Call = {}): Promise<Response> => {
    try {
      const response = await send(connection, method, path, call);
      if (response.ok) return response;
      throw fromAnswer(response.status, await response.text());
    } catch (error) {
      throw toKubeError(error);
    }
  };
  return {
    open,
    json: <T>(method: Method, path: string, call?: Call) =>
      read(open(method, path, call), (answer) => answer.json() as Promise<T>),
    text: (method, path, call) => read(open(method, path, call), (answer) => answer.text()),
  };
}

async function read<T>(response: Promise<Response>, how: (answer: Response) => Promise<T>): Promise<T> {
  try {
    return await how(await response);
  } catch (error) {
    throw toKubeError(error);
  }
}

async function send(connection: Connection, method: Method, path: string, call: Call): Promise<Response> {
  const { server, headers, dispatcher } = await connection();
  const url = new URL(server + path);
  for (const [key, value] of Object.entries(call.query ?? {})) {
    if (value !== undefined) url.searchParams.set(key, String(value));
  }
  return fetch(url, {
    method,
    headers: {
      ...headers,
      accept: call.accept ?? 'application/json',
      ...contentType(call),
      ...call.headers,
    },
    ...(dispatcher ? { dispatcher } : {}),
    ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
    signal: call.signal ?? AbortSignal.timeout(call.timeoutMs ?? defaultTimeoutMs),
  });
}

const contentType = (call: Call): Record<string, string> =>
  call.body === undefined ? {} : { 'content-type': call.contentType ?? 'application/json' };
