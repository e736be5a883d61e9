import type { KubeClient } from './client.ts';
import { isKind } from './kube-error.ts';
import type { KubeObject, ObjectMeta } from './objects.ts';
import { apiVersionOf, pathOf, type Resource } from './resource.ts';

/** An object to write: metadata, and whatever its kind holds. */
export type Manifest = { metadata: ObjectMeta } & Record<string, unknown>;

type At = { namespace?: string; name: string; subresource?: string };

/** The name under which server-side apply remembers what Souk set. */
export const fieldManager = 'souk';

/** The object, or undefined on the exact not-found answer; anything else throws KubeError. */
export async function getObject<T extends KubeObject>(
  client: KubeClient,
  resource: Resource,
  at: At,
): Promise<T | undefined> {
  try {
    return await client.json<T>('GET', pathOf(resource, at));
  } catch (error) {
    if (isKind(error, 'not-found')) return undefined;
    throw error;
  }
}

/** Throws KubeError `already-exists` when the name is taken. */
export function createObject<T extends KubeObject>(
  client: KubeClient,
  resource: Resource,
  object: Manifest,
): Promise<T> {
  const { namespace } = object.metadata;
  return client.json<T>('POST', pathOf(resource, namespace ? { namespace } : {}), {
    body: typed(resource, object),
    query: { fieldManager },
  });
}

/** Server-side apply: sets exactly these fields, creates the object when it is absent, and takes over hand edits. */
export function applyObject<T extends KubeObject>(
  client: KubeClient,
  resource: Resource,
  object: Manifest,
): Promise<T> {
  const { namespace, name } = object.metadata;
  return client.json<T>('PATCH', pathOf(resource, { name, ...(namespace ? { namespace } : {}) }), {
    body: typed(resource, object),
    contentType: 'application/apply-patch+yaml',
    query: { fieldManager, force: true },
  });
}

/** Replaces the object, or its subresource; throws `conflict` when `metadata.resourceVersion` is not the newest. */
export function replaceObject<T extends KubeObject>(
  client: KubeClient,
  resource: Resource,
  object: Manifest,
  subresource?: string,
): Promise<T> {
  const { namespace, name } = object.metadata;
  const at = { name, ...(namespace ? { namespace } : {}), ...(subresource ? { subresource } : {}) };
  return client.json<T>('PUT', pathOf(resource, at), { body: typed(resource, object) });
}

export function mergePatch<T extends KubeObject>(
  client: KubeClient,
  resource: Resource,
  at: At,
  patch: unknown,
): Promise<T> {
  return client.json<T>('PATCH', pathOf(resource, at), {
    body: patch,
    contentType: 'application/merge-patch+json',
  });
}

/** Asks for deletion; an object that is already gone is success. With `uid`, only that very object. */
export async function deleteObject(
  client: KubeClient,
  resource: Resource,
  at: At,
  uid?: string,
): Promise<void> {
  const preconditions = uid ? { preconditions: { uid } } : {};
  const body = { apiVersion: 'v1', kind: 'DeleteOptions', propagationPolicy: 'Background', ...preconditions };
  try {
    await client.json('DELETE', pathOf(resource, at), { body });
  } catch (error) {
    if (!isKind(error, 'not-found')) throw error;
  }
}

const typed = (resource: Resource, object: Manifest) => ({
  ...object,
  apiVersion: apiVersionOf(resource),
  kind: resource.kind,
});
