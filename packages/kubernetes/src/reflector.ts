import { setTimeout as sleep } from 'node:timers/promises';
import type { KubeClient } from './client.ts';
import { isKind, KubeError, toKubeError } from './kube-error.ts';
import { listObjects, type Selection, watchObjects } from './list-watch.ts';
import { createObjectCache, type GroupOf, keyOf, type ReadCache } from './object-cache.ts';
import type { KubeObject } from './objects.ts';
import { pathOf, type Resource } from './resource.ts';

export type ReflectorOptions = Selection & { onError?: (error: KubeError) => void };

/** A local copy of one kind of object that follows the cluster: list in pages, then watch, again and again. */
export type Reflector<T extends KubeObject> = ReadCache<T> & {
  start(): void;
  stop(): void;
  /** The first list is complete. */
  synced(): boolean;
  /** Ms since the API server last said anything, a bookmark or a refusal included: the measure of deafness. */
  silentFor(): number;
};

/** The server ends each watch after this, and sends a bookmark every minute or two: a longer silence is a dead connection. */
const watchSeconds = 240;
const deafAfterMs = 180_000;
const watchdogEveryMs = 5000;
const backoffMs = { first: 200, most: 10_000 };
/** A watch that lived this long proves that the server is well. */
const healthyAfterMs = 5000;

export function createReflector<T extends KubeObject>(
  client: KubeClient,
  resource: Resource,
  options: ReflectorOptions = {},
  groupOf: GroupOf<T> = ({ metadata }) => metadata.namespace ?? '',
): Reflector<T> {
  const path = pathOf(resource);
  const report = (error: KubeError) => options.onError?.(error);
  const cache = createObjectCache<T>(groupOf, (error) =>
    report(new KubeError('unknown', error instanceof Error ? error.message : String(error))),
  );
  let stopped = new AbortController();
  let resourceVersion = '';
  let heard = Date.now();
  let complete = false;

  const listAll = async () => {
    const found = await listObjects<T>(client, path, options);
    heard = Date.now();
    cache.replace(found.items);
    resourceVersion = found.resourceVersion;
    complete = true;
  };

  const watchOnce = async () => {
    const connection = new AbortController();
    const signal = AbortSignal.any([stopped.signal, connection.signal]);
    const watchdog = setInterval(() => {
      if (Date.now() - heard > deafAfterMs) connection.abort();
    }, watchdogEveryMs);
    heard = Date.now();
    try {
      const at = { resourceVersion, timeoutSeconds: watchSeconds, signal };
      for await (const event of watchObjects<T>(client, path, options, at)) {
        heard = Date.now();
        if (!event) continue;
        if (event.type === 'DELETED') cache.remove(keyOf(event.object));
        else if (event.type !== 'BOOKMARK') cache.set(event.object);
        resourceVersion = event.object.metadata.resourceVersion ?? resourceVersion;
      }
    } finally {
      clearInterval(watchdog);
    }
  };

  const followOnce = async (signal: AbortSignal) => {
    try {
      if (!resourceVersion) await listAll();
      await watchOnce();
    } catch (error) {
      if (signal.aborted) return;
      const reason = toKubeError(error);
      if (reason.status !== undefined) heard = Date.now();
      // Too old to go on from: list again, at once.
      if (isKind(error, 'gone')) resourceVersion = '';
      report(reason);
    }
  };

  const run = async (signal: AbortSignal) => {
    let pause = backoffMs.first;
    while (!signal.aborted) {
      const began = Date.now();
      await followOnce(signal);
      if (Date.now() - began >= healthyAfterMs) {
        pause = backoffMs.first;
        continue;
      }
      await sleep(pause * (0.5 + Math.random() / 2), undefined, { signal }).catch(() => undefined);
      pause = Math.min(pause * 2, backoffMs.most);
    }
  };

  return {
    list: cache.list,
    get: cache.get,
    group: cache.group,
    onChange: cache.onChange,
    synced: () => complete,
    silentFor: () => Date.now() - heard,
    start() {
      stopped = new AbortController();
      void run(stopped.signal);
    },
    stop: () => stopped.abort(),
  };
}
