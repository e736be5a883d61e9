import { decide, type Decision, namespaceOf, nextStatus, type StepType } from '@souk/lifecycle';
import { act } from './act.ts';
import { type Fixed, observe } from './observe.ts';
import type { StepDeps } from './steps/step-context.ts';
import type { Watches } from './watches.ts';
import { writeStatus } from './write-status.ts';

/** These write the status, or the object itself, in one go of their own. */
const selfWriting: ReadonlySet<StepType> = new Set(['add-finalizer', 'reject', 'release-finalizer']);

/**
 * One pass over one store: observe, decide, write down what a person should see, do one step. Answers when to
 * look again in ms, or undefined when the store is gone.
 */
export async function reconcile(
  deps: StepDeps,
  watches: Watches,
  fixed: Fixed,
  name: string,
): Promise<number | undefined> {
  const store = watches.stores.get(name);
  if (!store) return undefined;
  const now = Date.now();
  const decision = decide(observe(watches, store, fixed, now));
  const written = selfWriting.has(decision.step.type)
    ? store
    : await writeDecision(deps, store, decision, fixed.identity, now);
  deps.log.debug({ store: name, state: decision.state, step: decision.step.type }, 'pass');
  await act(deps, { store: written, namespace: namespaceOf(store), now }, decision.step);
  return decision.requeueAfterMs;
}

function writeDecision(
  deps: StepDeps,
  store: Parameters<typeof writeStatus>[1],
  decision: Decision,
  identity: string,
  now: number,
) {
  const status = nextStatus(store.status, decision, { at: new Date(now).toISOString(), identity });
  return writeStatus(deps.client, store, { ...status, namespace: namespaceOf(store) });
}
