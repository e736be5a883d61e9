import { isDeepStrictEqual } from 'node:util';
import { type Deployment, getObject, resources } from '@souk/kubernetes';
import type { Seen } from '@souk/lifecycle';
import { versionOn } from '../offer.ts';
import { releaseNow } from '../release-record.ts';
import type { Pass, StepDeps } from './step-context.ts';

/** The API server's release is still the one that the decision saw: its copy may have been a moment old. */
export async function isStill(
  { client }: StepDeps,
  { store, namespace }: Pass,
  seen: Seen,
): Promise<boolean> {
  return isDeepStrictEqual(seen, await releaseNow(client, namespace, store.metadata.name));
}

export const deploymentNow = ({ client }: StepDeps, { namespace }: Pass): Promise<Deployment | undefined> =>
  getObject<Deployment>(client, resources.deployments, { namespace, name: 'store' });

/** The version on offer that the API server's Deployment runs. */
export async function runsNow(deps: StepDeps, pass: Pass): Promise<string | undefined> {
  const deployment = await deploymentNow(deps, pass);
  return deployment && versionOn(deployment, deps.config);
}
