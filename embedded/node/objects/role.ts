import type { KubernetesObject } from '../api/apply.ts';

export type Rule = { apiGroups: string[]; resources: string[]; verbs: string[] };

type Subject =
  | { apiGroup: 'rbac.authorization.k8s.io'; kind: 'User'; name: string }
  | { kind: 'ServiceAccount'; name: string; namespace: string };

const rbac = 'rbac.authorization.k8s.io';

export const user = (name: string): Subject => ({ apiGroup: rbac, kind: 'User', name });

/** A ClusterRole and its binding, both named `name`. */
export const clusterRole = (name: string, subject: Subject, rules: Rule[]): KubernetesObject[] => [
  { apiVersion: `${rbac}/v1`, kind: 'ClusterRole', metadata: { name }, rules },
  {
    apiVersion: `${rbac}/v1`,
    kind: 'ClusterRoleBinding',
    metadata: { name },
    roleRef: { apiGroup: rbac, kind: 'ClusterRole', name },
    subjects: [subject],
  },
];
