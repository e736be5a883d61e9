import { storeFinalizer } from '@souk/contract';
import { type Decision, type Step, verdict } from './decision.ts';
import type { Facts } from './release-state.ts';

export const deleteSteps = ['Release', 'Pods', 'Namespace', 'Volumes'] as const;
type DeleteStep = (typeof deleteSteps)[number];

function deleting(step: Step, running: DeleteStep, message: string): Decision {
  return {
    state: 'Ending',
    step,
    phase: 'Deleting',
    conditions: [
      verdict('Ready', 'False', 'Deleting', message),
      verdict('Progressing', 'True', 'Deleting', message),
      verdict('Released', running === 'Release' ? 'True' : 'False', 'Deleting', message),
      verdict('Healthy', 'Unknown', 'Deleting', 'The store is being deleted'),
    ],
    operation: { type: 'delete', done: deleteSteps.slice(0, deleteSteps.indexOf(running)), running, message },
    status: {},
    requeueAfterMs: 1000,
  };
}

/**
 * Deletes in the order that ends fast and leaves nothing: release, pods (a namespace that still holds pods is
 * looked at again only after half their grace period), namespace, volumes, route; then the name is free.
 */
export function decideEnding(facts: Facts): Decision {
  const { namespace, volumes, route, store } = facts;
  const finalizers = store.metadata.finalizers ?? [];
  if (!finalizers.includes(storeFinalizer))
    return deleting({ type: 'wait' }, 'Volumes', 'Everything of the store is gone');
  return (
    endRelease(facts) ??
    endNamespace(facts) ??
    (namespace.state === 'absent' && volumes.length > 0
      ? deleting({ type: 'wait' }, 'Volumes', `Waiting for the volumes ${volumes.join(', ')} to be removed`)
      : route === 'present'
        ? deleting({ type: 'remove-route' }, 'Volumes', 'Removing the route')
        : deleting({ type: 'release-finalizer' }, 'Volumes', 'Everything of the store is gone'))
  );
}

/** Also a locked or failed release is uninstalled; past the deadline the namespace takes it along. */
function endRelease(facts: Facts): Decision | undefined {
  const { namespace, release } = facts;
  if (namespace.state !== 'active' || release.state === 'absent' || !release.ours || isOverdue(facts))
    return undefined;
  return deleting({ type: 'uninstall' }, 'Release', 'Uninstalling the Helm release');
}

/** A foreign namespace is never touched: then there is nothing of ours to wait for. */
function endNamespace(facts: Facts): Decision | undefined {
  const { namespace, workload } = facts;
  if (namespace.state === 'active') {
    const pods = workload.pods.map((pod) => pod.name);
    if (pods.length > 0 && !isOverdue(facts)) {
      return deleting({ type: 'wait' }, 'Pods', `Waiting for ${pods.join(', ')} to stop`);
    }
    return deleting({ type: 'delete-namespace' }, 'Namespace', 'Deleting the namespace and its volume');
  }
  if (namespace.state !== 'terminating') return undefined;
  const blocked = isOverdue(facts) && namespace.blockers.length > 0;
  const message = blocked
    ? `Blocked: ${namespace.blockers.join('; ')}`
    : 'Waiting until the namespace is gone';
  return deleting({ type: 'wait' }, 'Namespace', message);
}

function isOverdue({ store, now, deadlines }: Facts): boolean {
  const since = store.metadata.deletionTimestamp;
  return since !== undefined && now - Date.parse(since) > deadlines.deleteSeconds * 1000;
}
