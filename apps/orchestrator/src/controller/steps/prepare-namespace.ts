import { randomBytes } from 'node:crypto';
import { applyObject, createObject, isKind, type KubeClient, resources } from '@souk/kubernetes';
import { preparedAnnotation } from '../observe.ts';
import { labelsOf } from './labels.ts';
import type { StepDeps, StepInput } from './step-context.ts';

const podSecurity = {
  'pod-security.kubernetes.io/enforce': 'restricted',
  'pod-security.kubernetes.io/warn': 'restricted',
};

/** The same bounds as the chart's own, which is switched off: here they exist before the first pod asks. */
const quota = {
  pods: '4',
  'requests.cpu': '2',
  'requests.memory': '4Gi',
  'limits.memory': '8Gi',
  persistentvolumeclaims: '1',
  services: '3',
  'services.nodeports': '0',
  'services.loadbalancers': '0',
};

const containerDefaults = { default: { memory: '128Mi' }, defaultRequest: { cpu: '10m', memory: '32Mi' } };

/** Namespace, quota, limits and keys; the mark that it is complete comes last. Every part may be there already. */
export async function prepareNamespace({ client }: StepDeps, { store, namespace }: StepInput): Promise<void> {
  const { name } = store.metadata;
  const labels = labelsOf(name);
  const object = { metadata: { name: namespace, labels: { ...labels, ...podSecurity } } };
  await applyObject(client, resources.namespaces, object);
  const metadata = { name: 'store', namespace, labels };
  await Promise.all([
    applyObject(client, resources.resourceQuotas, { metadata, spec: { hard: quota } }),
    applyObject(client, resources.limitRanges, {
      metadata,
      spec: { limits: [{ type: 'Container', ...containerDefaults }] },
    }),
    createKeys(client, metadata),
  ]);
  const annotations = { [preparedAnnotation]: 'true' };
  await applyObject(client, resources.namespaces, { metadata: { ...object.metadata, annotations } });
}

const random = (bytes: number): string => randomBytes(bytes).toString('base64url');

/** Made once and never overwritten: sessions and the merchant's login hang on them. */
async function createKeys(
  client: KubeClient,
  metadata: { name: string; namespace: string; labels: Record<string, string> },
): Promise<void> {
  const stringData = { 'admin-password': random(15), 'jwt-secret': random(32), 'cookie-secret': random(32) };
  try {
    await createObject(client, resources.secrets, { metadata, type: 'Opaque', stringData });
  } catch (error) {
    if (!isKind(error, 'already-exists')) throw error;
  }
}
