import type { Store } from '@souk/contract';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { Registry } from 'prom-client';
import { createApiDeps } from '../api-deps.ts';
import { createApi } from '../http/api.ts';
import type { Deps } from '../http/handlers/deps.ts';
import { createLog } from '../log.ts';
import { expectConformity } from './conformity.ts';
import { FakeCluster, type people } from './fake-cluster.ts';
import { platformOf } from './platform.ts';

type Token = keyof typeof people;
type Request = Omit<InjectOptions, 'method' | 'url'> & { token?: Token | string | undefined };

export type TestApi = {
  app: FastifyInstance;
  cluster: FakeCluster;
  deps: Deps;
  log: string[];
  health: { alive: boolean; ready: boolean };
  /** Sends a call (as the admin unless told otherwise) and checks the answer against the OpenAPI document. */
  call(line: string, request?: Request): Promise<Answer>;
};
export type Answer = Awaited<ReturnType<FastifyInstance['inject']>>;

export type TestOptions = {
  config?: Parameters<typeof platformOf>[0];
  deps?: Partial<Deps>;
  dashboardDir?: string;
};

/** The real API over a cluster in memory. */
export async function createTestApi(options: TestOptions = {}): Promise<TestApi> {
  const cluster = new FakeCluster();
  const config = platformOf(options.config);
  const sessionKey = 'k'.repeat(32);
  const outside = { config, sessionKey, cache: cluster.cache, ports: cluster.ports };
  const deps = { ...createApiDeps(outside), ...options.deps };
  const health = { alive: true, ready: true };
  const log: string[] = [];
  const app = await createApi({
    deps,
    health: { alive: () => health.alive, ready: () => health.ready },
    registry: new Registry(),
    log: createLog('info', { write: (line) => void log.push(line) }),
    dashboardDir: options.dashboardDir,
    patienceMs: 300,
  });

  async function call(line: string, { token = 'admin-token', ...request }: Request = {}): Promise<Answer> {
    const [method = '', url = ''] = line.split(' ');
    const headers = { ...(token ? { authorization: `Bearer ${token}` } : {}), ...request.headers };
    const answer = await app.inject({ ...request, method: method as 'GET', url, headers });
    expectConformity(method, url, answer);
    return answer;
  }
  return { app, cluster, deps, log, health, call };
}

/** Name and phase of each, for short expectations. */
export const brief = (stores: Store[]) => stores.map(({ name, phase }) => `${name} ${phase}`);
