import { createHash } from 'node:crypto';
import type { KubeObject, ResourceQuota } from '@souk/kubernetes';
import type { Watches } from './watches.ts';

/** The kinds that Souk looks after in a store's namespace. */
const kinds = [
  'deployments',
  'services',
  'networkPolicies',
  'serviceAccounts',
  'ingresses',
  'limitRanges',
  'resourceQuotas',
  'secrets',
] as const satisfies (keyof Watches)[];

export type WatchedKind = (typeof kinds)[number];

/**
 * Changes whenever somebody may have changed what Souk made, and seldom else: what reports its state all the time is known
 * by its generation or its spec, everything else by its version.
 */
export function fingerprintOf(watches: Watches, namespace: string, release: unknown): string {
  const objects = kinds.flatMap((kind) =>
    watches[kind].group(namespace).map((object) => [kind, ...traitsOf(object)]),
  );
  const home = watches.namespaces.get(namespace)?.metadata;
  const made = [
    home?.uid,
    home?.labels,
    release,
    ...objects.map((traits) => JSON.stringify(traits)).toSorted(),
  ];
  return createHash('sha1').update(JSON.stringify(made)).digest('base64');
}

function traitsOf(object: KubeObject): unknown[] {
  const { name, uid, generation, resourceVersion, labels, annotations, deletionTimestamp } = object.metadata;
  const { hard } = (object as ResourceQuota).spec ?? {};
  const content = hard ?? generation ?? resourceVersion;
  return [name, uid, deletionTimestamp, labels, annotations, content];
}

export const looksComplete = (watches: Watches): boolean =>
  watches.namespaces.synced() && kinds.every((kind) => watches[kind].synced());
