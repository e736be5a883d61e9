import { type Activity, storeKind, type StoreResource } from '@souk/contract';
import {
  type Event,
  type KubeClient,
  listObjects,
  pathOf,
  resources,
  type Selection,
  watchObjects,
} from '@souk/kubernetes';
import { namespaceOf } from '@souk/lifecycle';
import { ask, toClusterError } from './ask.ts';
import type { FollowedActivity } from './ports.ts';

type KubeEvent = Event & {
  count?: number;
  firstTimestamp?: string | null;
  series?: { count?: number; lastObservedTime?: string } | null;
  involvedObject?: { kind?: string; name?: string; uid?: string };
};

/** Where events about objects without a namespace are kept. */
const clusterScope = 'default';
const watchSeconds = 300;

type Place = { path: string; selection: Selection };

/** Events of the store itself, by uid: an earlier store of the same name may have been another's. */
function placesOf(store: StoreResource): Place[] {
  const { name, uid } = store.metadata;
  const about = `involvedObject.kind=${storeKind},involvedObject.name=${name},involvedObject.uid=${uid}`;
  const own = {
    path: pathOf(resources.events, { namespace: clusterScope }),
    selection: { fieldSelector: about },
  };
  if (!store.status?.namespace) return [own];
  return [own, { path: pathOf(resources.events, { namespace: namespaceOf(store) }), selection: {} }];
}

function toActivity(event: KubeEvent): Activity {
  const { metadata, involvedObject = {}, series } = event;
  const created = metadata.creationTimestamp ?? '';
  const first = event.firstTimestamp ?? event.eventTime ?? created;
  return {
    id: `${metadata.uid ?? metadata.name}-${metadata.resourceVersion ?? ''}`,
    type: event.type === 'Warning' ? 'Warning' : 'Normal',
    reason: event.reason ?? '',
    message: event.message ?? '',
    object: `${involvedObject.kind ?? ''}/${involvedObject.name ?? ''}`,
    count: series?.count ?? event.count ?? 1,
    firstAt: first,
    lastAt: series?.lastObservedTime ?? event.lastTimestamp ?? first,
  };
}

const byTime = (a: Activity, b: Activity) => Date.parse(a.lastAt) - Date.parse(b.lastAt);

type Read = Place & { items: Activity[]; resourceVersion: string };

const readAll = (client: KubeClient, store: StoreResource): Promise<Read[]> =>
  Promise.all(
    placesOf(store).map(async (place) => {
      const found = await ask(listObjects<KubeEvent>(client, place.path, place.selection));
      return { ...place, items: found.items.map(toActivity), resourceVersion: found.resourceVersion };
    }),
  );

const inOrder = (reads: Read[]) => reads.flatMap(({ items }) => items).toSorted(byTime);

export async function listActivity(client: KubeClient, store: StoreResource): Promise<Activity[]> {
  return inOrder(await readAll(client, store));
}

async function* watchFrom(client: KubeClient, read: Read, signal: AbortSignal): AsyncGenerator<Activity> {
  const at = { resourceVersion: read.resourceVersion, timeoutSeconds: watchSeconds, signal };
  for await (const change of watchObjects<KubeEvent>(client, read.path, read.selection, at))
    if (change?.type === 'ADDED' || change?.type === 'MODIFIED') yield toActivity(change.object);
}

/** All places in one stream, which ends with the first of them: whoever follows then begins again. */
async function* merge(client: KubeClient, reads: Read[], signal: AbortSignal): AsyncGenerator<Activity> {
  const end = new AbortController();
  const either = AbortSignal.any([signal, end.signal]);
  const sources = reads.map((read) => watchFrom(client, read, either));
  const nextOf = (index: number) => sources[index]?.next().then((result) => ({ index, result }));
  const waiting = sources.map((_source, index) => nextOf(index));
  try {
    for (;;) {
      const first = await Promise.race(waiting);
      if (!first || first.result.done) return;
      yield first.result.value;
      waiting[first.index] = nextOf(first.index);
    }
  } catch (error) {
    if (!signal.aborted) throw toClusterError(error);
  } finally {
    for (const pending of waiting) pending?.catch(() => undefined);
    end.abort();
  }
}

export async function followActivity(
  client: KubeClient,
  store: StoreResource,
  signal: AbortSignal,
): Promise<FollowedActivity> {
  const reads = await readAll(client, store);
  return { known: inOrder(reads), changes: merge(client, reads, signal) };
}
