import type { Failure } from '@souk/contract';
import type { Decision } from './decision.ts';
import { namespaceOf } from './observation.ts';
import { givenUp, rejecting } from './rejection.ts';
import type { Facts } from './release-state.ts';
import { asItIs } from './serving.ts';

/** Said once and kept. A store that once was ready is not failed for a label that somebody removed. */
export function decideForeign(facts: Facts): Decision {
  const { store } = facts;
  if (store.status?.readyAt)
    return asItIs(facts, 'Foreign', 'The namespace or the release no longer bears the label of Souk');
  const failure = takenBy(facts);
  const known = store.status?.rejected;
  return known?.reason === failure.reason && known.generation === store.metadata.generation
    ? givenUp(facts, 'Foreign', failure)
    : rejecting(facts, 'Foreign', failure);
}

function takenBy({ namespace, store }: Facts): Failure {
  if (namespace.state === 'foreign')
    return {
      reason: 'NamespaceTaken',
      message: `The namespace ${namespaceOf(store)} exists already and is not Souk's`,
      hint: 'Choose another name; or remove the namespace if nobody needs it, then retry.',
    };
  return {
    reason: 'ReleaseTaken',
    message: `A Helm release named ${store.metadata.name} exists already and is not Souk's`,
    hint: 'Choose another name; or uninstall the release if nobody needs it, then retry.',
  };
}
