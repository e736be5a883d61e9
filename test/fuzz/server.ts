/** The real API over a cluster in memory, which tells what refused calls did to it. Started by main.ts, in a process of its own. */
import { Readable } from 'node:stream';
import { Registry } from 'prom-client';
import { createApiDeps } from '../../apps/orchestrator/src/api-deps.ts';
import { createApi } from '../../apps/orchestrator/src/http/api.ts';
import { createLog } from '../../apps/orchestrator/src/log.ts';
import { FakeCluster, storeOf } from '../../apps/orchestrator/src/testing/fake-cluster.ts';
import { podOf } from '../../apps/orchestrator/src/testing/fake-insides.ts';
import { platformOf } from '../../apps/orchestrator/src/testing/platform.ts';

export type Report = { calls: number; failed: string[]; slowest: number; changedByRefused: string[] };

const cluster = new FakeCluster();
const report: Report = { calls: 0, failed: [], slowest: 0, changedByRefused: [] };
let changes = 0;
cluster.cache.onChange(() => (changes += 1));

cluster.insides.log = async () => Readable.from(['a line\n']) as never;
cluster.insides.followActivity = async () => ({ known: [], changes: Readable.from([]) });
for (const [index, phase] of (['Ready', 'Failed', 'Hibernated', 'Degraded'] as const).entries()) {
  const name = `store-${index}`;
  cluster.put(storeOf({ name, status: { phase, namespace: `store-${name}` } }));
  cluster.insides.pods.set(`store-${name}`, podOf('store-1'));
  cluster.secrets.set(`store-${name}/store`, { 'admin-password': 'p4ss', 'agent-token': 'token' });
}

const config = platformOf({
  rateLimits: { requests: 10_000_000, creates: 10_000_000 },
  quotas: { storesPerOwner: 0 },
});
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

/** What a call found when it began; `alone` until another one runs beside it, which may change things itself. */
type Begun = { changes: number; alone: boolean };
const underway = new Map<object, Begun>();
app.addHook('onRequest', async (request) => {
  const begun = { changes, alone: underway.size === 0 };
  for (const other of underway.values()) other.alone = false;
  underway.set(request, begun);
});
app.addHook('onResponse', async (request, reply) => {
  const begun = underway.get(request);
  underway.delete(request);
  const line = `${request.method} ${request.url.slice(0, 200)} ${reply.statusCode}`;
  report.calls += 1;
  report.slowest = Math.max(report.slowest, reply.elapsedTime);
  if (reply.statusCode >= 500) report.failed.push(line);
  if (reply.statusCode >= 400 && begun?.alone && begun.changes !== changes)
    report.changedByRefused.push(line);
});

process.send?.({ url: await app.listen({ port: 0, host: '127.0.0.1' }) });
process.on('message', () => process.send?.(report));
process.on('disconnect', () => process.exit(0));
