import type { z } from 'zod';
import { me, planList, signInRequest, versionList } from './catalogue.ts';
import type { ProblemCode } from './problem.ts';
import { createStoreRequest, credentials, listStoresQuery, store, storeList } from './store.ts';

/** Headers that an answer promises, with what they mean. */
export const successHeaders = {
  Location: 'Where the store is read',
  ETag: 'Uid and generation of the store: changes with what is wished, not with what is observed',
} as const;
type SuccessHeader = keyof typeof successHeaders;

/** One call of the API: the single source for validation, OpenAPI, types and the client. */
export type Route = {
  method: 'GET' | 'POST' | 'DELETE';
  /** Below `apiBase`; `{name}` is a path parameter. */
  path: string;
  summary: string;
  body?: z.ZodType;
  query?: z.ZodType;
  success: {
    status: 200 | 202 | 204;
    schema?: z.ZodType;
    mediaType?: string;
    headers?: readonly SuccessHeader[];
  };
  problems: readonly ProblemCode[];
  /** Needs no signed-in caller. */
  open?: true;
};

export const apiBase = '/api/v1';

const common = ['unauthenticated', 'forbidden', 'too-many-requests', 'unavailable', 'internal'] as const;
const unsafe = ['cross-site', 'invalid-body', 'body-too-large', 'unsupported-media-type'] as const;

export const routes = {
  createStore: {
    method: 'POST',
    path: '/stores',
    summary: 'Create a store',
    body: createStoreRequest,
    success: { status: 202, schema: store, headers: ['Location', 'ETag'] },
    problems: [...common, ...unsafe, 'invalid-name', 'invalid-field', 'name-taken', 'quota-exceeded'],
  },
  listStores: {
    method: 'GET',
    path: '/stores',
    summary: 'List stores',
    query: listStoresQuery,
    success: { status: 200, schema: storeList },
    problems: [...common, 'invalid-query'],
  },
  getStore: {
    method: 'GET',
    path: '/stores/{name}',
    summary: 'Read a store',
    success: { status: 200, schema: store, headers: ['ETag'] },
    problems: [...common, 'store-not-found'],
  },
  deleteStore: {
    method: 'DELETE',
    path: '/stores/{name}',
    summary: 'Delete a store and all its data',
    success: { status: 202, schema: store },
    problems: [...common, ...unsafe, 'store-not-found', 'action-not-allowed'],
  },
  retryStore: {
    method: 'POST',
    path: '/stores/{name}/retry',
    summary: 'Try a failed store again',
    success: { status: 202, schema: store },
    problems: [...common, ...unsafe, 'store-not-found', 'action-not-allowed'],
  },
  getCredentials: {
    method: 'GET',
    path: '/stores/{name}/credentials',
    summary: "Read the store's first admin login",
    success: { status: 200, schema: credentials },
    problems: [...common, 'store-not-found', 'action-not-allowed'],
  },
  streamEvents: {
    method: 'GET',
    path: '/events',
    summary: 'Follow changes of stores as server-sent events',
    success: { status: 200, mediaType: 'text/event-stream' },
    problems: common,
  },
  listVersions: {
    method: 'GET',
    path: '/versions',
    summary: 'List the Medusa versions on offer',
    success: { status: 200, schema: versionList },
    problems: common,
  },
  listPlans: {
    method: 'GET',
    path: '/plans',
    summary: 'List the plans on offer',
    success: { status: 200, schema: planList },
    problems: common,
  },
  getMe: {
    method: 'GET',
    path: '/me',
    summary: 'Who the caller is and what it may do',
    success: { status: 200, schema: me },
    problems: common,
  },
  signIn: {
    method: 'POST',
    path: '/session',
    summary: 'Trade a bearer token for a session cookie',
    body: signInRequest,
    success: { status: 200, schema: me },
    problems: [...common, ...unsafe, 'invalid-field'],
    open: true,
  },
  signOut: {
    method: 'DELETE',
    path: '/session',
    summary: 'End the session',
    success: { status: 204 },
    problems: [...unsafe, 'internal'],
    open: true,
  },
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof routes;
