import type { KubernetesObject } from '../api/apply.ts';
import { dnsObjects } from './dns.ts';
import { storageObjects } from './storage.ts';
import { networkPolicyAccess } from './network-policy-access.ts';

/** What every cluster holds before anybody uses it, in the order in which it is applied. */
export const systemObjects = (images: { coredns: string }): KubernetesObject[] => [
  ...networkPolicyAccess(),
  ...storageObjects(),
  ...dnsObjects(images.coredns),
];
