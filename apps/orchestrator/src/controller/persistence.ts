import { z } from 'zod';
import { objectsOf } from './release-manifest.ts';
import type { Pass, StepDeps } from './steps/step-context.ts';

const claim = z.object({
  kind: z.literal('PersistentVolumeClaim'),
  spec: z.object({
    storageClassName: z.string().default(''),
    resources: z.object({ requests: z.object({ storage: z.coerce.string() }) }),
  }),
});

/**
 * The volume stays as the release made it, class and size: Kubernetes refuses another class, and a claim that has grown can
 * never be given its old size again, so that no rollback to an earlier revision would succeed. Undefined when the release
 * has no volume.
 */
export async function persistenceOf(
  { client }: StepDeps,
  { store, namespace }: Pass,
  revision: number,
): Promise<{ size: string; storageClass: string } | undefined> {
  const documents = await objectsOf(client, { namespace, release: store.metadata.name, revision });
  const found = documents.map((document) => claim.safeParse(document)).find(({ success }) => success)?.data;
  return found && { size: found.spec.resources.requests.storage, storageClass: found.spec.storageClassName };
}
