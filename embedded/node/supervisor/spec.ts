import { readFile } from 'node:fs/promises';
import { readIfThere, writeAtomically } from '../host/files.ts';
import { isAlive, type ProcessIdentity } from '../host/process-identity.ts';
import type { Forward, Instance } from '../instance.ts';
import type { Layout } from '../paths.ts';

/** All that a supervisor is told: how to run one instance. */
export type Spec = {
  instance: Instance;
  state: string;
  binDir: string;
  /** Of the build that binDir belongs to; names the system images. */
  buildKey: string;
  forwards: readonly Forward[];
};

/** What a supervisor tells, in one file that it alone writes. */
export type Status =
  /** `init` is there as soon as images can be loaded. */
  | { phase: 'starting'; step: string; init?: ProcessIdentity }
  | { phase: 'ready'; init: ProcessIdentity }
  | { phase: 'stopping'; step: string }
  | { phase: 'failed'; message: string };

export const writeSpec = (layout: Layout, spec: Spec): Promise<void> =>
  writeAtomically(layout.spec, JSON.stringify(spec, null, 2));

export const readSpec = async (path: string): Promise<Spec> =>
  JSON.parse(await readFile(path, 'utf8')) as Spec;

export const writeStatus = (layout: Layout, status: Status): Promise<void> =>
  writeAtomically(layout.status, JSON.stringify(status));

export const readStatus = (layout: Layout): Promise<Status | undefined> => readJson<Status>(layout.status);

export const recordSupervisor = (layout: Layout, identity: ProcessIdentity): Promise<void> =>
  writeAtomically(layout.supervisor, JSON.stringify(identity));

/** The supervisor that runs now: a record whose process is another one by now counts for nothing. */
export async function runningSupervisor(layout: Layout): Promise<ProcessIdentity | undefined> {
  const identity = await readJson<ProcessIdentity>(layout.supervisor);
  return identity && (await isAlive(identity)) ? identity : undefined;
}

async function readJson<T>(path: string): Promise<T | undefined> {
  const text = await readIfThere(path);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as T;
  } catch {
    // Only a foreign hand can have done that; it tells as little as no file.
    return undefined;
  }
}
