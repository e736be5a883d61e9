import { randomBytes } from 'node:crypto';
import type { StoreStatus } from '@souk/contract';
import {
  createObject,
  isKind,
  type KubeClient,
  KubeError,
  mergePatch,
  readSecret,
  resources,
} from '@souk/kubernetes';
import type { Step } from '@souk/lifecycle';
import { passwordIn } from '../../databases/access.ts';
import { dropDatabase, makeDatabase } from '../../databases/make.ts';
import { databaseName } from '../../databases/names.ts';
import { asAdministrator, type ServerAddress, storeUrl } from '../../databases/server.ts';
import { databaseSecret } from '../blueprint-values.ts';
import { writeStatus } from '../write-status.ts';
import { labelsOf } from './labels.ts';
import type { Pass, StepDeps } from './step-context.ts';

const noServer = 'the platform has no server for databases (database.adminSecret)';

/**
 * The word that there is something to drop comes first, then the password, then what it opens, then the word that it is made. What fails
 * on the server is kept to be read, and tried again.
 */
export async function makeStoreDatabase(
  deps: StepDeps,
  pass: Pass,
  { uid }: Extract<Step, { type: 'make-database' }>,
): Promise<void> {
  const { name, uid: store } = pass.store.metadata;
  const database = databaseName(name);
  await writeDatabase(deps, pass, { ...pass.store.status?.database, name: database });
  const problem = await attemptOnServer(deps, async (server) => {
    const password = await passwordFor(deps.client, { server, database, pass });
    await asAdministrator(server, (sql) => makeDatabase(sql, { name: database, uid: store, password }));
  });
  await writeDatabase(deps, pass, problem ? { name: database, problem } : { name: database, madeFor: uid });
}

export async function dropStoreDatabase(deps: StepDeps, pass: Pass): Promise<void> {
  const { database } = pass.store.status ?? {};
  if (!database) return;
  const { uid } = pass.store.metadata;
  const problem = await attemptOnServer(deps, (server) =>
    asAdministrator(server, (sql) => dropDatabase(sql, { name: database.name, uid })),
  );
  await writeDatabase(deps, pass, problem ? { ...database, problem } : undefined);
}

/** Answers what went wrong, in the server's words: those hold no password. */
export async function attemptOnServer(
  { database, log }: StepDeps,
  work: (server: ServerAddress) => Promise<void>,
): Promise<string | undefined> {
  if (!database) return noServer;
  try {
    await work(database);
    return undefined;
  } catch (error) {
    // What Kubernetes answers is not the server's fault, and handled where every pass is.
    if (error instanceof KubeError || !(error instanceof Error)) throw error;
    log.warn({ error: error.message }, 'the database server refused');
    return error.message;
  }
}

type Place = { server: ServerAddress; database: string; pass: Pass };

/** Made once: what the pod has read must stay right. */
async function passwordFor(client: KubeClient, { server, database, pass }: Place): Promise<string> {
  const { namespace, store } = pass;
  const at = { namespace, name: databaseSecret };
  const held = (await readSecret(client, namespace, databaseSecret))?.['url'];
  const password = passwordIn(held) ?? randomBytes(24).toString('base64url');
  const stringData = {
    url: storeUrl(server, database, password),
    ...(server.ca ? { 'ca.crt': server.ca } : {}),
  };
  const metadata = { ...at, labels: labelsOf(store.metadata.name) };
  try {
    await createObject(client, resources.secrets, { metadata, type: 'Opaque', stringData });
  } catch (error) {
    if (!isKind(error, 'already-exists')) throw error;
    if (held !== stringData.url) await mergePatch(client, resources.secrets, at, { stringData });
  }
  return password;
}

export async function writeDatabase(
  deps: StepDeps,
  pass: Pass,
  database: StoreStatus['database'],
): Promise<void> {
  const { database: _before, ...others } = pass.store.status ?? {};
  const status = database ? { ...others, database } : others;
  pass.store = await writeStatus(deps.client, pass.store, status);
}
