import type { Failure } from '@souk/contract';
import type { ContainerView, PodView, WorkloadView } from './observation.ts';

export type Diagnosis = { failure: Failure; container?: { pod: string; container: string } };

type Explain = (workload: WorkloadView) => Diagnosis | undefined;

const explain = (reason: string, message: string, hint: string): Diagnosis => ({
  failure: { reason, message, hint },
});

const imageReasons = new Set([
  'ImagePullBackOff',
  'ErrImagePull',
  'InvalidImageName',
  'ErrImageNeverPull',
  'ImageInspectError',
]);
const configReasons = new Set(['CreateContainerConfigError', 'CreateContainerError', 'RunContainerError']);

function findContainer(workload: WorkloadView, test: (container: ContainerView) => boolean) {
  for (const pod of workload.pods) {
    const container = pod.containers.find(test);
    if (container) return { pod, container };
  }
  return undefined;
}

const crashed = ({ waiting, restarts, terminated }: ContainerView): boolean =>
  waiting?.reason === 'CrashLoopBackOff' ||
  restarts > 0 ||
  (terminated !== undefined && terminated.exitCode !== 0);

/** From the most particular cause to the most general. */
const causes: readonly Explain[] = [
  ({ replicaFailure }) =>
    replicaFailure === undefined
      ? undefined
      : explain(
          'QuotaExceeded',
          `The pod may not be made: ${replicaFailure}`,
          "Raise the plan's quota, or choose a smaller plan.",
        ),
  (workload) => {
    const found = findContainer(workload, ({ waiting }) => imageReasons.has(waiting?.reason ?? ''));
    if (!found) return undefined;
    const words = found.container.waiting?.message || found.container.waiting?.reason;
    return explain(
      'ImageUnavailable',
      `The image cannot be pulled: ${words}`,
      'Load the image into the nodes, or check its name and the registry.',
    );
  },
  (workload) => {
    const found = findContainer(workload, ({ waiting }) => configReasons.has(waiting?.reason ?? ''));
    if (!found) return undefined;
    const { name, waiting } = found.container;
    return explain(
      'ContainerRefused',
      `The container ${name} cannot be made: ${waiting?.message}`,
      "Check the store's Secret and security settings.",
    );
  },
  (workload) => {
    const found = findContainer(workload, ({ terminated }) => terminated?.reason === 'OOMKilled');
    if (!found) return undefined;
    const { name } = found.container;
    const words = explain(
      'OutOfMemory',
      `The container ${name} used more memory than its plan allows.`,
      'Choose a larger plan.',
    );
    return { ...words, container: { pod: found.pod.name, container: name } };
  },
  (workload) => {
    const found = findContainer(workload, crashed);
    if (!found) return undefined;
    const { name, restarts, terminated } = found.container;
    const code = terminated ? ` with exit code ${terminated.exitCode}` : '';
    const times = restarts === 1 ? 'once' : `${restarts} times`;
    const words = explain(
      'Crashed',
      `The container ${name} ended${code}; it was started again ${times}.`,
      'The last lines of its log tell why.',
    );
    return { ...words, container: { pod: found.pod.name, container: name } };
  },
  ({ pods }) => {
    const words = pods.find((pod) => pod.unschedulable)?.unschedulable;
    return words
      ? explain('Unschedulable', `No node takes the pod: ${words}`, 'Add a node, or free memory and CPU.')
      : undefined;
  },
  ({ volumeClaim }) =>
    volumeClaim === 'Bound'
      ? undefined
      : explain(
          'VolumeNotBound',
          `The volume claim store-data is ${volumeClaim}.`,
          'Check that the storage class exists and has room.',
        ),
  ({ pods }) =>
    pods.length === 0
      ? explain(
          'NoPod',
          'No pod was made for the store.',
          'Ask the cluster administrator: the controller manager may be down.',
        )
      : undefined,
  ({ pods }) => {
    const slow = pods[0]?.containers.find((container) => !container.ready);
    if (!slow) return undefined;
    const words = explain(
      'NotReady',
      `The container ${slow.name} runs but did not become ready in time.`,
      'The last lines of its log tell what it waits for.',
    );
    return { ...words, ...(pods[0] ? { container: { pod: pods[0].name, container: slow.name } } : {}) };
  },
];

/** Why the store is not ready, in words: the first cause that fits. */
export function diagnose(workload: WorkloadView): Diagnosis {
  for (const cause of causes) {
    const found = cause(workload);
    if (found) return found;
  }
  return explain(
    'ShopNotAnswering',
    'The pod is ready, but the shop did not answer with a product and a price.',
    "Look at the store's log.",
  );
}

const hopeless = new Set(['InvalidImageName', 'ErrImageNeverPull']);
const crashesUntilHopeless = 3;

/** Waiting longer would not help: the deadline ends early. */
export function isHopeless(workload: WorkloadView): boolean {
  const found = findContainer(
    workload,
    ({ waiting, restarts }) =>
      hopeless.has(waiting?.reason ?? '') ||
      (waiting?.reason === 'CrashLoopBackOff' && restarts >= crashesUntilHopeless),
  );
  return found !== undefined;
}

const creatingReasons = new Set(['ContainerCreating', 'PodInitializing']);
const isCreating = (pod: PodView): boolean =>
  pod.scheduled && pod.containers.some(({ waiting }) => creatingReasons.has(waiting?.reason ?? ''));

/** An image is on its way: scheduled, its volume there, and no container made yet nor refused. */
export const isPulling = ({ pods, volumeClaim }: WorkloadView): boolean =>
  volumeClaim === 'Bound' && pods.some(isCreating);
