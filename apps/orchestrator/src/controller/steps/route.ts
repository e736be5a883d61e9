import { applyObject, deleteObject, resources } from '@souk/kubernetes';
import { targetOf } from '../observe.ts';
import { labelsOf } from './labels.ts';
import type { Pass, StepDeps } from './step-context.ts';

/** The edge asks DNS for NAME in the routes namespace; the alias leads to wherever the store lives. */
export async function addRoute({ client, config }: StepDeps, { store, namespace }: Pass): Promise<void> {
  const { name } = store.metadata;
  const metadata = { name, namespace: config.routesNamespace, labels: labelsOf(name) };
  const spec = { type: 'ExternalName', externalName: targetOf(namespace) };
  await applyObject(client, resources.services, { metadata, spec });
}

export async function removeRoute({ client, config }: StepDeps, { store }: Pass): Promise<void> {
  await deleteObject(client, resources.services, {
    namespace: config.routesNamespace,
    name: store.metadata.name,
  });
}
