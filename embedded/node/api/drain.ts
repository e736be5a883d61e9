import { waitUntil } from '../host/wait.ts';
import { type ApiClient, ApiError, getJson } from './client.ts';

export type DrainPod = {
  metadata: {
    name: string;
    namespace: string;
    uid: string;
    ownerReferences?: { kind: string; controller?: boolean }[];
  };
  spec: { nodeName?: string };
  status?: { phase?: string };
};

/** Owners that make a new pod in place of a deleted one, and think no worse of it. A Job would count a failure. */
const replacingOwners = new Set(['ReplicaSet', 'StatefulSet', 'DaemonSet', 'ReplicationController']);
const ended = new Set(['Succeeded', 'Failed']);

/** Pods that run now and come back by themselves at the next start. */
export const drainable = (pods: readonly DrainPod[]): DrainPod[] =>
  pods.filter(
    ({ metadata, spec, status }) =>
      spec.nodeName !== undefined &&
      !ended.has(status?.phase ?? '') &&
      metadata.ownerReferences?.some(
        ({ kind, controller }) => controller === true && replacingOwners.has(kind),
      ),
  );

const pathOf = ({ metadata }: DrainPod): string =>
  `/api/v1/namespaces/${metadata.namespace}/pods/${metadata.name}`;

const list = async (client: ApiClient): Promise<DrainPod[]> =>
  drainable((await getJson<{ items: DrainPod[] }>(client, '/api/v1/pods')).items);

/**
 * Deletes those pods and waits until the kubelet has ended them in its own order, which is the one that
 * their authors meant: main containers before sidecars, by their stop signals. The scheduler and the
 * controllers must be stopped already, or they would make new ones. False when some were left after `timeoutMs`.
 */
export async function drain(client: ApiClient, timeoutMs: number): Promise<boolean> {
  const pods = await list(client);
  await Promise.all(pods.map((pod) => remove(client, pod)));
  const gone = new Set(pods.map(({ metadata }) => metadata.uid));
  return waitUntil(async () => !(await list(client)).some(({ metadata }) => gone.has(metadata.uid)), {
    timeoutMs,
  });
}

async function remove(client: ApiClient, pod: DrainPod): Promise<void> {
  try {
    await client({ method: 'DELETE', path: pathOf(pod), body: { preconditions: { uid: pod.metadata.uid } } });
  } catch (error) {
    // Gone by itself, or replaced by another of the same name.
    if (!(error instanceof ApiError && (error.status === 404 || error.status === 409))) throw error;
  }
}
