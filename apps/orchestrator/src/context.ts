import { randomBytes } from 'node:crypto';
import { createKubeClient, createNodeStats } from '@souk/kubernetes';
import type { Logger } from 'pino';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { createApiDeps } from './api-deps.ts';
import { createBucketAccess } from './bucket/bucket-access.ts';
import { createKubePorts } from './cluster/kube-ports.ts';
import type { Settings } from './config/settings.ts';
import { type Controller, createController } from './controller/index.ts';
import { createControllerMetrics, registerQueueDepth } from './controller/prometheus.ts';
import type { Deps } from './http/handlers/deps.ts';
import { createLog } from './log.ts';
import { createFinalSnapshots } from './records/final-snapshots.ts';
import { createWaker, type Waker } from './waker/index.ts';
import { createMembership } from './members/membership.ts';

/** All parts of the running orchestrator, put together but not yet started. */
export type Context = {
  settings: Settings;
  log: Logger;
  registry: Registry;
  controller: Controller;
  waker: Waker;
  deps: Deps;
};

export function createContext(settings: Settings): Context {
  const { env, platform: config, sessionKey, oidcClientSecret, databaseServer } = settings;
  const log = createLog(env.logLevel);
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const client = createKubeClient();
  // A process that starts again in the same pod is another one: what its predecessor claimed is not its own.
  const identity = `${env.identity}_${randomBytes(4).toString('hex')}`;
  const membership = createMembership({
    client,
    namespace: env.namespace,
    name: env.identity,
    identity,
    onError: (error) => log.warn({ error: String(error) }, 'the lease could not be renewed or read'),
  });
  const bucket = createBucketAccess(config.snapshots, env.bucketKeysDir);
  const ports = createKubePorts(client, { namespace: env.namespace, nodeStats: createNodeStats() });
  const controller = createController({
    bucket,
    finals: createFinalSnapshots(ports.records),
    client,
    config,
    chartDir: env.chartDir,
    environment: env.environment,
    identity,
    membership,
    log,
    metrics: createControllerMetrics(registry),
    ...(databaseServer ? { database: databaseServer } : {}),
    ...(env.kubeconfig
      ? { kubeconfig: env.kubeconfig }
      : { waker: `waker.${env.namespace}.svc.cluster.local` }),
  });
  registerQueueDepth(registry, controller.queueDepth);
  const waker = createWaker({ client, config, cache: controller.cache, log, pagesDir: env.pagesDir });
  const deps = createApiDeps({
    config,
    sessionKey,
    oidcClientSecret,
    cache: controller.cache,
    ports,
    bucket,
  });
  return { settings, log, registry, controller, waker, deps };
}
