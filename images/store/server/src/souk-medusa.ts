import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { watchActivity } from './activity.ts';
import { startAgent } from './agent/agent.ts';
import { thisStore } from './agent/store.ts';
import { foreignIdentity, ownIdentity } from './boot/clone.ts';
import { effectsOn } from './boot/effects.ts';
import { closeGate } from './boot/gate.ts';
import { readImageVersion } from './boot/image-version.ts';
import { volumeMarker } from './boot/marker.ts';
import { confirmServing, nextStep, prepare, Refusal, type Preparation } from './boot/prepare.ts';
import { createStatus, type StatusBoard } from './boot/status.ts';
import { connect } from './database/connect.ts';
import { openExternal, type ExternalDatabase } from './database/external.ts';
import { adoptClone } from './first-boot/adopt-clone.ts';
import type { Database } from './first-boot/database.ts';
import { firstBoot } from './first-boot/first-boot.ts';
import { setRotatedPassword } from './first-boot/rotated-password.ts';
import { hashPassword } from './first-boot/password.ts';
import { log } from './log.ts';
import { releaseMemoryWhenIdle } from './release-memory.ts';
import {
  readAdminPassword,
  readAdminPasswordVersion,
  readSettings,
  secretsDir,
  uploadsDir,
  volumeDir,
  type Settings,
} from './settings.ts';
import { SettingsError } from './settings-error.ts';
import { openStored } from './snapshots/bucket-settings.ts';
import { openFolder, type Folder } from './snapshots/folder.ts';
import { createInbox } from './snapshots/inbox.ts';
import { checkSchedule, keepSchedule } from './snapshots/schedule.ts';
import { storeSnapshots, type StoreSnapshots } from './snapshots/store-snapshots.ts';

/** Medusa's project folder. Medusa searches the whole working folder when it starts, so this holds nothing else. */
const projectDir = '/app/store';

const agentPort = 9001;
const refusalMs = 30_000;

async function main(): Promise<void> {
  const stopEarly = (): never => process.exit(0);
  // An end that was asked for is no failure. Medusa brings its own handlers, later.
  process.on('SIGTERM', stopEarly);
  process.on('SIGINT', stopEarly);
  process.chdir(projectDir);
  const settings = readSettings();
  const image = readImageVersion();
  const status = createStatus(image.version);
  const folder = openFolder(join(volumeDir, 'snapshots'));
  const { cloneOf } = settings.snapshots;
  const external = settings.database.kind === 'external' ? openExternal(settings.database) : null;
  const marker = external?.marker ?? volumeMarker(volumeDir);
  const place = { volume: volumeDir, marker, image, cloneOf, status };
  const { preparation, snapshots } = startAgentFor(settings, folder, place);
  await checkSchedule(settings.snapshots.schedule);
  const passwordHash = passwordHasher();
  await (external ? externalReady(external, preparation) : embeddedReady(settings, preparation));
  const database = await connect(settings.database);
  if (await firstBoot(database, { ...settings, passwordHash }))
    log('info', 'First start: the store is set up');
  const rotation = { ...settings, version: readAdminPasswordVersion(), passwordHash };
  if (await setRotatedPassword(database, rotation)) log('info', 'The administrator has the rotated password');
  await endClone(database, folder, { ...settings, passwordHash });
  await database.end();
  mkdirSync(uploadsDir, { recursive: true });
  await serve(settings.port, preparation);
  process.off('SIGTERM', stopEarly);
  process.off('SIGINT', stopEarly);
  releaseMemoryWhenIdle();
  keepSchedule(settings.snapshots, snapshots, marker);
  log('info', `Ready after ${Math.round(performance.now())} ms`);
}

type Started = { preparation: Preparation; snapshots: StoreSnapshots };

/** A pod without the token has no agent. */
function startAgentFor(settings: Settings, folder: Folder, place: Omit<Preparation, 'effects'>): Started {
  const { database, publicUrl } = settings;
  const { keep, bucket } = settings.snapshots;
  const source = { folder, database, uploadsDir, publicUrl };
  const inbox = createInbox(folder);
  const snapshots = storeSnapshots(source, keep, openStored(bucket));
  const { volume, marker, status, image } = place;
  const tokenFile = join(secretsDir, 'agent-token');
  const activity = watchActivity(settings.port);
  const store = thisStore({ volume, marker, status, folder, snapshots, inbox, activity });
  if (existsSync(tokenFile)) startAgent({ port: agentPort, tokenFile, store });
  const effects = effectsOn({ source, snapshots, inbox, version: image.version });
  return { preparation: { ...place, effects }, snapshots };
}

/** A store that began with another one's snapshot gets a login and keys of its own; the snapshot has served its purpose. */
async function endClone(
  database: Database,
  folder: Folder,
  settings: Settings & { passwordHash: () => Promise<string> },
): Promise<void> {
  const id = foreignIdentity(volumeDir);
  if (id === null) return;
  const before = (await folder.find(id))?.publicUrl;
  await adoptClone(database, { ...settings, before });
  // Restored here again, it would bring the other store's logins back.
  if (await folder.find(id)) await folder.remove(id);
  await ownIdentity(volumeDir);
  log('info', 'The store has a login and keys of its own');
}

/** Loads Medusa while PostgreSQL starts in its own container, but never beside a migration: memory is for one of them. */
async function embeddedReady(settings: Settings, preparation: Preparation): Promise<void> {
  const step = (await nextStep(preparation)).do;
  const isFresh = !existsSync(join(volumeDir, 'pg'));
  const looksReady = step === 'serve' || (isFresh && step !== 'receive');
  if (looksReady) await loadMedusa();
  // Whoever is connected knows that no other pod has the volume: what it says there now is what counts.
  await (await connect(settings.database)).end();
  await prepareOrRefuse(preparation);
}

/** Nothing of what the database says counts before this process is the only one that works on it. */
async function externalReady(external: ExternalDatabase, preparation: Preparation): Promise<void> {
  await external.hold(preparation.image);
  await prepareOrRefuse(preparation);
}

const prepareOrRefuse = (preparation: Preparation): Promise<void> =>
  prepare(preparation).catch((error: unknown) => refuse(error, preparation.status));

/** The agent stays for a while, so that a snapshot can be asked for. */
async function refuse(error: unknown, status: StatusBoard): Promise<never> {
  if (error instanceof Refusal) {
    log('error', error.message);
    status.wait();
    await sleep(refusalMs);
  }
  throw error;
}

const loadMedusa = () => import('@medusajs/medusa/commands/start');

async function serve(port: number, { marker, status }: Preparation): Promise<void> {
  const openGate = closeGate();
  const { default: medusa } = await loadMedusa();
  await medusa.default({ directory: projectDir, host: '0.0.0.0', port });
  await confirmServing(marker);
  const { message } = status.read();
  status.set('serving', message === undefined ? {} : { message });
  openGate();
}

/** Hashing takes as long as a good part of the start. Where this looks like the first one, it begins at once, in another thread. */
function passwordHasher(): () => Promise<string> {
  const hash = (): Promise<string> => hashPassword(readAdminPassword());
  if (existsSync(uploadsDir)) return hash;
  const early = hash();
  early.catch(() => undefined); // reported where it is awaited
  return () => early;
}

function textOf(error: unknown): string {
  if (error instanceof SettingsError || !(error instanceof Error)) return String(error);
  return error.stack ?? error.message;
}

main().catch((error: unknown) => {
  log('error', textOf(error));
  process.exit(1);
});
