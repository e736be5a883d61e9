import type { Step } from './decision.ts';
import type { Facts } from './release-state.ts';

/** Whether the platform makes the store's database, on its own server. */
export const isManaged = ({ store }: Facts): boolean => store.spec.blueprint?.database?.managed === true;

/** Also when it is there, and the namespace with the way to it is another one by now. */
export const needsDatabase = (facts: Facts, uid: string): boolean =>
  isManaged(facts) && facts.store.status?.database?.madeFor !== uid;

/** What is left on the server of a store that has nothing else left; undefined when that is nothing. */
export function databaseRemoval({
  store,
}: Facts): { step: Step; message: string; again?: number } | undefined {
  const { database } = store.status ?? {};
  if (!database) return undefined;
  const step = { type: 'drop-database' } as const;
  return database.problem
    ? { step, message: `Blocked: database ${database.name}: ${database.problem}`, again: betweenTriesMs }
    : { step, message: `Removing the database ${database.name}` };
}

/** A server that did not answer is asked again. */
export const betweenTriesMs = 5000;
