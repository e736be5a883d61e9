import { applyObject, deleteObject, resources } from '@souk/kubernetes';
import type { Step } from '@souk/lifecycle';
import { targetOf } from '../observe.ts';
import { labelsOf } from './labels.ts';
import type { Pass, StepDeps } from './step-context.ts';

/** The edge asks DNS for NAME in the routes namespace; the alias leads to wherever the store lives, or to the waker while it sleeps. */
export async function addRoute(
  { client, config, waker }: StepDeps,
  { store, namespace }: Pass,
  { to }: Extract<Step, { type: 'add-route' }>,
): Promise<void> {
  const { name } = store.metadata;
  const metadata = { name, namespace: config.routesNamespace, labels: labelsOf(name) };
  const spec = { type: 'ExternalName', externalName: to === 'waker' && waker ? waker : targetOf(namespace) };
  await applyObject(client, resources.services, { metadata, spec });
}

export async function removeRoute({ client, config }: StepDeps, { store }: Pass): Promise<void> {
  await deleteObject(client, resources.services, {
    namespace: config.routesNamespace,
    name: store.metadata.name,
  });
}
