import { upgrade } from '@souk/helm';
import { type Seen } from '@souk/lifecycle';
import type { Persistence } from '../persistence.ts';
import { valuesOf } from '../release-manifest.ts';
import { digestLabel, planLabel, revisionLabel, versionLabel } from '../release-record.ts';
import { tell } from '../tell.ts';
import { writeStatus } from '../write-status.ts';
import { renewClaim } from './claim.ts';
import { requestFor } from './release-request.ts';
import type { Pass, StepDeps } from './step-context.ts';

type Growth = { seen: Seen; plan: string; from: Persistence; to: Persistence };

/**
 * A revision of its own, which differs from the one before in nothing but the size, and comes before the wish's: a claim that has grown can
 * never be given its old size again, so a wish that fails needs a revision with the new size to go back to.
 */
export async function growVolume(deps: StepDeps, pass: Pass, { seen, plan, from, to }: Growth) {
  const { name } = pass.store.metadata;
  const { release } = pass.observation;
  if (release === 'unknown' || release.state === 'absent') throw new Error('there is no release to grow');
  const request = requestFor(deps, pass, seen.revision + 1);
  const values = await valuesOf(deps.client, {
    namespace: pass.namespace,
    release: name,
    revision: seen.revision,
  });
  const labels = {
    ...request.labels,
    [versionLabel]: release.version,
    [digestLabel]: release.digest,
    [planLabel]: plan,
    [revisionLabel]: String(seen.revision + 1),
  };
  const result = await upgrade(
    deps.helm,
    { ...request, labels, values: { ...values, persistence: to } },
    () => renewClaim(deps, pass),
  );
  deps.metrics.helmEnded('upgrade', result);
  if (result.ok)
    tell(deps, pass.store, {
      type: 'Normal',
      reason: 'VolumeGrows',
      note: `The volume is asked to grow from ${from.size} to ${to.size}`,
    });
  return result;
}

/** A revision with the digest of the last good one is as good: it differs in the volume's size, or was put back. */
export async function followLastGood(deps: StepDeps, pass: Pass): Promise<void> {
  const { release } = pass.observation;
  const { status } = pass.store;
  const { lastGood } = status ?? {};
  if (!lastGood || release === 'unknown' || release.state === 'absent') return;
  const isSame = release.made && release.status === 'deployed' && release.digest === lastGood.digest;
  if (!isSame || release.revision <= lastGood.revision) return;
  const next = { ...status, lastGood: { ...lastGood, revision: release.revision } };
  pass.store = await writeStatus(deps.client, pass.store, next);
}
