import type { KubeObject } from './objects.ts';

export type Change<T> = { type: 'set' | 'deleted'; object: T };
export type Listener<T> = (change: Change<T>) => void;

/** Names the group of an object, for `group()`. */
export type GroupOf<T> = (object: T) => string;

export const keyOf = ({ metadata }: KubeObject): string =>
  metadata.namespace ? `${metadata.namespace}/${metadata.name}` : metadata.name;

/** What a reader may do with the local copy. */
export type ReadCache<T extends KubeObject> = {
  list(): T[];
  /** Key: `namespace/name`, or `name` of what has no namespace. */
  get(key: string): T | undefined;
  /** The objects of one group, found without a walk over all. */
  group(name: string): T[];
  onChange(listener: Listener<T>): () => void;
};

export type ObjectCache<T extends KubeObject> = ReadCache<T> & {
  set(object: T): void;
  remove(key: string): void;
  /** Makes the copy hold exactly these; tells only what is new, changed or gone. */
  replace(objects: readonly T[]): void;
};

/** Local copy of the objects of one kind. A listener that throws is reported and disturbs nobody else. */
export function createObjectCache<T extends KubeObject>(
  groupOf: GroupOf<T>,
  onListenerError: (error: unknown) => void,
): ObjectCache<T> {
  const objects = new Map<string, T>();
  const groups = new Map<string, Map<string, T>>();
  const listeners = new Set<Listener<T>>();

  const tell = (change: Change<T>): void => {
    for (const listener of listeners) {
      try {
        listener(change);
      } catch (error) {
        onListenerError(error);
      }
    }
  };
  const leaveGroup = (object: T, key: string): void => {
    const name = groupOf(object);
    const group = groups.get(name);
    group?.delete(key);
    if (group?.size === 0) groups.delete(name);
  };
  const set = (object: T): void => {
    const key = keyOf(object);
    const old = objects.get(key);
    if (old) leaveGroup(old, key);
    const name = groupOf(object);
    groups.set(name, (groups.get(name) ?? new Map<string, T>()).set(key, object));
    objects.set(key, object);
    tell({ type: 'set', object });
  };
  const remove = (key: string): void => {
    const object = objects.get(key);
    if (!object) return;
    leaveGroup(object, key);
    objects.delete(key);
    tell({ type: 'deleted', object });
  };
  const replace = (found: readonly T[]): void => {
    const keys = new Set(found.map(keyOf));
    for (const key of objects.keys()) if (!keys.has(key)) remove(key);
    for (const object of found) {
      const known = objects.get(keyOf(object))?.metadata;
      if (known?.uid === object.metadata.uid && known?.resourceVersion === object.metadata.resourceVersion)
        continue;
      set(object);
    }
  };
  return {
    set,
    remove,
    replace,
    list: () => [...objects.values()],
    get: (key) => objects.get(key),
    group: (name) => [...(groups.get(name)?.values() ?? [])],
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
