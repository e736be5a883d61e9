import type { Failure } from '@souk/contract';
import type { Evidence } from './decision.ts';
import type { ContainerView, PodView, WorkloadView } from './observation.ts';

/** Why, and where the cluster tells more. */
export type Diagnosis = { failure: Failure; evidence?: Evidence };

type Explain = (workload: WorkloadView) => Diagnosis | undefined;
type Found = { pod: PodView; container: ContainerView };

const because = (reason: string, message: string, hint: string, evidence?: Evidence): Diagnosis => ({
  failure: { reason, message, hint },
  ...(evidence ? { evidence } : {}),
});
const events: Evidence = { from: 'events' };
const logOf = ({ pod, container }: Found): Evidence => ({
  from: 'log',
  pod: pod.name,
  container: container.name,
});

export function findContainer(
  workload: WorkloadView,
  test: (container: ContainerView) => boolean,
): Found | undefined {
  for (const pod of workload.pods) {
    const container = pod.containers.find(test);
    if (container) return { pod, container };
  }
  return undefined;
}

/** A cause that is seen at one container. */
const atContainer =
  (test: (container: ContainerView) => boolean, say: (found: Found) => Diagnosis): Explain =>
  (workload) => {
    const found = findContainer(workload, test);
    return found && say(found);
  };

const waitsFor =
  (...reasons: string[]) =>
  ({ waiting }: ContainerView): boolean =>
    waiting !== undefined && reasons.includes(waiting.reason);

const cannotPull = waitsFor(
  'ImagePullBackOff',
  'ErrImagePull',
  'InvalidImageName',
  'ErrImageNeverPull',
  'ImageInspectError',
);
const cannotMake = waitsFor('CreateContainerConfigError', 'CreateContainerError', 'RunContainerError');
const ranOutOfMemory = ({ terminated }: ContainerView): boolean => terminated?.reason === 'OOMKilled';
const crashed = (container: ContainerView): boolean =>
  waitsFor('CrashLoopBackOff')(container) ||
  container.restarts > 0 ||
  (container.terminated !== undefined && container.terminated.exitCode !== 0);

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);
const wordsOf = ({ waiting }: ContainerView): string =>
  waiting?.message || waiting?.reason || 'no reason is given';

/** The scheduler's words, when it is the volume that it waits for. */
const waitsForVolume = (pods: readonly PodView[]): boolean =>
  pods.some(({ unschedulable }) => unschedulable?.includes('PersistentVolumeClaim'));

const notBound = (phase: string): Diagnosis =>
  because(
    'VolumeNotBound',
    `The volume claim store-data is ${phase === 'absent' ? 'missing' : phase}`,
    'Check that the storage class exists and has room; then retry.',
    events,
  );

/** From the most particular cause to the most general. */
const causes: readonly Explain[] = [
  ({ replicaFailure }) =>
    replicaFailure === undefined
      ? undefined
      : because(
          replicaFailure.includes('exceeded quota') ? 'QuotaExceeded' : 'PodRefused',
          `The pod may not be made: ${replicaFailure}`,
          'Choose a smaller plan, or ask the operator to raise the limits.',
        ),
  atContainer(cannotPull, ({ container }) =>
    because(
      'ImageUnavailable',
      `The image cannot be pulled: ${wordsOf(container)}`,
      'Load the image into the nodes, or check its name and the registry; then retry.',
    ),
  ),
  atContainer(cannotMake, ({ container }) =>
    because(
      'ContainerRefused',
      `The container ${container.name} cannot be made: ${wordsOf(container)}`,
      "Check the store's Secret and the security settings of the cluster.",
      events,
    ),
  ),
  atContainer(ranOutOfMemory, (found) =>
    because(
      'OutOfMemory',
      `The container ${found.container.name} used more memory than its plan allows`,
      'Choose a larger plan.',
      logOf(found),
    ),
  ),
  atContainer(crashed, (found) => {
    const { name, restarts, terminated } = found.container;
    const how = terminated ? ` with exit code ${terminated.exitCode}` : '';
    const again = restarts > 0 ? `, and was started again ${times(restarts)}` : '';
    const message = `The container ${name} ended${how}${again}`;
    return because('Crashed', message, 'The last lines of its log say why.', logOf(found));
  }),
  ({ pods, volumeClaim }) =>
    volumeClaim === 'Bound' || !waitsForVolume(pods) ? undefined : notBound(volumeClaim),
  ({ pods }) => {
    const words = pods.find((pod) => pod.unschedulable)?.unschedulable;
    const hint = 'Add a node, or free memory and CPU; then retry.';
    return words ? because('Unschedulable', `No node takes the pod: ${words}`, hint, events) : undefined;
  },
  ({ volumeClaim }) => (volumeClaim === 'Bound' ? undefined : notBound(volumeClaim)),
  ({ pods }) =>
    pods.length > 0
      ? undefined
      : because('NoPod', 'No pod was made for the store', 'Is the controller manager well?', events),
  ({ pods }) =>
    pods.every((pod) => pod.sandboxed)
      ? undefined
      : because(
          'PodNotStarted',
          'The pod has no network or no volume yet',
          'The events name what could not be set up.',
          events,
        ),
  atContainer(
    (container) => !container.ready,
    (found) =>
      because(
        'NotReady',
        `The container ${found.container.name} runs but did not become ready in time`,
        'The last lines of its log say what it waits for.',
        logOf(found),
      ),
  ),
];

/** Why the store is not ready, in words: the first cause that fits. */
export function diagnose(workload: WorkloadView): Diagnosis {
  for (const cause of causes) {
    const found = cause(workload);
    if (found) return found;
  }
  return because(
    'ShopNotAnswering',
    'The pod is ready, but the shop does not answer with a product and a price',
    'Its own answer says more.',
    { from: 'shop' },
  );
}
