import { rollback } from '@souk/helm';
import { mergePatch, resources } from '@souk/kubernetes';
import type { Seen, Step } from '@souk/lifecycle';
import { recordName, releaseNow, revisionLabel } from '../release-record.ts';
import { tell } from '../tell.ts';
import { applyBounds, planOf } from './bounds.ts';
import { renewClaim } from './claim.ts';
import { isStill } from './still.ts';
import type { Pass, StepDeps } from './step-context.ts';

export function rollBack(
  deps: StepDeps,
  pass: Pass,
  { to, seen }: Extract<Step, { type: 'roll-back' }>,
): Promise<void> {
  return rollBackTo(deps, pass, to, seen);
}

/**
 * A rollback to the very same revision: Helm applies again what it made, with all that was taken away or changed by hand,
 * and nothing of a newer chart.
 */
export async function repair(
  deps: StepDeps,
  pass: Pass,
  { what, seen }: Extract<Step, { type: 'repair' }>,
): Promise<void> {
  await rollBackTo(deps, pass, seen.revision, seen);
  deps.drift.forget(pass.store.metadata.name);
  tell(deps, pass.store, {
    type: 'Warning',
    reason: 'PutBack',
    note: `Put back what was changed by hand: ${what.join('; ')}`,
  });
}

async function rollBackTo(deps: StepDeps, pass: Pass, revision: number, seen: Seen): Promise<void> {
  if (!(await isStill(deps, pass, seen))) return;
  const { name } = pass.store.metadata;
  await applyBounds(deps, pass, await planOf(deps, pass, revision));
  const at = { release: name, namespace: pass.namespace, revision };
  const result = await rollback(deps.helm, at, () => renewClaim(deps, pass));
  deps.metrics.helmEnded('rollback', result);
  if (!result.ok) throw new Error(`helm rollback of ${name} to ${revision}: ${result.message}`);
  await markOurs(deps, pass);
}

/** A rollback inherits the labels of its target: the revision is told to be Souk's own afterwards. */
export async function markOurs({ client }: StepDeps, { store, namespace }: Pass): Promise<void> {
  const { name } = store.metadata;
  const newest = await releaseNow(client, namespace, name);
  if (!newest) return;
  const labels = { [revisionLabel]: String(newest.revision) };
  const at = { namespace, name: recordName(name, newest.revision) };
  await mergePatch(client, resources.secrets, at, { metadata: { labels } });
}
