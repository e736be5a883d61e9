import type { StoreResource } from '@souk/contract';
import { decide, namespaceOf, nextStatus, type StepType } from '@souk/lifecycle';
import { act } from './act.ts';
import { type Fixed, fingerprint, observe } from './observe.ts';
import { recordTransition } from './record-transition.ts';
import { settled } from './settle.ts';
import type { Pass, StepDeps } from './steps/step-context.ts';
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
  const seen = observe(watches, store, fixed, now);
  const agent = await deps.agent(watches, seen);
  const observation = agent ? { ...seen, agent } : seen;
  const decision = decide(observation);
  const pass: Pass = {
    observation,
    decision,
    store,
    namespace: namespaceOf(store),
    fingerprint: fingerprint(watches, store),
  };
  if (!selfWriting.has(decision.step.type)) pass.store = await writeDecision(deps, pass);
  deps.log.debug({ store: name, state: decision.state, step: decision.step.type }, 'pass');
  await act(deps, pass);
  await settled(watches, fixed, pass);
  return decision.requeueAfterMs;
}

async function writeDecision(deps: StepDeps, { observation, decision }: Pass): Promise<StoreResource> {
  const { store, identity, now } = observation;
  const status = nextStatus(observation, decision, { at: new Date(now).toISOString(), identity });
  const written = await writeStatus(deps.client, store, status);
  recordTransition(deps, store, written);
  return written;
}
