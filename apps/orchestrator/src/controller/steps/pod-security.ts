import { getObject, type KubeClient, type Namespace, resources } from '@souk/kubernetes';

/** Labels of a store's namespace: no pod in it may be more than `restricted` allows. */
export const podSecurity: Record<string, string> = {
  'pod-security.kubernetes.io/enforce': 'restricted',
  'pod-security.kubernetes.io/warn': 'restricted',
};

export async function securityDrift(client: KubeClient, namespace: string): Promise<string[]> {
  const found = await getObject<Namespace>(client, resources.namespaces, { name: namespace });
  const labels = found?.metadata.labels ?? {};
  const differing = Object.keys(podSecurity).filter((label) => labels[label] !== podSecurity[label]);
  return found && differing.length > 0 ? [`Namespace ${namespace} (${differing.join(', ')})`] : [];
}
