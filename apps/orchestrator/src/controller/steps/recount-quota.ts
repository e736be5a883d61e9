import { deleteObject, getObject, type KubeObject, listObjects, pathOf, resources } from '@souk/kubernetes';
import { applyBounds } from './bounds.ts';
import type { Pass, StepDeps } from './step-context.ts';

type Quota = KubeObject & { status?: { used?: Record<string, string> } };

/**
 * An API server counts a claim before it stores it: killed in between, it leaves a quota that counts a claim which never
 * was, and refuses the real one. Kubernetes counts anew every five minutes only, but a new quota at once. True when the
 * quota counted wrong and was made again.
 */
export async function recountQuota(deps: StepDeps, pass: Pass): Promise<boolean> {
  const { client } = deps;
  const { namespace, store } = pass;
  const at = { namespace, name: 'store' };
  const [quota, claims] = await Promise.all([
    getObject<Quota>(client, resources.resourceQuotas, at),
    listObjects(client, pathOf(resources.persistentVolumeClaims, { namespace }), { metadataOnly: true }),
  ]);
  const counted = Number(quota?.status?.used?.persistentvolumeclaims ?? 0);
  if (!quota || counted <= claims.items.length) return false;
  await deleteObject(client, resources.resourceQuotas, at, quota.metadata.uid);
  await applyBounds(deps, pass, store.spec.plan);
  return true;
}
