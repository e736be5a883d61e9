import type { IncomingMessage, ServerResponse } from 'node:http';
import type { StoreResource } from '@souk/contract';
import { send, type WakerAnswer } from './answers.ts';
import { storeOfHost } from './store-of-host.ts';
import { visitorOf } from './visitor.ts';
import type { WakeResult } from './wakes.ts';

export type HandlerDeps = {
  hostSuffixes: readonly string[];
  /** The local copy of the stores. */
  cache: { get(name: string): StoreResource | undefined; synced(): boolean };
  wake: (name: string) => Promise<WakeResult>;
  page?: (host: string) => string;
};

const unknown: WakerAnswer = {
  status: 404,
  code: 'unknown-store',
  detail: 'No store lives at this address.',
};
const asleep: WakerAnswer = {
  status: 503,
  code: 'store-asleep',
  detail: 'The store is asleep. A visit by a person or a call of its API wakes it.',
  // Long, so that crawlers come again some other time.
  retryAfter: 3600,
};
const waking = (detail: string, retryAfter: number): WakerAnswer => ({
  status: 503,
  code: 'store-waking',
  detail,
  retryAfter,
});
const soon = waking('The store is waking up. Try again in a few seconds.', 3);

/** What whoever asked is told after a try to wake the store. */
const told: Record<WakeResult, WakerAnswer> = {
  woken: soon,
  'not-asleep': soon,
  'too-many': waking('Many stores are waking up at this moment. Try again in half a minute.', 30),
  failed: waking('The store could not be woken yet. Try again in a few seconds.', 10),
};

/** One request for a store that sleeps, or that slept until a moment ago. */
export function createHandler(deps: HandlerDeps) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { host = '' } = request.headers;
    const answer = await answerTo(deps, request, storeOfHost(host, deps.hostSuffixes));
    const page = answer.status === 503 ? deps.page?.(host) : undefined;
    await send(request, response, page === undefined ? answer : { ...answer, page });
  };
}

async function answerTo(
  { cache, wake }: HandlerDeps,
  request: IncomingMessage,
  name: string | undefined,
): Promise<WakerAnswer> {
  if (name === undefined) return unknown;
  const store = cache.get(name);
  if (!store) return cache.synced() ? unknown : soon;
  if (store.metadata.deletionTimestamp) return unknown;
  // The alias follows a moment after the wish.
  if (!store.spec.hibernated) return soon;
  return visitorOf(request) === 'onlooker' ? asleep : told[await wake(name)];
}
