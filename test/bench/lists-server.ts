/** The real API over 10,000 Store objects in memory, as informers hold them. Started by lists.ts, in a process of its own. */
import { Registry } from 'prom-client';
import { createApiDeps } from '../../apps/orchestrator/src/api-deps.ts';
import { createApi } from '../../apps/orchestrator/src/http/api.ts';
import { createLog } from '../../apps/orchestrator/src/log.ts';
import { FakeCluster, storeOf } from '../../apps/orchestrator/src/testing/fake-cluster.ts';
import { platformOf } from '../../apps/orchestrator/src/testing/platform.ts';

const count = Number(process.argv[2] ?? 0);
const phases = ['Ready', 'Ready', 'Ready', 'Provisioning', 'Failed', 'Hibernated'] as const;
const time = (index: number) =>
  new Date(1_700_000_000_000 + ((index * 7_919) % 1_000_000) * 60_000).toISOString();

const cluster = new FakeCluster();
for (let index = 0; index < count; index += 1) {
  const name = `store-${(index * 7_919) % count}`;
  const phase = phases[index % phases.length] ?? 'Ready';
  const owner = index % 100 === 0 ? 'oidc:jane@example.com' : `oidc:person-${index % 500}@example.com`;
  const conditions = ['Ready', 'Progressing', 'Released', 'Healthy'].map((type) => ({
    type: type as 'Ready',
    status: 'True' as const,
    reason: 'AsWished',
    message: 'The shop is open and answers with products and prices',
    lastTransitionTime: time(index),
    observedGeneration: 1,
  }));
  const release = { revision: 1, status: 'deployed', chart: 'store-0.1.0', appVersion: '2.21.2' };
  const status = {
    phase,
    conditions,
    url: `http://${name}.local.gd:8080`,
    namespace: `store-${name}`,
    release,
  };
  const spec = { owner, displayName: `Shop number ${index} of ${name}` };
  cluster.put(storeOf({ name, spec, status, createdAt: time(index) }));
}

const config = platformOf({ rateLimits: { requests: 10_000_000, creates: 10_000_000 } });
const deps = createApiDeps({
  config,
  sessionKey: 'k'.repeat(32),
  cache: cluster.cache,
  ports: cluster.ports,
});
const app = await createApi({
  deps,
  health: { alive: () => true, ready: () => true },
  registry: new Registry(),
  log: createLog('silent'),
  dashboardDir: undefined,
});
process.send?.({ url: await app.listen({ port: 0, host: '127.0.0.1' }) });
process.on('message', () => process.send?.({ memory: process.memoryUsage.rss() }));
process.on('disconnect', () => process.exit(0));
