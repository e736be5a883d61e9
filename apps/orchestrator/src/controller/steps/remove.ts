import { uninstall } from '@souk/helm';
import { deleteObject, resources } from '@souk/kubernetes';
import type { StepDeps, StepInput } from './step-context.ts';

export async function uninstallStore({ helm }: StepDeps, { store, namespace }: StepInput): Promise<void> {
  const { name } = store.metadata;
  const result = await uninstall(helm, { release: name, namespace });
  if (!result.ok && result.kind !== 'not-found')
    throw new Error(`helm uninstall of ${name}: ${result.message}`);
}

/** Takes the volume with it: the claim is kept by Helm, and only its namespace ends it. */
export async function deleteNamespace({ client }: StepDeps, { namespace }: StepInput): Promise<void> {
  await deleteObject(client, resources.namespaces, { name: namespace });
}
