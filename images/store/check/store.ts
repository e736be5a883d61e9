import { randomBytes } from 'node:crypto';
import { chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startContainer, type Container } from './container.ts';

export const origin = 'http://127.0.0.1:9000';

export type Login = { email: string; password: string };

/** One store outside of Kubernetes: its folders, and the pods that run on them, one after the other or, by mistake, at once. */
export type Store = {
  dir: string;
  login: Login;
  startPod(options?: PodOptions): Promise<Pod>;
  remove(): Promise<void>;
};

export type PodOptions = {
  env?: Readonly<Record<string, string>>;
  /** Of another image than the store was created with. */
  imageRoot?: string;
  /** Folder with the key `url`: the pod has no PostgreSQL of its own then. */
  databaseSecret?: string;
};

export type Pod = {
  /** Throws in a pod without one. */
  readonly postgres: Container;
  readonly medusa: Container;
  /** As the kubelet does it when the container has ended. */
  restartMedusa(): Promise<void>;
  /** Resolves when /health answers, with the seconds since the pod was started. Rejects when Medusa ends before. */
  ready(): Promise<number>;
  /** As the kubelet ends a pod: the main container, then the sidecar. Answers the seconds of each. */
  stop(): Promise<{ medusa: number; postgres: number }>;
  /** As the machine's own end: no process gets to do anything. */
  kill(): Promise<void>;
};

const user = 10_001;

export async function createStore(imageRoot: string): Promise<Store> {
  const dir = await mkdtemp(join(tmpdir(), 'souk-store-check-'));
  const login = { email: 'Admin@Example.com', password: randomBytes(12).toString('hex') };
  await ownFolder(join(dir, 'data'));
  await writeSecrets(join(dir, 'secrets'), login.password);
  let pods = 0;
  return {
    dir,
    login,
    startPod: (options = {}) => startPod({ imageRoot, dir, login, number: (pods += 1) }, options),
    remove: () => rm(dir, { recursive: true, force: true }),
  };
}

type PodPlace = { imageRoot: string; dir: string; login: Login; number: number };

async function startPod(place: PodPlace, options: PodOptions): Promise<Pod> {
  const started = performance.now();
  const podDir = join(place.dir, `pod-${place.number}`);
  const shared = {
    '/data': join(place.dir, 'data'),
    '/run/souk': join(podDir, 'run'),
    '/tmp': join(podDir, 'tmp'),
  };
  await ownFolder(shared['/run/souk']);
  await ownFolder(shared['/tmp']);
  const root = options.imageRoot ?? place.imageRoot;
  const common = { root, env: await imageEnvironment(place, options) };
  const cgroup = `/souk-store-check-${place.dir.split('-').at(-1)}-${place.number}`;
  let starts = 0;
  const startMedusa = (): Promise<Container> =>
    startContainer(join(podDir, `medusa-${(starts += 1)}`), {
      ...common,
      name: 'medusa',
      command: ['souk-medusa'],
      volumes: {
        ...shared,
        '/run/secrets/souk': join(place.dir, 'secrets'),
        ...(options.databaseSecret && { '/run/secrets/database': options.databaseSecret }),
      },
      cgroup: `${cgroup}-medusa`,
      memoryLimit: 700,
    });
  const postgres = options.databaseSecret
    ? null
    : await startContainer(join(podDir, 'postgres'), {
        ...common,
        name: 'postgres',
        command: ['souk-postgres'],
        volumes: shared,
        cgroup: `${cgroup}-postgres`,
        memoryLimit: 256,
      });
  return podOf({ postgres, medusa: await startMedusa() }, startMedusa, started);
}

type Containers = { postgres: Container | null; medusa: Container };

function podOf(containers: Containers, startMedusa: () => Promise<Container>, started: number): Pod {
  return {
    get postgres() {
      if (!containers.postgres) throw new Error('The pod has no PostgreSQL');
      return containers.postgres;
    },
    get medusa() {
      return containers.medusa;
    },
    restartMedusa: async () => {
      containers.medusa = await startMedusa();
    },
    ready: async () => {
      await untilHealthy(containers.medusa);
      return (performance.now() - started) / 1000;
    },
    stop: async () => ({
      medusa: await end(containers.medusa),
      postgres: containers.postgres ? await end(containers.postgres) : 0,
    }),
    kill: async () =>
      void (await Promise.all(
        [containers.medusa, containers.postgres].filter((one) => one !== null).map(kill),
      )),
  };
}

/** A container that is only being made cannot be killed yet. */
async function kill(container: Container): Promise<void> {
  const ended = container.exited.then(() => true);
  do await container.signal('SIGKILL').catch(() => undefined);
  while (!(await Promise.race([ended, sleep(50, false)])));
}

async function end(container: Container): Promise<number> {
  const started = performance.now();
  // One that has ended already cannot be told.
  await container.signal('SIGTERM').catch(() => undefined);
  await container.exited;
  return (performance.now() - started) / 1000;
}

async function untilHealthy(medusa: Container): Promise<void> {
  let exitCode: number | null = null;
  void medusa.exited.then((code) => (exitCode = code));
  while (!(await isHealthy())) {
    if (exitCode !== null)
      throw new Error(`souk-medusa ended with ${exitCode}:\n${medusa.output().slice(-3000)}`);
    await sleep(10);
  }
}

const isHealthy = (): Promise<boolean> =>
  fetch(`${origin}/health`).then(
    ({ status }) => status === 200,
    () => false,
  );

/** What the image and the chart set. */
async function imageEnvironment({ login }: PodPlace, { env }: PodOptions): Promise<Record<string, string>> {
  return {
    NODE_ENV: 'production',
    LOG_LEVEL: 'info',
    HOME: '/tmp',
    FASTLOAD_PACK: '/app/fastload.pack',
    STORE_NAME: 'acme',
    STORE_DISPLAY_NAME: 'Acme & Söhne',
    STORE_PUBLIC_URL: 'http://acme.local.gd:8080',
    ADMIN_EMAIL: login.email,
    ...env,
  };
}

async function ownFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true });
  await chown(path, user, user);
}

async function writeSecrets(dir: string, password: string): Promise<void> {
  await ownFolder(dir);
  const secrets = {
    'admin-password': password,
    'jwt-secret': randomHex(),
    'cookie-secret': randomHex(),
    'agent-token': randomHex(),
  };
  for (const [key, value] of Object.entries(secrets)) {
    await writeFile(join(dir, key), value);
    await chown(join(dir, key), user, user);
  }
}

const randomHex = (): string => randomBytes(32).toString('hex');
