import type { StoreResource } from '@souk/contract';

export const newStore = (createdAt: string): StoreResource => ({
  apiVersion: 'souk.dev/v1alpha1',
  kind: 'Store',
  metadata: {
    name: 'acme',
    uid: 'u1',
    resourceVersion: '1',
    generation: 1,
    creationTimestamp: createdAt,
  },
  spec: {
    owner: 'jane',
    version: '2.21.2',
    plan: 'small',
    adminEmail: 'jane@example.com',
    seed: 'demo',
    currency: 'eur',
    country: 'de',
    hibernated: false,
    deletionProtection: false,
  },
});
