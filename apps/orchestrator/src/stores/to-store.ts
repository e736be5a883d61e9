import {
  type Action,
  actionsByPhase,
  type Phase,
  type PlatformConfig,
  type PublicAddress,
  type Store,
  type StoreResource,
  storeUrl,
} from '@souk/contract';

/** A store that the controller has not seen yet is Pending; one that is going away is Deleting from the first moment. */
export function phaseOf({ metadata, status }: StoreResource): Phase {
  return metadata.deletionTimestamp ? 'Deleting' : (status?.phase ?? 'Pending');
}

export function actionsOf(store: StoreResource): Store['actions'] {
  const possible = actionsByPhase[phaseOf(store)];
  const refused = new Set<Action>();
  if (store.spec.deletionProtection) refused.add('delete');
  if (phaseOf(store) !== 'Failed' && !store.status?.rejected) refused.add('retry');
  return possible.filter((action) => !refused.has(action));
}

function operationOf({ status }: StoreResource): Store['operation'] {
  if (!status?.operation) return null;
  const { type, startedAt, steps } = status.operation;
  return { type, startedAt, steps };
}

type Snapshots = Pick<PlatformConfig, 'snapshots'>;

/** A store that does not run has nobody to take one. */
function takesFinalSnapshot({ spec, status }: StoreResource, { snapshots }: Partial<Snapshots>): boolean {
  if (!snapshots?.final || snapshots.bucket.name === '') return false;
  return !spec.hibernated && status?.readyAt !== undefined;
}

/** The resource as the API tells it. The same for every caller. */
export function toStore(resource: StoreResource, config: PublicAddress & Partial<Snapshots>): Store {
  const { metadata, spec, status = {} } = resource;
  const url = status.url ?? storeUrl(config, metadata.name);
  return {
    name: metadata.name,
    displayName: spec.displayName ?? metadata.name,
    owner: spec.owner,
    phase: phaseOf(resource),
    conditions: status.conditions ?? [],
    url,
    adminUrl: `${url}/app`,
    version: spec.version,
    plan: spec.plan,
    hibernated: spec.hibernated ?? false,
    sleepAfter: spec.sleepAfter ?? null,
    deletionProtection: spec.deletionProtection ?? false,
    domains: [],
    blueprint: spec.blueprint ?? {},
    createdAt: metadata.creationTimestamp,
    readyAt: status.readyAt ?? null,
    release: status.release ?? null,
    operation: operationOf(resource),
    failure: status.failure ?? null,
    adminEmail: spec.adminEmail,
    rejected: status.rejected ?? null,
    actions: actionsOf(resource),
    resourceVersion: metadata.resourceVersion,
    generation: metadata.generation,
    finalSnapshot: takesFinalSnapshot(resource, config),
    etag: etagOf(resource),
  };
}

/** Changes with what is wished, not with what is observed: an `If-Match` must not lose against a heartbeat. */
export function etagOf({ metadata }: StoreResource): string {
  return `"${metadata.uid}-${metadata.generation}"`;
}
