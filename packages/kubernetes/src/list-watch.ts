import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { KubeClient } from './client.ts';
import { fromStatus } from './kube-error.ts';
import type { KubeObject } from './objects.ts';

export type Selection = {
  labelSelector?: string;
  fieldSelector?: string;
  /** Fetch only metadata, so that values of Secrets never reach this process. */
  metadataOnly?: boolean;
};

export type WatchEvent<T> = { type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK'; object: T };
type RawEvent<T> = WatchEvent<T> | { type: 'ERROR'; object: { code?: number } };

/** An empty list of metadata has `items: null`. */
type Page<T> = { metadata: { resourceVersion: string; continue?: string }; items: T[] | null };

const metadataAs = (kind: string) => `application/json;as=${kind};g=meta.k8s.io;v=v1`;
const pageSize = 500;

const selectors = ({ labelSelector, fieldSelector }: Selection) => ({ labelSelector, fieldSelector });

/** Who last set which field is for the API server alone, and half of an object's size. */
function slim<T extends KubeObject>(object: T): T {
  delete (object.metadata as { managedFields?: unknown }).managedFields;
  return object;
}

/** Everything of one collection, page by page, with the version to watch from. */
export async function listObjects<T extends KubeObject>(
  client: KubeClient,
  path: string,
  selection: Selection,
): Promise<{ items: T[]; resourceVersion: string }> {
  const items: T[] = [];
  let next: string | undefined;
  for (;;) {
    const { metadata, items: found } = await client.json<Page<T>>('GET', path, {
      query: { ...selectors(selection), limit: pageSize, continue: next },
      ...(selection.metadataOnly ? { accept: metadataAs('PartialObjectMetadataList') } : {}),
    });
    items.push(...(found ?? []).map(slim));
    next = metadata.continue;
    if (!next) return { items, resourceVersion: metadata.resourceVersion };
  }
}

/** Changes since `resourceVersion`, until the server ends the watch; an error that it tells is thrown as KubeError. */
export async function* watchObjects<T extends KubeObject>(
  client: KubeClient,
  path: string,
  selection: Selection,
  at: { resourceVersion: string; timeoutSeconds: number; signal: AbortSignal },
): AsyncGenerator<WatchEvent<T> | undefined> {
  const { resourceVersion, timeoutSeconds, signal } = at;
  const answer = await client.open('GET', path, {
    query: {
      ...selectors(selection),
      watch: true,
      allowWatchBookmarks: true,
      resourceVersion,
      timeoutSeconds,
    },
    ...(selection.metadataOnly ? { accept: metadataAs('PartialObjectMetadata') } : {}),
    signal,
  });
  // The answer itself is a sign of life.
  yield undefined;
  if (!answer.body) return;
  for await (const line of createInterface(Readable.fromWeb(answer.body, { signal }))) {
    if (!line) continue;
    const event = JSON.parse(line) as RawEvent<T>;
    if (event.type === 'ERROR') throw fromStatus(event.object);
    yield { ...event, object: slim(event.object) };
  }
}
