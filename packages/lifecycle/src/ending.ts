import { storeFinalizer } from '@souk/contract';
import { type Decision, decisionOf, type Step } from './decision.ts';
import { type Facts, isTaken } from './release-state.ts';

/** What a person sees, in order. */
export const deleteSteps = ['Release', 'Pods', 'Namespace', 'Volumes'] as const;
type DeleteStep = (typeof deleteSteps)[number];

function deleting(facts: Facts, step: Step, running: DeleteStep, message: string): Decision {
  const done = deleteSteps.slice(0, deleteSteps.indexOf(running));
  return decisionOf(facts, {
    state: 'Ending',
    situation: 'Deleting',
    step,
    message,
    operation: { type: 'delete', done, running, message },
  });
}

/**
 * Deletes in the order that ends fast and leaves nothing: release, pods (a namespace that still holds pods is
 * looked at again only after half their grace period), namespace, volumes, route; then the name is free.
 */
export function decideEnding(facts: Facts): Decision {
  const finalizers = facts.store.metadata.finalizers ?? [];
  if (!finalizers.includes(storeFinalizer))
    return deleting(facts, { type: 'wait' }, 'Volumes', 'Everything of the store is gone');
  const theirs = facts.namespace.state === 'foreign' || isTaken(facts.release);
  if (theirs) return letGo(facts, 'not-ours');
  return endRelease(facts) ?? endNamespace(facts) ?? endVolumes(facts) ?? letGo(facts, 'gone');
}

/** Also a locked or failed release is uninstalled; past the deadline the namespace takes it along. */
function endRelease(facts: Facts): Decision | undefined {
  const { namespace, release } = facts;
  if (namespace.state !== 'active' || release.state === 'absent' || isOverdue(facts)) return undefined;
  return deleting(facts, { type: 'uninstall' }, 'Release', 'Uninstalling the Helm release');
}

/**
 * Pods and claim go before the namespace: one that still holds a finalizer when its contents are deleted is only
 * looked at again after half of its grace period, or after eight seconds for a claim.
 */
function endNamespace(facts: Facts): Decision | undefined {
  const { namespace, workload } = facts;
  if (namespace.state === 'active') {
    const pods = workload.pods.map((pod) => pod.name);
    if (pods.length > 0 && !isOverdue(facts))
      return deleting(facts, { type: 'wait' }, 'Pods', `Waiting for ${pods.join(', ')} to stop`);
    if (workload.volumeClaim !== 'absent' && !isOverdue(facts))
      return deleting(facts, { type: 'delete-volume-claim' }, 'Namespace', 'Removing the volume');
    const step = { type: 'delete-namespace', uid: namespace.uid } as const;
    return deleting(facts, step, 'Namespace', 'Deleting the namespace');
  }
  if (namespace.state !== 'terminating') return undefined;
  const blocked = isOverdue(facts) && namespace.blockers.length > 0;
  const message = blocked
    ? `Blocked: ${namespace.blockers.join('; ')}`
    : 'Waiting until the namespace is gone';
  return deleting(facts, { type: 'wait' }, 'Namespace', message);
}

function endVolumes(facts: Facts): Decision | undefined {
  const { volumes } = facts;
  if (volumes.length === 0) return undefined;
  const late = isOverdue(facts) ? 'Blocked: not removed yet:' : 'Waiting until the disk is free:';
  return deleting(facts, { type: 'wait' }, 'Volumes', `${late} ${volumes.join(', ')}`);
}

function letGo(facts: Facts, namespace: 'gone' | 'not-ours'): Decision {
  if (facts.route === 'present')
    return deleting(facts, { type: 'remove-route' }, 'Volumes', 'Removing the route');
  const message =
    namespace === 'gone'
      ? 'Everything of the store is gone'
      : "Nothing of the store is left; what is not Souk's stays";
  return deleting(facts, { type: 'release-finalizer', namespace }, 'Volumes', message);
}

function isOverdue({ store, now, deadlines }: Facts): boolean {
  const since = store.metadata.deletionTimestamp;
  return since !== undefined && now - Date.parse(since) > deadlines.deleteSeconds * 1000;
}
