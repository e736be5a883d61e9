import { createPrivateKey } from 'node:crypto';
import { join } from 'node:path';
import { readIfThere, writeAtomically } from '../host/files.ts';
import { exportPrivate, exportPublic, newKeyPair } from './crypto.ts';

export const serviceAccountKeyFile = (dir: string): string => join(dir, 'service-account.pem');

/** The key that signs ServiceAccount tokens; a new one makes all tokens invalid, so it is kept while it is whole. */
export async function loadServiceAccountKey(dir: string): Promise<void> {
  const file = serviceAccountKeyFile(dir);
  const existing = await readIfThere(file);
  if (existing !== undefined && isWhole(existing)) return;
  const keys = await newKeyPair();
  await writeAtomically(file, (await exportPrivate(keys)) + (await exportPublic(keys)));
}

function isWhole(pem: string): boolean {
  try {
    createPrivateKey(pem);
    return pem.includes('-----END PUBLIC KEY-----');
  } catch {
    return false;
  }
}
