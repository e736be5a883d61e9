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

/** Of the store's volume, as values of the chart. */
export type Persistence = { size: string; storageClass: string };

/** The volume as a revision has it; its class can never be another one. Undefined when the release has no volume. */
export async function persistenceOf(
  { client }: StepDeps,
  { store, namespace }: Pass,
  revision: number,
): Promise<Persistence | undefined> {
  const documents = await objectsOf(client, { namespace, release: store.metadata.name, revision });
  const found = documents.map((document) => claim.safeParse(document)).find(({ success }) => success)?.data;
  return found && { size: found.spec.resources.requests.storage, storageClass: found.spec.storageClassName };
}
