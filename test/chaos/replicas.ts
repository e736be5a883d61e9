import { type ChildProcess, spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createReflector, type Lease, type Reflector, resources } from '@souk/kubernetes';
import { repoRoot } from '../../embedded/launcher/folders.ts';
import type { Stage } from './stage.ts';

/** One orchestrator process. Its name is what claims of it begin with. */
export type Replica = { name: string; process: ChildProcess; frozen: boolean };

export type Replicas = {
  alive(): Replica[];
  /** Those that others count as members by now, since a process takes its time to start, and that do not stand still. */
  working(): Replica[];
  /** `kill -9`; another one starts in its place after `restMs`. */
  kill(replica: Replica, restMs: number): void;
  /** Ends all in good order. */
  stop(): Promise<void>;
};

/** One that ends by itself is started again, as a cluster does it. */
const restMs = 1000;
const memberLabel = 'souk.dev/member';
const main = join(repoRoot, 'apps', 'orchestrator', 'src', 'main.ts');
const mutate = join(import.meta.dirname, 'mutations', 'register.mjs');

/** Real orchestrators from the checkout, outside the cluster, as a developer runs one. */
export function startReplicas(stage: Stage, count: number, without: string): Replicas {
  const log = openSync(join(stage.folder, 'orchestrators.log'), 'a');
  const running = new Set<Replica>();
  const rests = new WeakMap<Replica, number>();
  const leases = createReflector<Lease>(stage.client, resources.leases, { labelSelector: memberLabel });
  leases.start();
  let started = 0;
  let stopping = false;

  const start = () => {
    if (stopping) return;
    const name = `chaos-${++started}`;
    const loader = without ? ['--import', mutate] : [];
    const child = spawn('setpriv', ['--pdeathsig', 'KILL', '--', 'node', ...loader, main], {
      cwd: repoRoot,
      stdio: ['ignore', log, log],
      env: { ...environmentOf(stage, name), ...(without ? { SOUK_WITHOUT: without } : {}) },
    });
    const replica: Replica = { name, process: child, frozen: false };
    running.add(replica);
    child.on('exit', () => {
      running.delete(replica);
      setTimeout(start, rests.get(replica) ?? restMs);
    });
  };
  for (let index = 0; index < count; index++) start();
  return {
    alive: () => [...running],
    working: () => [...running].filter(({ name, frozen }) => !frozen && isMember(leases, name)),
    kill(replica, restMs) {
      rests.set(replica, restMs);
      replica.process.kill('SIGKILL');
    },
    async stop() {
      stopping = true;
      leases.stop();
      const ends = [...running].map(
        ({ process }) => new Promise<void>((done) => void process.once('exit', () => done())),
      );
      for (const { process } of running) process.kill('SIGTERM');
      await Promise.all(ends);
    },
  };
}

const isMember = (leases: Reflector<Lease>, name: string): boolean =>
  leases.list().some(({ spec }) => spec?.holderIdentity?.startsWith(`${name}_`));

/** What an orchestrator outside the cluster is started with. `port` '0' means any. */
export const environmentOf = (
  stage: Pick<Stage, 'binDir' | 'folder' | 'kubeconfig' | 'configFile'>,
  name: string,
  port = '0',
) => ({
  PATH: [stage.binDir, join(repoRoot, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
  HOME: stage.folder,
  NODE_ENV: 'development',
  KUBECONFIG: stage.kubeconfig,
  SOUK_CONFIG: stage.configFile,
  SOUK_SECRETS: join(stage.folder, 'secrets'),
  SOUK_CHART: join(repoRoot, 'charts', 'store'),
  PORT: port,
  SOUK_WAKER_PORT: '0',
  POD_NAME: name,
  LOG_LEVEL: 'debug',
});
