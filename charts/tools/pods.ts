import type { KubernetesObject } from './render.ts';

export type Container = {
  name: string;
  image: string;
  env?: { name: string; value?: string; valueFrom?: { secretKeyRef?: unknown } }[];
  envFrom?: unknown[];
  resources: { requests: Record<string, string>; limits: Record<string, string> };
  securityContext: Record<string, unknown>;
  [field: string]: unknown;
};

export type PodSpec = {
  containers: Container[];
  initContainers?: Container[];
  securityContext: Record<string, unknown>;
  serviceAccountName: string;
  automountServiceAccountToken?: boolean;
  volumes?: { name: string; emptyDir?: object; [source: string]: unknown }[];
  [field: string]: unknown;
};

type WithTemplate = { spec: { template: { metadata: KubernetesObject['metadata']; spec: PodSpec } } };

/** The pod that an object is or makes, or undefined. */
export function podOf(object: KubernetesObject): PodSpec | undefined {
  if (object.kind === 'Pod') return object['spec'] as PodSpec;
  if (!['Deployment', 'Job'].includes(object.kind)) return undefined;
  return (object as unknown as WithTemplate).spec.template.spec;
}

export const containersOf = (pod: PodSpec): Container[] => [...(pod.initContainers ?? []), ...pod.containers];
