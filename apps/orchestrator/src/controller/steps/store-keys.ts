import { randomBytes } from 'node:crypto';
import { createObject, isKind, type KubeClient, type ObjectMeta, resources } from '@souk/kubernetes';

const random = (bytes: number): string => randomBytes(bytes).toString('base64url');

/** The store's Secret: made once and never overwritten, since sessions and the merchant's login hang on it. */
export async function createKeys(client: KubeClient, metadata: ObjectMeta): Promise<void> {
  const stringData = {
    'admin-password': random(15),
    'jwt-secret': random(32),
    'cookie-secret': random(32),
    'agent-token': random(32),
  };
  try {
    await createObject(client, resources.secrets, { metadata, type: 'Opaque', stringData });
  } catch (error) {
    if (!isKind(error, 'already-exists')) throw error;
  }
}
