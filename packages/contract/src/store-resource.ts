import type { StoreSpec } from './store-spec.ts';
import type { StoreStatus } from './store-status.ts';

export const storeGroup = 'souk.dev';
export const storeVersion = 'v1alpha1';
export const storeApiVersion = `${storeGroup}/${storeVersion}`;
export const storePlural = 'stores';
export const storeKind = 'Store';

/** Held until the release, the namespace and all that was in it are gone. */
export const storeFinalizer = 'souk.dev/store';
/** On everything of a store; a namespace without it is never adopted. */
export const storeLabel = 'souk.dev/store';
/** Its value changes when a person asks for another try of a failed store; RFC 3339. */
export const retryAnnotation = 'souk.dev/retry-requested-at';

/**
 * What a deletion does first: `required` takes a final snapshot or goes no further, `none` takes none. Without it the platform's own
 * setting counts, which lets go after a while.
 */
export const finalSnapshotAnnotation = 'souk.dev/final-snapshot';

/** Its value changes when the store shall start again although no value differs, as after a rotation; RFC 3339. */
export const restartAnnotation = 'souk.dev/restarted-at';

/** The cluster-scoped custom resource, as the API server returns it. */
export type StoreResource = {
  apiVersion: typeof storeApiVersion;
  kind: typeof storeKind;
  metadata: {
    name: string;
    uid: string;
    resourceVersion: string;
    generation: number;
    creationTimestamp: string;
    deletionTimestamp?: string;
    finalizers?: string[];
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  };
  spec: StoreSpec;
  status?: StoreStatus;
};
