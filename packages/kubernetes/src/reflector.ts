import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { KubeClient } from './client.ts';
import { type KubeError, isKind, toKubeError } from './kube-error.ts';
import type { KubeObject } from './objects.ts';
import { pathOf, type Resource } from './resource.ts';

export type ReflectorOptions = {
  labelSelector?: string;
  fieldSelector?: string;
  /** Fetch only metadata, so that values of Secrets never reach this process. */
  metadataOnly?: boolean;
  onError?: (error: KubeError) => void;
};

/** Groups objects for `group()`: by namespace unless told otherwise. */
export type GroupOf<T> = (object: T) => string;

export type Change<T> = { type: 'set' | 'deleted'; object: T };

/** A local copy of one kind of object that follows the cluster: list in pages, then watch, again and again. */
export type Reflector<T extends KubeObject> = {
  start(): void;
  stop(): void;
  synced(): boolean;
  /** Ms since the API server last said anything, a bookmark included; the measure of deafness. */
  silentFor(): number;
  list(): T[];
  get(key: string): T | undefined;
  /** The objects of one group, found without a walk over all. */
  group(name: string): T[];
  onChange(listener: (change: Change<T>) => void): () => void;
};

type Page<T> = { metadata: { resourceVersion: string; continue?: string }; items: T[] | null };
type WatchEvent<T> = {
  type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK' | 'ERROR';
  object: T & { code?: number };
};

const metadataList = 'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1';
const metadataItem = 'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1';
const pageSize = 500;
/** The server ends each watch after this; without any word for half as long again the connection is dead. */
const watchSeconds = 240;
const deafAfterMs = watchSeconds * 1500;
const backoffMs = { first: 200, most: 10_000 };

export const keyOf = ({ metadata }: KubeObject): string =>
  metadata.namespace ? `${metadata.namespace}/${metadata.name}` : metadata.name;

export function createReflector<T extends KubeObject>(
  client: KubeClient,
  resource: Resource,
  options: ReflectorOptions = {},
  groupOf: GroupOf<T> = ({ metadata }) => metadata.namespace ?? '',
): Reflector<T> {
  const groups = new Map<string, Map<string, T>>();
  const objects = new Map<string, T>();
  const listeners = new Set<(change: Change<T>) => void>();
  const selectors = { labelSelector: options.labelSelector, fieldSelector: options.fieldSelector };
  let resourceVersion = '';
  let stopped = new AbortController();
  let heard = Date.now();
  let complete = false;

  const tell = (change: Change<T>) => {
    for (const listener of listeners) listener(change);
  };
  const set = (object: T) => {
    const group = groups.get(groupOf(object)) ?? new Map<string, T>();
    groups.set(groupOf(object), group.set(keyOf(object), object));
    objects.set(keyOf(object), object);
    tell({ type: 'set', object });
  };
  const remove = (object: T) => {
    const group = groups.get(groupOf(object));
    group?.delete(keyOf(object));
    if (group?.size === 0) groups.delete(groupOf(object));
    if (objects.delete(keyOf(object))) tell({ type: 'deleted', object });
  };

  const listAll = async () => {
    const found: T[] = [];
    let next: string | undefined;
    do {
      const page = await client.json<Page<T>>('GET', pathOf(resource), {
        query: { ...selectors, limit: pageSize, continue: next },
        ...(options.metadataOnly ? { accept: metadataList } : {}),
      });
      // An empty list of metadata comes as null.
      found.push(...(page.items ?? []));
      next = page.metadata.continue;
      if (!next) resourceVersion = page.metadata.resourceVersion;
    } while (next);
    const keys = new Set(found.map(keyOf));
    for (const [key, object] of objects) if (!keys.has(key)) remove(object);
    for (const object of found) {
      if (objects.get(keyOf(object))?.metadata.resourceVersion !== object.metadata.resourceVersion)
        set(object);
    }
    heard = Date.now();
    complete = true;
  };

  const receive = ({ type, object }: WatchEvent<T>) => {
    heard = Date.now();
    if (type === 'ERROR') {
      // The version is too old to go on from: list again.
      resourceVersion = '';
      return;
    }
    resourceVersion = object.metadata.resourceVersion ?? resourceVersion;
    if (type === 'DELETED') remove(object);
    else if (type !== 'BOOKMARK') set(object);
  };

  const watchOnce = async () => {
    const connection = new AbortController();
    const signal = AbortSignal.any([stopped.signal, connection.signal]);
    const watchdog = setInterval(() => {
      if (Date.now() - heard > deafAfterMs) connection.abort();
    }, 5000);
    try {
      const answer = await client.open('GET', pathOf(resource), {
        query: {
          ...selectors,
          watch: true,
          allowWatchBookmarks: true,
          resourceVersion,
          timeoutSeconds: watchSeconds,
        },
        ...(options.metadataOnly ? { accept: metadataItem } : {}),
        signal,
      });
      heard = Date.now();
      if (!answer.body) return;
      for await (const line of createInterface(Readable.fromWeb(answer.body))) {
        if (line) receive(JSON.parse(line) as WatchEvent<T>);
      }
    } finally {
      clearInterval(watchdog);
    }
  };

  const run = async (signal: AbortSignal) => {
    let pause = backoffMs.first;
    while (!signal.aborted) {
      try {
        if (!resourceVersion) await listAll();
        await watchOnce();
        pause = backoffMs.first;
      } catch (error) {
        if (signal.aborted) return;
        if (isKind(error, 'gone')) resourceVersion = '';
        options.onError?.(toKubeError(error));
        await sleep(pause, undefined, { signal }).catch(() => undefined);
        pause = Math.min(pause * 2, backoffMs.most);
      }
    }
  };

  return {
    start() {
      stopped = new AbortController();
      void run(stopped.signal);
    },
    stop: () => stopped.abort(),
    synced: () => complete,
    silentFor: () => Date.now() - heard,
    list: () => [...objects.values()],
    get: (key) => objects.get(key),
    group: (name) => [...(groups.get(name)?.values() ?? [])],
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
