import { storeLabel } from '@souk/contract';
import type { HelmFailureKind, ReleaseRequest } from '@souk/helm';
import { chartValues } from '../chart-values.ts';
import { digestLabel, planLabel, revisionLabel, versionLabel } from '../release-record.ts';
import { digestOf } from '../wish.ts';
import type { Pass, StepDeps } from './step-context.ts';

/** Whether trying the very same again could help. */
export const worthAnotherTry: Record<HelmFailureKind, boolean> = {
  'in-use': true,
  locked: true,
  unreachable: true,
  timeout: true,
  interrupted: true,
  'not-found': true,
  quota: false,
  invalid: false,
  failed: false,
};

/** What helm makes of the store's wish. `revision` is the number that this one will get. Throws UnknownWish. */
export function requestFor(
  { chartDir, valueFile, config, urlOf }: StepDeps,
  { store, namespace }: Pass,
  revision: number,
): ReleaseRequest {
  const { name } = store.metadata;
  const url = urlOf(name);
  return {
    release: name,
    namespace,
    chart: chartDir,
    valueFiles: [valueFile],
    values: chartValues(store, config, url),
    labels: {
      [storeLabel]: name,
      [versionLabel]: store.spec.version,
      [digestLabel]: digestOf(store, config, url),
      [planLabel]: store.spec.plan,
      [revisionLabel]: String(revision),
    },
  };
}
