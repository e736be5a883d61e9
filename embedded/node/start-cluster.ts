import { dirname } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { withLock } from './host/lock.ts';
import type { ProcessIdentity } from './host/process-identity.ts';
import { type ImageArchive, loadMissing } from './images/load-missing.ts';
import { type Forward, type Instance, nodeAddress, validateInstance } from './instance.ts';
import { layout as layoutOf, type Layout, stateDir } from './paths.ts';
import { endSupervisor } from './stop-cluster.ts';
import { follow } from './supervisor/follow.ts';
import { openForwarder, parseListen } from './supervisor/forwarder.ts';
import { launch } from './supervisor/launch.ts';
import { readSpec, readStatus, runningSupervisor, type Spec, type Status } from './supervisor/spec.ts';

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

/**
 * Starts the instance, or leaves it as it is when it runs with the same options. Returns when the node is
 * Ready, cluster DNS answers and the images are loaded; the cluster goes on after this process ends.
 * Leftovers of a killed run are removed first. Throws ClusterError.
 */
export async function startCluster(instance: Instance, options: StartOptions): Promise<void> {
  const spec = specOf(instance, options);
  const layout = layoutOf(spec.state);
  const say = onlyNews(options.onProgress ?? (() => undefined));
  await withLock(layout.lock, { onWait: () => say('waiting for another start or stop') }, async () => {
    const supervisor = (await sameSupervisor(layout, spec)) ?? (await launch(layout, spec));
    const init = await follow(layout, { supervisor, onStep: say }, initOf);
    await Promise.all([
      follow(layout, { supervisor, onStep: say }, readyInit),
      loadMissing(init, options.images ?? [], say),
    ]);
  });
}

/** What is said twice in a row is said once. */
function onlyNews(say: (text: string) => void): (text: string) => void {
  let last = '';
  return (text) => {
    if (text !== last) say((last = text));
  };
}

/** Known as soon as images can be loaded, which is well before the cluster is ready. */
const initOf = (status: Status): ProcessIdentity | undefined =>
  status.phase === 'starting' || status.phase === 'ready' ? status.init : undefined;

const readyInit = (status: Status): ProcessIdentity | undefined =>
  status.phase === 'ready' ? status.init : undefined;

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
  const told = await readSpec(layout.spec);
  const status = await readStatus(layout);
  const onItsWay = status?.phase === 'starting' || status?.phase === 'ready';
  if (onItsWay && isDeepStrictEqual(told, spec)) return supervisor;
  await requireFreePorts(spec, told);
  await endSupervisor(layout, supervisor);
  return undefined;
}

/** A busy port must be known before the cluster that runs is ended for the sake of it. */
async function requireFreePorts(wanted: Spec, told: Spec): Promise<void> {
  const own = new Set(told.forwards.map(({ listen }) => listen));
  for (const forward of wanted.forwards.filter(({ listen }) => !own.has(listen))) {
    const close = await openForwarder(forward, nodeAddress(wanted.instance));
    await close();
  }
}
