import { setTimeout as sleep } from 'node:timers/promises';
import { enterCgroup } from '../host/cgroup.ts';
import type { ProcessIdentity } from '../host/process-identity.ts';
import { type Layout, layout as layoutOf } from '../paths.ts';
import { nextDelay } from './backoff.ts';
import { cgroupName, cleanUp, removeNodeLeftovers } from './cleanup.ts';
import { endNode } from './end-node.ts';
import { openForwarder } from './forwarder.ts';
import { type Node, prepareNode, startPrograms } from './node.ts';
import { nodeAddress } from '../instance.ts';
import { type Spec, type Status, writeStatus } from './spec.ts';

type Reporter = (status: Status) => Promise<void>;

/**
 * Writes one status after the other, so that an older one never replaces a newer. A status that cannot be
 * written is no reason to end a cluster.
 */
function reporter(layout: Layout): Reporter {
  let last = Promise.resolve();
  return (status) => {
    console.log(new Date().toISOString(), JSON.stringify(status));
    last = last.then(() => writeStatus(layout, status)).catch((error: unknown) => console.error(error));
    return last;
  };
}

/** Runs one instance until `stop`; returns when nothing of it is left but its state. Throws when it cannot start. */
export async function supervise(spec: Spec, stop: AbortSignal): Promise<void> {
  const layout = layoutOf(spec.state);
  const report = reporter(layout);
  const closers: (() => Promise<void>)[] = [];
  try {
    for (const forward of spec.forwards)
      closers.push(await openForwarder(forward, nodeAddress(spec.instance)));
    await enterCgroup(cgroupName(spec.instance));
    await keepNode(spec, stop, report);
  } finally {
    for (const close of closers) await close();
    await cleanUp(spec.instance, layout);
  }
}

/** A node that ends by itself is made again; one that never got ready is not, because nobody would know. */
async function keepNode(spec: Spec, stop: AbortSignal, report: Reporter): Promise<void> {
  let delay: number | undefined;
  let wasReady = false;
  while (!stop.aborted) {
    const from = Date.now();
    try {
      await runNode(spec, stop, report, () => (wasReady = true));
    } catch (error) {
      if (stop.aborted) return;
      if (!wasReady) throw error;
      console.error(error);
    }
    if (stop.aborted) return;
    delay = nextDelay(delay, Date.now() - from);
    await report({ phase: 'starting', step: 'the node ended and is made again' });
    await sleep(delay, undefined, { signal: stop }).catch(() => undefined);
  }
}

async function runNode(spec: Spec, stop: AbortSignal, report: Reporter, onReady: () => void): Promise<void> {
  await report({ phase: 'starting', step: 'making namespaces' });
  await removeNodeLeftovers(spec.instance);
  const node = await prepareNode(spec);
  try {
    let init: { init?: ProcessIdentity } = {};
    const onStep = (step: string) => void report({ phase: 'starting', step, ...init });
    const onContainerd = () => {
      init = { init: node.namespaces.init };
      onStep('loading images');
    };
    await startPrograms(node, spec, { onStep, onContainerd, signal: stop });
    onReady();
    await report({ phase: 'ready', init: node.namespaces.init });
    await untilOver(node, stop);
  } finally {
    const onStep = (step: string) => void report({ phase: 'stopping', step });
    await endNode(node, stop.aborted, onStep);
  }
}

async function untilOver(node: Node, stop: AbortSignal): Promise<void> {
  const stopped = new Promise<void>((resolve) => {
    stop.addEventListener('abort', () => resolve(), { once: true });
    if (stop.aborted) resolve();
  });
  await Promise.race([stopped, node.namespaces.gone]);
}
