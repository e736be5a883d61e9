import { setTimeout as sleep } from 'node:timers/promises';
import type { KubeClient } from './client.ts';
import { isKind, KubeError, toKubeError } from './kube-error.ts';
import { listObjects, type Selection, type WatchEvent, watchObjects } from './list-watch.ts';
import { createObjectCache, type GroupOf, keyOf, type ReadCache } from './object-cache.ts';
import type { KubeObject } from './objects.ts';
import { pathOf, type Resource } from './resource.ts';

export type ReflectorOptions = Selection & {
  onError?: (error: KubeError) => void;
  /** Other patience than the usual, for tests. */
  times?: Partial<ReflectorTimes>;
};

/** A local copy of one kind of object that follows the cluster: list in pages, then watch, again and again. */
export type Reflector<T extends KubeObject> = ReadCache<T> & {
  start(): void;
  stop(): void;
  /** The first list is complete. */
  synced(): boolean;
  /** Ms since the API server last said anything about this kind, a bookmark or a refusal included: how old the copy may be. */
  silentFor(): number;
};

/** In ms. */
const usual = {
  /** The server ends each watch about then, and the next one begins: what lives longer than that is not alive. */
  watch: 60_000,
  /** How long a new watch may take to be answered. */
  open: 15_000,
  /** A watch that says nothing for this long, not even its own end, hangs on a dead connection and is made anew. */
  deaf: 90_000,
  /** Everything is listed anew about this often, lest an event that got lost stays lost. */
  resync: 600_000,
  /** A watch that lived this long proves that the server is well. */
  healthy: 5000,
  pause: 200,
  longestPause: 10_000,
};
export type ReflectorTimes = typeof usual;

/** Between half of it and one and a half: replicas and kinds must not all come at the same moment. */
const about = (ms: number): number => ms * (0.5 + Math.random());

export function createReflector<T extends KubeObject>(
  client: KubeClient,
  resource: Resource,
  options: ReflectorOptions = {},
  groupOf: GroupOf<T> = ({ metadata }) => metadata.namespace ?? '',
): Reflector<T> {
  const path = pathOf(resource);
  const times = { ...usual, ...options.times };
  const report = (error: KubeError) => options.onError?.(error);
  const cache = createObjectCache<T>(groupOf, (error) =>
    report(new KubeError('unknown', error instanceof Error ? error.message : String(error))),
  );
  let stopped = new AbortController();
  let resourceVersion = '';
  let heard = performance.now();
  let resyncAt = 0;
  let complete = false;

  const listAll = async () => {
    const found = await listObjects<T>(client, path, options);
    heard = performance.now();
    resyncAt = heard + about(times.resync);
    cache.replace(found.items);
    resourceVersion = found.resourceVersion;
    complete = true;
  };

  const take = (event: WatchEvent<T>) => {
    if (event.type === 'DELETED') cache.remove(keyOf(event.object));
    else if (event.type !== 'BOOKMARK') cache.set(event.object);
    resourceVersion = event.object.metadata.resourceVersion ?? resourceVersion;
  };

  const watchOnce = async () => {
    const watchdog = createWatchdog(times.open);
    const signal = AbortSignal.any([stopped.signal, watchdog.signal]);
    const timeoutSeconds = Math.max(1, Math.round(about(times.watch) / 1000));
    try {
      const at = { resourceVersion, timeoutSeconds, signal };
      for await (const event of watchObjects<T>(client, path, options, at)) {
        heard = performance.now();
        watchdog.wait(times.deaf);
        if (event) take(event);
      }
    } finally {
      watchdog.end();
    }
  };

  const followOnce = async (signal: AbortSignal) => {
    try {
      if (!resourceVersion || performance.now() > resyncAt) await listAll();
      await watchOnce();
    } catch (error) {
      if (signal.aborted) return;
      const reason = toKubeError(error);
      if (reason.status !== undefined) heard = performance.now();
      // Too old to go on from: list again, at once.
      if (isKind(error, 'gone')) resourceVersion = '';
      report(reason);
    }
  };

  const run = async (signal: AbortSignal) => {
    let pause = times.pause;
    while (!signal.aborted) {
      const began = performance.now();
      await followOnce(signal);
      if (performance.now() - began >= times.healthy) {
        pause = times.pause;
        continue;
      }
      await sleep(about(pause), undefined, { signal }).catch(() => undefined);
      pause = Math.min(pause * 2, times.longestPause);
    }
  };

  return {
    list: cache.list,
    get: cache.get,
    group: cache.group,
    onChange: cache.onChange,
    synced: () => complete,
    silentFor: () => performance.now() - heard,
    start() {
      stopped = new AbortController();
      void run(stopped.signal);
    },
    stop: () => stopped.abort(),
  };
}

/** Aborts its signal when nobody has asked it to wait longer. */
function createWatchdog(ms: number) {
  const bite = new AbortController();
  let timer = setTimeout(() => bite.abort(), ms);
  return {
    signal: bite.signal,
    wait(longer: number) {
      clearTimeout(timer);
      timer = setTimeout(() => bite.abort(), longer);
    },
    end: () => clearTimeout(timer),
  };
}
