import type { StoreResource } from '@souk/contract';
import type { Observation, Step, StepType } from '@souk/lifecycle';
import { type Fixed, observe } from './observe.ts';
import type { Pass } from './steps/step-context.ts';
import type { Watches } from './watches.ts';

type Shown = (seen: Observation, step: Step) => boolean;

const isDeployed: Shown = ({ release }) =>
  release !== 'unknown' && release.state === 'present' && release.status === 'deployed';

/** A later revision than the one that the step began with. */
const movedOn: Shown = ({ release }, step) => {
  if (release === 'unknown' || release.state === 'absent' || !('seen' in step) || !step.seen) return false;
  return release.revision > step.seen.revision && release.status === 'deployed' && release.made;
};

/** What the copies show once they know of the step; other steps show in the store itself, or need no hurry. */
const shown: Partial<Record<StepType, Shown>> = {
  'prepare-namespace': ({ namespace }) =>
    namespace !== 'unknown' && namespace.state === 'active' && namespace.prepared,
  install: isDeployed,
  upgrade: movedOn,
  'roll-back': movedOn,
  repair: movedOn,
  'add-route': ({ route }, step) => step.type === 'add-route' && route === step.to,
  uninstall: ({ release }) => release !== 'unknown' && release.state === 'absent',
  'delete-namespace': ({ namespace }) => namespace !== 'unknown' && namespace.state !== 'active',
  'remove-route': ({ route }) => route === 'absent',
};

const patienceMs = 1000;

/**
 * Waits until the local copies have caught up with what this pass did, so that the next one does not do it again. Only
 * a matter of speed and tidiness: each step is safe to repeat.
 */
export function settled(watches: Watches, fixed: Fixed, { store, decision }: Pass): Promise<void> {
  const isShown = shown[decision.step.type] ?? (() => true);
  const done = () => {
    const copy = watches.stores.get(store.metadata.name);
    return !copy || (isAtLeast(copy, store) && isShown(observe(watches, copy, fixed, 0), decision.step));
  };
  if (done()) return Promise.resolve();
  const kinds = [watches.stores, watches.namespaces, watches.releases, watches.services];
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      for (const unsubscribe of subscriptions) unsubscribe();
      resolve();
    };
    const timer = setTimeout(end, patienceMs);
    const subscriptions = kinds.map((watch) => watch.onChange(() => done() && end()));
  });
}

/** Resource versions of one kind of object grow (and may be compared as numbers, since Kubernetes 1.35). */
function isAtLeast(copy: StoreResource, written: StoreResource): boolean {
  const [has, wants] = [copy, written].map(({ metadata }) => Number(metadata.resourceVersion));
  return copy.metadata.uid !== written.metadata.uid || (has ?? 0) >= (wants ?? 0);
}
