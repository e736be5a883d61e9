import { spawn } from 'node:child_process';
import { mkdirSync, openSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { ClusterError } from './cluster-error.ts';
import { withLock } from './host/lock.ts';
import { identify, isAlive, type ProcessIdentity } from './host/process-identity.ts';
import { waitUntil } from './host/wait.ts';
import { loadMissing, type ImageArchive } from './images/load-missing.ts';
import { type Forward, type Instance, validateInstance } from './instance.ts';
import { layout as layoutOf, type Layout, stateDir } from './paths.ts';
import { endSupervisor } from './stop-cluster.ts';
import { cleanUp } from './supervisor/cleanup.ts';
import { readIfThere } from './host/files.ts';
import { parseListen } from './supervisor/forwarder.ts';
import { readStatus, runningSupervisor, type Spec, writeSpec } from './supervisor/spec.ts';

export type StartOptions = {
  /** As answered by `buildCluster`. */
  binDir: string;
  /** Loaded before this returns; more can be loaded later by `importImages`. */
  images?: readonly ImageArchive[];
  /** TCP ports of this machine, as long as the cluster runs. */
  forwards?: readonly Forward[];
  /** Gets one short line of text per step. */
  onProgress?: (text: string) => void;
};

const patienceMs = 180_000;
const supervisorMain = join(import.meta.dirname, 'supervisor', 'main.ts');

/**
 * Starts the instance, or leaves it as it is when it runs with the same options. Returns when the node is
 * Ready, cluster DNS answers and the images are loaded; the cluster goes on after this process ends.
 * Leftovers of a killed run are removed first. Throws ClusterError.
 */
export async function startCluster(instance: Instance, options: StartOptions): Promise<void> {
  const spec = specOf(instance, options);
  const layout = layoutOf(spec.state);
  const say = options.onProgress ?? (() => undefined);
  await withLock(layout.lock, { onWait: () => say('waiting for another start or stop') }, async () => {
    const supervisor = (await sameSupervisor(layout, spec)) ?? (await launch(layout, spec, say));
    const init = await untilReady(layout, supervisor, say);
    await loadMissing(init, options.images ?? [], say);
  });
}

function specOf(instance: Instance, { binDir, forwards = [] }: StartOptions): Spec {
  validateInstance(instance);
  for (const { listen } of forwards) parseListen(listen);
  const { name, subnet } = instance;
  return {
    instance: { name, interface: instance.interface, subnet },
    state: stateDir(instance),
    binDir,
    // The folder above is named by the build's key.
    buildKey: dirname(binDir).split('/').at(-1) ?? '',
    forwards: forwards.map(({ listen, nodePort }) => ({ listen, nodePort })),
  };
}

/** The supervisor that runs already, when it was told the same; otherwise it is ended. */
async function sameSupervisor(layout: Layout, spec: Spec): Promise<ProcessIdentity | undefined> {
  const supervisor = await runningSupervisor(layout);
  if (!supervisor) return undefined;
  const told: unknown = JSON.parse((await readIfThere(layout.spec)) ?? 'null');
  const status = await readStatus(layout);
  const onItsWay = status?.phase === 'starting' || status?.phase === 'ready';
  if (onItsWay && isDeepStrictEqual(told, spec)) return supervisor;
  await endSupervisor(layout, supervisor);
  return undefined;
}

async function launch(layout: Layout, spec: Spec, say: (text: string) => void): Promise<ProcessIdentity> {
  say('cleaning up');
  await cleanUp(spec.instance, layout);
  await writeSpec(layout, spec);
  mkdirSync(layout.logs, { recursive: true });
  const log = openSync(join(layout.logs, 'supervisor.log'), 'w', 0o600);
  const child = spawn(process.execPath, [supervisorMain, layout.spec], {
    detached: true,
    stdio: ['ignore', log, log],
    cwd: '/',
  });
  child.unref();
  const identity = child.pid === undefined ? undefined : await identify(child.pid);
  if (!identity)
    throw new ClusterError('The cluster could not be started.', join(layout.logs, 'supervisor.log'));
  return identity;
}

async function untilReady(
  layout: Layout,
  supervisor: ProcessIdentity,
  say: (text: string) => void,
): Promise<ProcessIdentity> {
  let init: ProcessIdentity | undefined;
  let last = '';
  const ready = await waitUntil(
    async () => {
      const status = await readStatus(layout);
      if (status?.phase === 'failed') throw failed(layout, status.message);
      if (status?.phase === 'ready') init = status.init;
      if (status?.phase === 'starting' && status.step !== last) say((last = status.step));
      if (!init && !(await isAlive(supervisor))) {
        const final = await readStatus(layout);
        throw failed(layout, final?.phase === 'failed' ? final.message : 'it was ended while it started');
      }
      return init !== undefined;
    },
    { timeoutMs: patienceMs },
  );
  if (!ready || !init) throw failed(layout, `it was not ready after ${patienceMs / 1000} s`);
  return init;
}

const failed = (layout: Layout, why: string): ClusterError =>
  new ClusterError(`The cluster did not start: ${why}`, join(layout.logs, 'supervisor.log'));
