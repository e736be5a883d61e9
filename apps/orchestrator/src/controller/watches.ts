import { storeLabel, type StoreResource } from '@souk/contract';
import {
  createReflector,
  type Deployment,
  type EndpointSlice,
  type KubeClient,
  type KubeError,
  type MetadataOnly,
  type Namespace,
  type PersistentVolume,
  type PersistentVolumeClaim,
  type Pod,
  type Reflector,
  type ResourceQuota,
  resources,
  type Service,
} from '@souk/kubernetes';
import { namespaceOf } from '@souk/lifecycle';

/** Local copies of everything that a decision looks at. */
export type Watches = {
  /** Grouped by the namespace that they live in. */
  stores: Reflector<StoreResource>;
  namespaces: Reflector<Namespace>;
  /** Helm's own records, without their content. */
  releases: Reflector<MetadataOnly>;
  deployments: Reflector<Deployment>;
  pods: Reflector<Pod>;
  volumeClaims: Reflector<PersistentVolumeClaim>;
  /** Grouped by the namespace of their claim. */
  volumes: Reflector<PersistentVolume>;
  /** Services of stores and the edge's aliases. */
  services: Reflector<Service>;
  /** Behind the stores' Services: Kubernetes' own, and those that lead to the waker while a store sleeps. */
  doors: Reflector<EndpointSlice>;
  /** Where the waker is. */
  wakers: Reflector<EndpointSlice>;
  /** Looked after, and so only known by their metadata. */
  networkPolicies: Reflector<MetadataOnly>;
  serviceAccounts: Reflector<MetadataOnly>;
  ingresses: Reflector<MetadataOnly>;
  limitRanges: Reflector<MetadataOnly>;
  /** With their spec: their state, and so their version, changes with each pod. */
  resourceQuotas: Reflector<ResourceQuota>;
  /** The stores' keys, without their content. */
  secrets: Reflector<MetadataOnly>;
};

export function createWatches(
  client: KubeClient,
  onError: (kind: string, error: KubeError) => void,
): Watches {
  const follow = (kind: string) => ({ onError: (error: KubeError) => onError(kind, error) });
  const ours = { labelSelector: storeLabel };
  const metadataOf = (kind: 'networkPolicies' | 'serviceAccounts' | 'ingresses' | 'limitRanges') =>
    createReflector<MetadataOnly>(client, resources[kind], { ...follow(kind), ...ours, metadataOnly: true });
  return {
    stores: createReflector<StoreResource>(client, resources.stores, follow('stores'), namespaceOf),
    namespaces: createReflector<Namespace>(client, resources.namespaces, follow('namespaces')),
    releases: createReflector<MetadataOnly>(client, resources.secrets, {
      ...follow('releases'),
      labelSelector: 'owner=helm',
      metadataOnly: true,
    }),
    deployments: createReflector<Deployment>(client, resources.deployments, {
      ...follow('deployments'),
      ...ours,
    }),
    pods: createReflector<Pod>(client, resources.pods, { ...follow('pods'), ...ours }),
    volumeClaims: createReflector<PersistentVolumeClaim>(client, resources.persistentVolumeClaims, {
      ...follow('persistentvolumeclaims'),
      ...ours,
    }),
    volumes: createReflector<PersistentVolume>(
      client,
      resources.persistentVolumes,
      follow('persistentvolumes'),
      (volume) => volume.spec?.claimRef?.namespace ?? '',
    ),
    services: createReflector<Service>(client, resources.services, { ...follow('services'), ...ours }),
    // Kubernetes' own slices bear the labels of their Service.
    doors: createReflector<EndpointSlice>(client, resources.endpointSlices, {
      ...follow('endpointslices'),
      ...ours,
    }),
    wakers: createReflector<EndpointSlice>(client, resources.endpointSlices, {
      ...follow('wakers'),
      labelSelector: 'kubernetes.io/service-name=waker',
    }),
    networkPolicies: metadataOf('networkPolicies'),
    serviceAccounts: metadataOf('serviceAccounts'),
    ingresses: metadataOf('ingresses'),
    limitRanges: metadataOf('limitRanges'),
    resourceQuotas: createReflector<ResourceQuota>(client, resources.resourceQuotas, {
      ...follow('resourcequotas'),
      ...ours,
    }),
    secrets: createReflector<MetadataOnly>(client, resources.secrets, {
      ...follow('secrets'),
      // Helm's records bear the store's label, too.
      labelSelector: `${storeLabel},owner!=helm`,
      metadataOnly: true,
    }),
  };
}

/** The namespaces that an object of this kind speaks of: those stores want a pass when it changes. */
type Speaks = { [Kind in keyof Watches]: (watches: Watches, tell: (namespace: string) => void) => void };

const byOwnNamespace =
  (kind: Exclude<keyof Watches, 'stores' | 'namespaces' | 'volumes' | 'wakers'>) =>
  (watches: Watches, tell: (namespace: string) => void): void => {
    watches[kind].onChange(({ object }) => tell(object.metadata.namespace ?? ''));
  };

const speaks: Omit<Speaks, 'stores' | 'wakers'> = {
  namespaces: (watches, tell) => watches.namespaces.onChange(({ object }) => tell(object.metadata.name)),
  releases: byOwnNamespace('releases'),
  deployments: byOwnNamespace('deployments'),
  pods: byOwnNamespace('pods'),
  volumeClaims: byOwnNamespace('volumeClaims'),
  services: byOwnNamespace('services'),
  doors: byOwnNamespace('doors'),
  networkPolicies: byOwnNamespace('networkPolicies'),
  serviceAccounts: byOwnNamespace('serviceAccounts'),
  ingresses: byOwnNamespace('ingresses'),
  limitRanges: byOwnNamespace('limitRanges'),
  resourceQuotas: byOwnNamespace('resourceQuotas'),
  secrets: byOwnNamespace('secrets'),
  volumes: (watches, tell) =>
    watches.volumes.onChange(({ object }) => tell(object.spec?.claimRef?.namespace ?? '')),
};

export function onNamespaceChange(watches: Watches, tell: (namespace: string) => void): void {
  for (const listen of Object.values(speaks)) listen(watches, tell);
}
