import { randomBytes } from 'node:crypto';
import {
  createObject,
  isKind,
  type KubeClient,
  mergePatch,
  type ObjectMeta,
  readSecret,
  resources,
} from '@souk/kubernetes';

const random = (bytes: number): string => randomBytes(bytes).toString('base64url');

const made = {
  'admin-password': () => random(15),
  'jwt-secret': () => random(32),
  'cookie-secret': () => random(32),
  'agent-token': () => random(32),
};
type Key = keyof typeof made;
const keys = Object.keys(made) as Key[];

const fresh = (wanted: readonly Key[]) => Object.fromEntries(wanted.map((key) => [key, made[key]()]));

/**
 * The store's Secret: each key is made once and never overwritten, since sessions and the merchant's login hang on it. A
 * key that an older Souk did not make is added.
 */
export async function createKeys(client: KubeClient, metadata: ObjectMeta): Promise<void> {
  const { namespace = '', name } = metadata;
  try {
    await createObject(client, resources.secrets, { metadata, type: 'Opaque', stringData: fresh(keys) });
  } catch (error) {
    if (!isKind(error, 'already-exists')) throw error;
    const held = (await readSecret(client, namespace, name)) ?? {};
    const missing = keys.filter((key) => !held[key]);
    const stringData = fresh(missing);
    if (missing.length > 0) await mergePatch(client, resources.secrets, { namespace, name }, { stringData });
  }
}

/** Says which keys are gone, by name only. */
export async function missingKeys(client: KubeClient, namespace: string): Promise<string[]> {
  const held = await readSecret(client, namespace, 'store');
  if (!held) return ['Secret store (missing: its keys and the first login are made anew)'];
  const missing = keys.filter((key) => !held[key]);
  return missing.length > 0 ? [`Secret store (${missing.join(', ')})`] : [];
}
