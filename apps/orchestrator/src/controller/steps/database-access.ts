import { randomBytes } from 'node:crypto';
import { applyObject, type Deployment, mergePatch, readSecret, resources } from '@souk/kubernetes';
import { passwordIn, renewalDue, renewedAt } from '../../databases/access.ts';
import { renewPassword } from '../../databases/make.ts';
import { databaseName } from '../../databases/names.ts';
import { asAdministrator, storeUrl } from '../../databases/server.ts';
import { databaseSecret } from '../blueprint-values.ts';
import { tell } from '../tell.ts';
import { attemptOnServer, writeDatabase } from './database.ts';
import { labelsOf } from './labels.ts';
import { deploymentNow } from './still.ts';
import type { Pass, StepDeps } from './step-context.ts';

/** On the pods' template, as `kubectl rollout restart` does it: the pods read the Secret when they start. */
const renewedAnnotation = 'souk.dev/database-renewed-at';

const askedFor = `Secret ${databaseSecret} (a new password was asked for)`;
const halfDone = `Secret ${databaseSecret} (the pods have not started with the new password)`;

/** What is due, and nobody's doing by hand. */
export const isDue = (what: string): boolean => what === askedFor || what === halfDone;

const isMade = ({ store }: Pass): boolean =>
  store.spec.blueprint?.database?.managed === true && store.status?.database?.madeFor !== undefined;

/** Says what is amiss with a store's way to the database that the platform made for it; never a word of the way itself. */
export async function databaseAccessDrift(deps: StepDeps, pass: Pass): Promise<string[]> {
  if (!isMade(pass)) return [];
  const held = await readSecret(deps.client, pass.namespace, databaseSecret);
  if (!held) return [`Secret ${databaseSecret} (missing: the database's role gets a new password)`];
  if (renewalDue(held, '') !== undefined)
    return [passwordIn(held['url']) ? askedFor : `Secret ${databaseSecret} (no password)`];
  const deployment = await deploymentNow(deps, pass);
  return deployment && !hasStartedWith(deployment, held[renewedAt]) ? [halfDone] : [];
}

const hasStartedWith = ({ spec }: Deployment, at: string | undefined): boolean =>
  at === undefined || spec?.template?.metadata?.annotations?.[renewedAnnotation] === at;

/**
 * First the server has the new password, then the Secret, then the pods start again: cut off at any moment, the next look finds what is
 * missing. Throws what the server says, so that it is tried again with patience.
 */
export async function repairDatabaseAccess(deps: StepDeps, pass: Pass): Promise<void> {
  if (!isMade(pass)) return;
  const at = { namespace: pass.namespace, name: databaseSecret };
  const held = await readSecret(deps.client, at.namespace, at.name);
  const due = renewalDue(held, new Date().toISOString());
  if (due !== undefined) await renew(deps, pass, due);
  const started = due ?? held?.[renewedAt];
  const deployment = await deploymentNow(deps, pass);
  if (!started || !deployment || hasStartedWith(deployment, started)) return;
  const note = 'The database has a new password, with which the store starts again';
  tell(deps, pass.store, { type: 'Normal', reason: 'DatabasePassword', note });
  const template = { metadata: { annotations: { [renewedAnnotation]: started } } };
  const where = { namespace: pass.namespace, name: 'store' };
  await mergePatch(deps.client, resources.deployments, where, { spec: { template } });
}

async function renew(deps: StepDeps, pass: Pass, due: string): Promise<void> {
  const { name, uid } = pass.store.metadata;
  const database = databaseName(name);
  const password = randomBytes(24).toString('base64url');
  const { madeFor } = pass.store.status?.database ?? {};
  const problem = await attemptOnServer(deps, async (server) => {
    await asAdministrator(server, (sql) => renewPassword(sql, { name: database, uid, password }));
    const values = {
      url: storeUrl(server, database, password),
      ...(server.ca ? { 'ca.crt': server.ca } : {}),
      [renewedAt]: due,
    };
    const data = Object.fromEntries(
      Object.entries(values).map(([key, value]) => [key, Buffer.from(value).toString('base64')]),
    );
    const metadata = { name: databaseSecret, namespace: pass.namespace, labels: labelsOf(name) };
    await applyObject(deps.client, resources.secrets, { metadata, type: 'Opaque', data });
  });
  const { problem: before, ...made } = pass.store.status?.database ?? { name: database };
  if (problem === undefined) {
    if (before !== undefined) await writeDatabase(deps, pass, made);
    return;
  }
  if (before !== problem)
    await writeDatabase(deps, pass, { ...made, ...(madeFor ? { madeFor } : {}), problem });
  throw new Error(`the way to the database ${database} cannot be put back: ${problem}`);
}
