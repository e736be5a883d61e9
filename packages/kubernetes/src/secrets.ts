import type { KubeClient } from './client.ts';
import type { Secret } from './objects.ts';
import { resources } from './resource.ts';
import { getObject } from './verbs.ts';

/** The values of a Secret as text, or undefined when there is none. */
export async function readSecret(
  client: KubeClient,
  namespace: string,
  name: string,
): Promise<Record<string, string> | undefined> {
  const secret = await getObject<Secret>(client, resources.secrets, { namespace, name });
  if (!secret) return undefined;
  const values = Object.entries(secret.data ?? {});
  return Object.fromEntries(
    values.map(([key, value]) => [key, Buffer.from(value, 'base64').toString('utf8')]),
  );
}
