import { BucketError } from '@souk/bucket';
import type { CloneSource, StoreResource } from '@souk/contract';
import { getObject, readSecret, resources } from '@souk/kubernetes';
import { namespaceOf } from '@souk/lifecycle';
import { type Archive, readArchive, sendArchive } from '../../cluster/agent-archive.ts';
import { servingPod } from '../../cluster/kube-insides.ts';
import { type AgentAddress, ClusterError } from '../../cluster/ports.ts';
import { rejectStore } from './reject.ts';
import type { Pass, StepDeps } from './step-context.ts';

/** A pod that starts again, on either side, takes a few seconds. */
const tries = 5;

/** Streams the snapshot from the bucket, or from the other store's pod, to the new one's; goes on beside the passes. */
export async function sendSnapshot(deps: StepDeps, pass: Pass): Promise<void> {
  const { transfers, log } = deps;
  const { from } = pass.store.spec;
  const { uid, name } = pass.store.metadata;
  if (!from) return;
  const before = transfers.look(uid);
  if (before?.state === 'failed') {
    const message = wordsOf(before.error);
    log.warn({ store: name, from, error: message }, 'the snapshot could not be brought');
    if (isHopeless(before.error) || before.times >= tries) {
      transfers.forget(uid);
      const hint = 'Mend what it names, then retry; or delete the store.';
      const failure = { reason: 'CloneFailed', message: `The snapshot of ${from.store}: ${message}`, hint };
      return rejectStore(deps, pass, { failure });
    }
  }
  transfers.begin(uid, (signal) => send(deps, { from, namespace: pass.namespace }, signal));
}

type Way = { from: CloneSource; namespace: string };

async function send(deps: StepDeps, { from, namespace }: Way, signal: AbortSignal): Promise<void> {
  const to = await agentIn(deps, namespace);
  const archive = (await fromBucket(deps, from)) ?? (await fromVolume(deps, from, signal));
  try {
    await sendArchive(to, from.snapshot, archive, signal);
  } finally {
    archive.content.destroy();
  }
}

async function fromBucket({ client, bucket }: StepDeps, from: CloneSource): Promise<Archive | undefined> {
  const uid = from.uid ?? (await sourceOf(client, from))?.metadata.uid;
  if (!bucket || uid === undefined) return undefined;
  const stored = bucket.snapshotsOf({ name: from.store, uid });
  const manifest = await stored.find(from.snapshot);
  if (!manifest) return undefined;
  return { content: await stored.open(from.snapshot), sha256: manifest.archive.sha256 };
}

async function fromVolume(deps: StepDeps, from: CloneSource, signal: AbortSignal): Promise<Archive> {
  const source = await sourceOf(deps.client, from);
  if (!source) throw new ClusterError('not-found', 'The store is gone, and no bucket has the snapshot');
  return readArchive(await agentIn(deps, namespaceOf(source)), from.snapshot, signal);
}

/** A later store of the same name is another one. */
async function sourceOf(
  client: StepDeps['client'],
  { store, uid }: CloneSource,
): Promise<StoreResource | undefined> {
  const found = await getObject<StoreResource>(client, resources.stores, { name: store });
  return uid === undefined || found?.metadata.uid === uid ? found : undefined;
}

export async function agentIn({ client }: StepDeps, namespace: string): Promise<AgentAddress> {
  const address = (await servingPod(client, namespace))?.address;
  const token = (await readSecret(client, namespace, 'store'))?.['agent-token'];
  if (address && token) return { address, token };
  throw new ClusterError('unavailable', 'The store sleeps or starts, and only its volume has the snapshot');
}

const isHopeless = (error: unknown): boolean =>
  (error instanceof BucketError && error.kind === 'settings') ||
  (error instanceof ClusterError && error.kind === 'not-found');

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
