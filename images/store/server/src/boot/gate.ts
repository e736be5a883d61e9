/**
 * Medusa begins to answer as soon as it listens. A request that comes through the gate has waited until the volume says that this
 * version serves: from then on nothing undoes its upgrade, so no order can be lost with it.
 *
 * Kept in the global object, because the server and its middlewares are programs of their own.
 */
const key = Symbol.for('souk.gate');
type Holder = { [key]?: Promise<void> };

/** Answers what opens the gate. */
export function closeGate(): () => void {
  const { promise, resolve } = Promise.withResolvers<void>();
  (globalThis as Holder)[key] = promise;
  return () => {
    delete (globalThis as Holder)[key];
    resolve();
  };
}

/** Undefined while the gate is open. */
export const closedGate = (): Promise<void> | undefined => (globalThis as Holder)[key];
