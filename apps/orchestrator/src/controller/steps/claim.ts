import { writeStatus } from '../write-status.ts';
import type { Pass, StepDeps } from './step-context.ts';

const freshMs = 2000;

/**
 * Called when helm's turn in the pool has come, which may be long after this pass took the claim: the claim is renewed,
 * and the pass ends with `conflict` when somebody else has changed the store meanwhile.
 */
export async function renewClaim({ client, identity, requireHeld }: StepDeps, pass: Pass): Promise<void> {
  requireHeld();
  const { status } = pass.store;
  const { operation } = status ?? {};
  if (!operation || operation.holder !== identity) throw new Error('helm may not run without a claim');
  const now = Date.now();
  if (operation.renewedAt && now - Date.parse(operation.renewedAt) < freshMs) return;
  const renewed = { ...operation, renewedAt: new Date(now).toISOString() };
  pass.store = await writeStatus(client, pass.store, { ...status, operation: renewed });
}
