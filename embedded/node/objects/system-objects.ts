import type { KubernetesObject } from '../api/apply.ts';
import { dnsObjects } from './dns.ts';
import { storageObjects } from './storage.ts';
import { access } from './access.ts';

/** What every cluster holds before anybody uses it, in the order in which it is applied. */
export const systemObjects = (images: { coredns: string }): KubernetesObject[] => [
  ...access(),
  ...storageObjects(),
  ...dnsObjects(images.coredns),
];
