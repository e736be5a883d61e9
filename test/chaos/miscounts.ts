import { createReflector, type KubeClient, type KubeObject, mergePatch, resources } from '@souk/kubernetes';
import type { Dice } from './dice.ts';

type Quota = KubeObject & { status?: { used?: Record<string, string> } };

export type Miscounts = { counts(): number; stop(): void };

/**
 * Some new quotas count a claim before there is one: what an API server leaves that is killed between counting and storing.
 * That instant is too short to be met by chance.
 */
export function startMiscounts(dice: Dice, client: KubeClient): Miscounts {
  const quotas = createReflector<Quota>(client, resources.resourceQuotas);
  const seen = new Set<string | undefined>();
  let counts = 0;
  quotas.onChange(({ type, object: { metadata, status } }) => {
    const { uid, name, namespace = '' } = metadata;
    if (type === 'deleted' || status?.used === undefined || seen.has(uid)) return;
    seen.add(uid);
    if (status.used.persistentvolumeclaims !== '0' || !dice.chance(0.3)) return;
    const wrong = { status: { used: { ...status.used, persistentvolumeclaims: '1' } } };
    mergePatch(client, resources.resourceQuotas, { namespace, name, subresource: 'status' }, wrong).then(
      () => counts++,
      () => undefined,
    );
  });
  quotas.start();
  return { counts: () => counts, stop: () => quotas.stop() };
}
