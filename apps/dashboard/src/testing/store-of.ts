import { actionsByPhase, type Phase, type Store } from '@souk/contract';

/** A store as the API tells it; what a test does not care about is plausible. */
export function storeOf(name: string, phase: Phase = 'Ready', rest: Partial<Store> = {}): Store {
  const url = `http://${name}.localhost:8080`;
  return {
    name,
    displayName: name,
    owner: 'system:serviceaccount:souk-system:souk-admin',
    phase,
    conditions: [],
    url,
    adminUrl: `${url}/app`,
    version: '2.21.2',
    plan: 'small',
    hibernated: phase === 'Hibernated',
    domains: [],
    createdAt: '2026-01-01T00:00:00.000Z',
    readyAt: phase === 'Ready' ? '2026-01-01T00:00:05.800Z' : null,
    release: null,
    operation: null,
    failure: null,
    adminEmail: 'jane@example.com',
    rejected: null,
    actions: [...actionsByPhase[phase]],
    resourceVersion: '10',
    ...rest,
  };
}
