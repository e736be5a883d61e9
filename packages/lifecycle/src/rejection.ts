import type { Failure } from '@souk/contract';
import { isClearing } from './claim.ts';
import { type Decision, decisionOf, type Evidence } from './decision.ts';
import { namespaceOf } from './observation.ts';
import type { Facts, ReleaseState } from './release-state.ts';
import { nextRemoval } from './removal.ts';
import { asItIs } from './serving.ts';

/** Gives up on the wish: the reason is kept first, and what the attempt made goes in the passes that follow. */
export function rejecting(
  facts: Facts,
  state: ReleaseState,
  failure: Failure,
  evidence?: Evidence,
): Decision {
  const step = { type: 'reject', failure, ...(evidence ? { evidence } : {}) } as const;
  return { ...held(facts, state, failure), step, requeueAfterMs: 1000 };
}

/** What is said of a store whose wish failed. */
function held(facts: Facts, state: ReleaseState, { reason, message }: Failure): Decision {
  return decisionOf(facts, {
    state,
    situation: 'Held',
    reason,
    message,
    progress: 'Waiting for a retry or a new wish',
  });
}

/** Said once and kept. A store that once was ready is not failed for a label that somebody removed. */
export function decideForeign(facts: Facts): Decision {
  const { namespace, store } = facts;
  const { name } = store.metadata;
  if (store.status?.readyAt)
    return asItIs(facts, 'Foreign', 'The namespace or the release no longer bears the label of Souk');
  const failure: Failure =
    namespace.state === 'foreign'
      ? {
          reason: 'NamespaceTaken',
          message: `The namespace ${namespaceOf(store)} exists already and is not Souk's`,
          hint: 'Choose another name; or remove the namespace if nobody needs it, then retry.',
        }
      : {
          reason: 'ReleaseTaken',
          message: `A Helm release named ${name} exists already and is not Souk's`,
          hint: 'Choose another name; or uninstall the release if nobody needs it, then retry.',
        };
  const known = store.status?.rejected;
  return known?.reason === failure.reason && known.generation === store.metadata.generation
    ? held(facts, 'Foreign', failure)
    : rejecting(facts, 'Foreign', failure);
}

/** After the diagnosis is kept, nothing of the attempt stays; a store that once was ready keeps everything. */
export function decideHeld(facts: Facts): Decision {
  const { store, namespace, route } = facts;
  const { failure, rejected, readyAt, operation } = store.status ?? {};
  const decision = held(facts, 'Held', {
    reason: failure?.reason ?? rejected?.reason ?? 'Failed',
    message: failure?.message ?? 'The store failed',
    hint: '',
  });
  if (readyAt) return decision;
  const clearing = {
    ...decision,
    operation: { type: 'install', clearing: true },
    requeueAfterMs: 1000,
  } as const;
  const removal = nextRemoval(facts, isLate(facts));
  if (removal) return { ...clearing, step: removal.step };
  if (route === 'present') return { ...clearing, step: { type: 'remove-route' } };
  // Without an operation there is nothing to clear after: the namespace that ends was there before the attempt.
  return namespace.state === 'terminating' && isClearing(operation) ? clearing : decision;
}

/** Something of the failed attempt does not end by itself. */
function isLate({ store, now, deadlines }: Facts): boolean {
  const failed = store.status?.operation?.steps.find(({ state }) => state === 'failed');
  if (!failed?.finishedAt) return false;
  return now - Date.parse(failed.finishedAt) > deadlines.deleteSeconds * 1000;
}
