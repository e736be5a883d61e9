import type { FinalSnapshot, Snapshot } from '@souk/contract';
import { createStoreAgent } from '../../cluster/store-agent.ts';
import { writeStatus } from '../write-status.ts';
import { agentIn } from './send-snapshot.ts';
import type { Pass, StepDeps } from './step-context.ts';

const pauseMs = 10_000;
const maxWords = 400;

/**
 * Asks the store's agent for its last snapshot, beside the passes. What is in the bucket is the proof: a process that died meanwhile finds
 * it there, and takes no other.
 */
export async function takeFinalSnapshot(deps: StepDeps, pass: Pass): Promise<void> {
  const { transfers, bucket } = deps;
  if (!bucket) return;
  const { uid } = pass.store.metadata;
  const key = `${uid}/final`;
  const before = transfers.look(key);
  if (before?.state === 'running') return;
  if (before?.state === 'failed') {
    await note(deps, pass, { message: wordsOf(before.error) });
    if (Date.now() - before.at < pauseMs) return;
  }
  const { namespace } = pass;
  const found = before?.state === 'done' ? await inBucket(deps, pass) : undefined;
  if (found) return remember(deps, pass, found);
  transfers.begin(key, async () => {
    const there = await inBucket(deps, pass);
    if (!there) await createStoreAgent().create(await agentIn(deps, namespace), 'final');
  });
}

async function inBucket({ bucket }: StepDeps, { store }: Pass): Promise<Snapshot | undefined> {
  const { name, uid } = store.metadata;
  const all = (await bucket?.snapshotsOf({ name, uid }).list()) ?? [];
  const found = all.find(({ reason }) => reason === 'final');
  if (!found) return undefined;
  const { id, createdAt, version, reason, archive } = found;
  return { id, createdAt, version, reason, bytes: archive.bytes, place: 'bucket' };
}

/** First whose it is, then that it is there: only then the store may go. */
async function remember(deps: StepDeps, pass: Pass, snapshot: Snapshot): Promise<void> {
  const { metadata, spec } = pass.store;
  await deps.finals?.remember({ store: metadata.name, uid: metadata.uid, owner: spec.owner, snapshot });
  deps.transfers.forget(`${metadata.uid}/final`);
  deps.log.info({ store: metadata.name, snapshot: snapshot.id }, 'the final snapshot is in the bucket');
  await note(deps, pass, { id: snapshot.id });
}

async function note({ client }: StepDeps, pass: Pass, finalSnapshot: FinalSnapshot): Promise<void> {
  const { status = {} } = pass.store;
  const { id, message } = status.finalSnapshot ?? {};
  if (id === finalSnapshot.id && message === finalSnapshot.message) return;
  pass.store = await writeStatus(client, pass.store, { ...status, finalSnapshot });
}

const wordsOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, maxWords);
