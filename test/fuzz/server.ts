/** The real API over a cluster in memory, which tells what refused calls did to it. Started by main.ts, in a process of its own. */
import { Readable } from 'node:stream';
import { Registry } from 'prom-client';
import { createApiDeps } from '../../apps/orchestrator/src/api-deps.ts';
import { createApi } from '../../apps/orchestrator/src/http/api.ts';
import { createLog } from '../../apps/orchestrator/src/log.ts';
import { FakeCluster, people, storeOf } from '../../apps/orchestrator/src/testing/fake-cluster.ts';
import { podOf } from '../../apps/orchestrator/src/testing/fake-insides.ts';
import { platformOf } from '../../apps/orchestrator/src/testing/platform.ts';
import { knownStores } from './known.ts';

export type Report = {
  calls: number;
  /** Calls that were answered about a store that is there. */
  reached: number;
  failed: string[];
  slowest: number;
  changedByRefused: string[];
  /** A tenant was answered something of a store that is not its own, or changed one. */
  reachedAnothers: string[];
};

const cluster = new FakeCluster();
const report: Report = {
  calls: 0,
  reached: 0,
  failed: [],
  slowest: 0,
  changedByRefused: [],
  reachedAnothers: [],
};
const tenant = people['jane-token'].name;
let changes = 0;
let othersChanges = 0;
cluster.cache.onChange(({ store }) => {
  changes += 1;
  if (store.spec.owner !== tenant) othersChanges += 1;
});

cluster.insides.log = async () => Readable.from(['a line\n']) as never;
cluster.insides.followActivity = async () => ({ known: [], changes: Readable.from([]) });
for (const [index, name] of knownStores.entries()) {
  cluster.insides.pods.set(`store-${name}`, podOf('store-1'));
  cluster.secrets.set(`store-${name}/store`, { 'admin-password': 'p4ss', 'agent-token': 'token' });
  putKnown(name, index);
}

/** Of half of them the tenant is the owner, in each phase. */
function putKnown(name: string, index: number): void {
  const phase = (['Ready', 'Failed', 'Hibernated', 'Degraded'] as const)[Math.floor(index / 2)] ?? 'Ready';
  const owner = index % 2 === 0 ? tenant : people['joe-token'].name;
  cluster.put(storeOf({ name, status: { phase, namespace: `store-${name}` }, spec: { owner } }));
}

/** As the controller does it, though at once: what is deleted goes; the known ones then come anew, as they were. */
function purgeDeleted(): void {
  for (const { metadata } of cluster.cache.list()) {
    if (!metadata.deletionTimestamp) continue;
    cluster.purge(metadata.name);
    const index = knownStores.findIndex((name) => name === metadata.name);
    if (index >= 0) putKnown(metadata.name, index);
  }
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
type Begun = { changes: number; othersChanges: number; owner: string | undefined; alone: boolean };
const underway = new Map<object, Begun>();
app.addHook('onRequest', async (request) => {
  const { name = '' } = request.params as { name?: string };
  const owner = cluster.stores.get(name)?.spec.owner;
  const begun = { changes, othersChanges, owner, alone: underway.size === 0 };
  for (const other of underway.values()) other.alone = false;
  underway.set(request, begun);
});
app.addHook('onResponse', async (request, reply) => {
  const begun = underway.get(request);
  underway.delete(request);
  const { statusCode, elapsedTime } = reply;
  const line = `${request.method} ${request.url.slice(0, 200)} ${statusCode}`;
  report.calls += 1;
  report.slowest = Math.max(report.slowest, elapsedTime);
  if (statusCode >= 500) report.failed.push(line);
  if (begun) judge(line, begun, { refused: statusCode >= 400, byTenant: request.caller?.name === tenant });
  purgeDeleted();
});

function judge(line: string, begun: Begun, { refused, byTenant }: { refused: boolean; byTenant: boolean }) {
  if (refused && begun.alone && begun.changes !== changes) report.changedByRefused.push(line);
  if (!refused && begun.owner !== undefined) report.reached += 1;
  if (!byTenant) return;
  const answered = !refused && begun.owner !== undefined && begun.owner !== tenant;
  const changed = begun.alone && begun.othersChanges !== othersChanges;
  if (answered || changed) report.reachedAnothers.push(line);
}

process.send?.({ url: await app.listen({ port: 0, host: '127.0.0.1' }) });
process.on('message', () => process.send?.(report));
process.on('disconnect', () => process.exit(0));
