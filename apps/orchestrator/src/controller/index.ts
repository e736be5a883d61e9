import { join } from 'node:path';
import { type PlatformConfig, storeUrl } from '@souk/contract';
import { createHelmRunner } from '@souk/helm';
import type { KubeClient } from '@souk/kubernetes';
import type { Logger } from 'pino';
import type { BucketAccess } from '../bucket/bucket-access.ts';
import type { StoreCache } from '../cluster/ports.ts';
import { canJudge } from '../members/can-judge.ts';
import type { ServerAddress } from '../databases/server.ts';
import { letGo } from '../members/let-go.ts';
import type { Membership } from '../members/membership.ts';
import type { FinalSnapshots } from '../records/final-snapshots.ts';
import { createAgentProbe, noAgent } from './agent-probe.ts';
import { doorOf, needsDoors } from './door.ts';
import { createDriftMemory } from './drift-memory.ts';
import { isDeaf, isFresh } from './freshness.ts';
import { type ControllerMetrics, noMetrics } from './metrics.ts';
import { reconcile } from './reconcile.ts';
import { runPass } from './run-pass.ts';
import { askInCluster, askThroughApiServer, createShopProbe } from './shop-probe.ts';
import { createTransfers } from './transfers.ts';
import { createStoreCache } from './store-cache.ts';
import { subscribe } from './subscribe.ts';
import { createWatches } from './watches.ts';
import { createWorkQueue } from './work-queue.ts';

export type ControllerDeps = {
  client: KubeClient;
  config: PlatformConfig;
  chartDir: string;
  environment: 'development' | 'production' | 'test';
  /** Names this process in claims. */
  identity: string;
  membership: Membership;
  log: Logger;
  /** Undefined inside a cluster. */
  kubeconfig?: string;
  metrics?: ControllerMetrics;
  /** Host name to which the aliases of sleeping stores lead; undefined where nothing would answer there. */
  waker?: string;
  /** Undefined where the platform has none. */
  bucket?: BucketAccess | undefined;
  /** Where databases of stores are made; undefined where there is no server for them. */
  database?: ServerAddress;
  finals?: FinalSnapshots;
};

export type Controller = {
  cache: StoreCache;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** False when a watch went deaf or a pass hangs: a restart is the cure. */
  alive(): boolean;
  /** False while the copies of the cluster are incomplete or too old. */
  ready(): boolean;
  /** Stores that wait for a pass. */
  queueDepth(): number;
};

/** Passes mostly wait, for the API server and for helm's turn: a hung helm must not keep other stores waiting. */
const passesAtOnce = 256;
/** How long to put off what may not be begun now. */
const notNowMs = 1000;
const hungAfterMs = 180_000;

/** Watches all stores and works on each until it is what its owner wishes. */
export function createController(deps: ControllerDeps): Controller {
  const { client, config, log, identity, membership, metrics = noMetrics } = deps;
  const watches = createWatches(client, (kind, error) => {
    metrics.watchInterrupted(kind);
    // A version that is too old only means that this kind of object had a long rest.
    log[error.kind === 'gone' ? 'debug' : 'warn'](
      { kind, error: error.message },
      'the watch was interrupted',
    );
  });
  const stopping = new AbortController();
  const urlOf = (name: string) => storeUrl(config, name);
  const valueFile = join(
    deps.chartDir,
    deps.environment === 'production' ? 'values-prod.yaml' : 'values-local.yaml',
  );
  const drift = createDriftMemory();
  // The waker's host name is that of a Service: its namespace is the second label.
  const wakerHome = deps.waker?.split('.')[1];
  const door = () => doorOf(watches.wakers.group(wakerHome ?? ''));
  const waker = deps.waker ? { waker: deps.waker, ...(needsDoors(config) ? { door } : {}) } : {};
  const stepDeps = {
    client,
    config,
    log,
    urlOf,
    valueFile,
    identity,
    requireHeld: () => {
      stopping.signal.throwIfAborted();
      membership.requireHeld();
    },
    metrics,
    chartDir: deps.chartDir,
    helm: createHelmRunner({
      ...config.helm,
      until: membership.held,
      ...(deps.kubeconfig ? { kubeconfig: deps.kubeconfig } : {}),
    }),
    drift,
    ...(deps.finals ? { finals: deps.finals } : {}),
    transfers: createTransfers(stopping.signal),
    ...waker,
    ...(deps.bucket ? { bucket: deps.bucket } : {}),
    ...(deps.database ? { database: deps.database } : {}),
    agent: deps.kubeconfig ? noAgent : createAgentProbe(client, config),
    probe: createShopProbe(deps.kubeconfig ? askThroughApiServer(client) : askInCluster),
  };
  const fixed = {
    identity,
    members: membership.members,
    deadlines: config.deadlines,
    config,
    drift,
    urlOf,
    ...waker,
  };

  /** Only one replica works on a store; the others see to it that no claim of theirs keeps it waiting. */
  const workOn = async (name: string): Promise<number | undefined> => {
    const holderNow = () => watches.stores.get(name)?.status?.operation?.holder;
    if (!(await canJudge(membership, holderNow))) return notNowMs;
    const store = watches.stores.get(name);
    if (!store) return undefined;
    if (membership.owns(store.metadata.uid)) return reconcile(stepDeps, watches, fixed, name);
    await letGo(client, store, identity);
    return undefined;
  };

  const queue = createWorkQueue({
    concurrency: passesAtOnce,
    work: async (name) => {
      const again = await runPass(metrics, () => workOn(name));
      if (again !== undefined) queue.addAfter(name, again);
    },
    onError: (name, error) =>
      log.warn({ store: name, error: String(error) }, 'the pass failed and will be tried again'),
  });

  const all = Object.values(watches);
  return {
    cache: createStoreCache(watches.stores),
    async start() {
      subscribe(watches, queue, config.routesNamespace);
      membership.onChange(() => {
        log.info({ members: membership.members() }, 'the members changed');
        for (const { metadata } of watches.stores.list()) queue.add(metadata.name, 'urgent');
      });
      for (const watch of all) watch.start();
      membership.start();
    },
    async stop() {
      stopping.abort();
      for (const watch of all) watch.stop();
      // The lease is kept until the last pass has ended: from then on others may work on its stores.
      await queue.stop();
      await membership.leave();
    },
    alive: () => queue.longestRun() < hungAfterMs && !isDeaf(all),
    queueDepth: () => queue.depth(),
    ready: () => isFresh(all),
  };
}
