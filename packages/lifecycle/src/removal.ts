import type { Step } from './decision.ts';
import type { Facts } from './release-state.ts';

/** The next thing of a store that goes, with what a person reads meanwhile. */
export type Removal = { part: 'Release' | 'Pods' | 'Namespace'; step: Step; message: string };

/**
 * In the order that ends fast and leaves nothing: release, pods, claim, namespace. A namespace whose contents still hold
 * a finalizer when it is deleted is only looked at again after half of their grace period, or after eight seconds for a
 * claim. In a `hurry` nothing is waited for: the namespace takes along whatever is left. Undefined when it is gone.
 */
export function nextRemoval(facts: Facts, hurry: boolean): Removal | undefined {
  const { namespace, release, workload } = facts;
  if (namespace.state !== 'active') return undefined;
  if (hurry) return namespaceOf(namespace.uid);
  if (release.state === 'present')
    return { part: 'Release', step: { type: 'uninstall' }, message: 'Uninstalling the Helm release' };
  if (workload.pods.length > 0) {
    const names = workload.pods.map((pod) => pod.name).join(', ');
    return { part: 'Pods', step: { type: 'wait' }, message: `Waiting for ${names} to stop` };
  }
  if (workload.volumeClaim !== 'absent')
    return { part: 'Namespace', step: { type: 'delete-volume-claim' }, message: 'Removing the volume' };
  return namespaceOf(namespace.uid);
}

const namespaceOf = (uid: string): Removal => ({
  part: 'Namespace',
  step: { type: 'delete-namespace', uid },
  message: 'Deleting the namespace',
});
