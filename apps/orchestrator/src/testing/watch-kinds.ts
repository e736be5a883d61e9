import type { Watches } from '../controller/watches.ts';

/** Every watch of the controller; a new one does not compile until it is named here. */
export const watchKinds = Object.keys({
  stores: true,
  namespaces: true,
  releases: true,
  deployments: true,
  pods: true,
  volumeClaims: true,
  volumes: true,
  services: true,
  doors: true,
  wakers: true,
  networkPolicies: true,
  serviceAccounts: true,
  ingresses: true,
  limitRanges: true,
  resourceQuotas: true,
  secrets: true,
} satisfies Record<keyof Watches, true>) as (keyof Watches)[];
