import { applyObject, deleteObject, resources } from '@souk/kubernetes';
import type { RouteTarget, Step } from '@souk/lifecycle';
import { doorManager, doorName } from '../door.ts';
import { targetOf } from '../observe.ts';
import { labelsOf } from './labels.ts';
import type { Pass, StepDeps } from './step-context.ts';

/** The edge asks DNS for NAME in the routes namespace; the alias leads to wherever the store lives, or to the waker while it sleeps. */
export async function addRoute(
  deps: StepDeps,
  { store, namespace }: Pass,
  { to }: Extract<Step, { type: 'add-route' }>,
): Promise<void> {
  const { client, config, waker } = deps;
  const { name } = store.metadata;
  const metadata = { name, namespace: config.routesNamespace, labels: labelsOf(name) };
  const spec = { type: 'ExternalName', externalName: to === 'waker' && waker ? waker : targetOf(namespace) };
  await applyObject(client, resources.services, { metadata, spec });
  if (deps.door) await moveDoor(deps, { name, namespace, to });
}

type Move = { name: string; namespace: string; to: RouteTarget };

/**
 * An Ingress names a Service of its own namespace, and the store's has no endpoint while it sleeps: one of ours beside Kubernetes' own
 * leads to the waker. It goes when the pod can answer.
 */
async function moveDoor({ client, door }: StepDeps, { name, namespace, to }: Move): Promise<void> {
  if (to === 'store') return deleteObject(client, resources.endpointSlices, { namespace, name: doorName });
  const at = door?.();
  if (!at) return;
  const labels = {
    ...labelsOf(name),
    'kubernetes.io/service-name': 'store',
    'endpointslice.kubernetes.io/managed-by': doorManager,
  };
  await applyObject(client, resources.endpointSlices, {
    metadata: { name: doorName, namespace, labels },
    addressType: at.addressType,
    endpoints: at.addresses.map((address) => ({ addresses: [address], conditions: { ready: true } })),
    ports: [{ name: 'http', port: at.port, protocol: 'TCP' }],
  });
}

export async function removeRoute({ client, config }: StepDeps, { store }: Pass): Promise<void> {
  await deleteObject(client, resources.services, {
    namespace: config.routesNamespace,
    name: store.metadata.name,
  });
}
