import PQueue from 'p-queue';
import { differenceOf, type Wanted } from '../compare-object.ts';
import { makesKeys } from '../blueprint-values.ts';
import { manifestOf } from '../release-manifest.ts';
import { boundsOf, planOf } from './bounds.ts';
import { bucketKeysDrift } from './bucket-keys.ts';
import { databaseAccessDrift } from './database-access.ts';
import { missingKeys } from './store-keys.ts';
import { securityDrift } from './pod-security.ts';
import type { Pass, StepDeps } from './step-context.ts';

/** After a start every store is looked at once: the API server has other things to do as well. */
const looks = new PQueue({ concurrency: 4 });

/** Compares all that Souk made with what is there, and remembers what differs. */
export function inspectStore(deps: StepDeps, pass: Pass): Promise<void> {
  return looks.add(async () => {
    const { release } = pass.observation;
    if (release === 'unknown' || release.state === 'absent') return;
    const { name } = pass.store.metadata;
    const at = { namespace: pass.namespace, release: name, revision: release.revision };
    const manifest = await manifestOf(deps.client, at);
    const found = {
      release: await differencesIn(deps, manifest),
      namespace: await namespaceDifferences(deps, pass),
    };
    deps.drift.remember(name, pass.fingerprint, found);
    if (found.release.length + found.namespace.length > 0) deps.log.warn({ store: name, found }, 'drift');
  });
}

async function differencesIn({ client }: StepDeps, wanted: readonly Wanted[]): Promise<string[]> {
  const found = await Promise.all(wanted.map((one) => differenceOf(client, one)));
  return found.filter((one) => one !== undefined);
}

async function namespaceDifferences(deps: StepDeps, pass: Pass): Promise<string[]> {
  const [bounds, keys, security, bucket, database] = await Promise.all([
    differencesIn(deps, boundsOf(deps, pass, await planOf(deps, pass))),
    makesKeys(pass.store.spec) ? missingKeys(deps.client, pass.namespace) : [],
    securityDrift(deps.client, pass.namespace),
    bucketKeysDrift(deps, pass),
    databaseAccessDrift(deps, pass),
  ]);
  return [...bounds, ...keys, ...security, ...bucket, ...database];
}
