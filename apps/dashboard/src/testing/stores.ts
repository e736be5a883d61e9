import { actionsByPhase, type Phase, type Store } from '@souk/contract';

/** A store in `phase`, with what the API tells of such a one. */
export function storeIn(phase: Phase, changes: Partial<Store> = {}): Store {
  const name = changes.name ?? 'acme';
  return {
    name,
    displayName: 'Acme Outfitters',
    owner: 'oidc:jane@example.com',
    phase,
    conditions: [],
    url: `http://${name}.local.gd:8080`,
    adminUrl: `http://${name}.local.gd:8080/app`,
    version: '2.21.2',
    plan: 'small',
    hibernated: false,
    sleepAfter: null,
    deletionProtection: false,
    domains: [],
    blueprint: {},
    createdAt: '2026-05-04T10:00:00.000Z',
    readyAt: null,
    release: null,
    operation: null,
    failure: null,
    adminEmail: 'jane@example.com',
    rejected: null,
    actions: [...actionsByPhase[phase]],
    resourceVersion: '100',
    generation: 1,
    etag: '"u1-1"',
    ...changes,
  };
}
