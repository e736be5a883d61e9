import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeDurably } from './write-durably.ts';

/**
 * `/data/clone.json`: how far a store is that begins with another one's snapshot. `awaited` until the database is restored, `restored`
 * until it has a login and keys of its own.
 */
type Clone = { snapshot: string; state: 'awaited' | 'restored' | 'done' };

const pathOf = (volume: string): string => join(volume, 'clone.json');

function readClone(volume: string): Clone | null {
  const path = pathOf(volume);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Clone) : null;
}

const writeClone = (volume: string, clone: Clone): Promise<void> =>
  writeDurably(pathOf(volume), JSON.stringify(clone));

/** Id of the snapshot that is still to come. `wished` counts only where no store has ever served from this volume. */
export function readAwaited(volume: string, wished: string | null): string | null {
  const clone = readClone(volume);
  if (clone) return clone.state === 'awaited' ? clone.snapshot : null;
  return existsSync(join(volume, 'static')) ? null : wished;
}

export const beginClone = (volume: string, snapshot: string): Promise<void> =>
  writeClone(volume, { snapshot, state: 'awaited' });

export const restoredClone = (volume: string, snapshot: string): Promise<void> =>
  writeClone(volume, { snapshot, state: 'restored' });

/** Id of the snapshot whose login and keys are still those of the other store. */
export function foreignIdentity(volume: string): string | null {
  const clone = readClone(volume);
  return clone?.state === 'restored' ? clone.snapshot : null;
}

export async function ownIdentity(volume: string): Promise<void> {
  const clone = readClone(volume);
  if (clone) await writeClone(volume, { ...clone, state: 'done' });
}
