import { applyObject, resources } from '@souk/kubernetes';
import type { Wanted } from '../compare-object.ts';
import { containerDefaults, quotaOf } from '../namespace-bounds.ts';
import { planLabel, recordsNow, revisionOf } from '../release-record.ts';
import { labelsOf } from './labels.ts';
import type { Pass, StepDeps } from './step-context.ts';

/** What a store on this plan may take; nothing when the platform no longer offers the plan. */
export function boundsOf({ config }: StepDeps, { store, namespace }: Pass, planName: string): Wanted[] {
  const plan = config.plans.find(({ name }) => name === planName);
  if (!plan) return [];
  const metadata = { name: 'store', namespace, labels: labelsOf(store.metadata.name) };
  return [
    { resource: resources.resourceQuotas, object: { metadata, spec: { hard: quotaOf(plan) } } },
    {
      resource: resources.limitRanges,
      object: { metadata, spec: { limits: [{ type: 'Container', ...containerDefaults }] } },
    },
  ];
}

/** They come before the pods that need them. */
export async function applyBounds(deps: StepDeps, pass: Pass, planName: string): Promise<void> {
  await Promise.all(
    boundsOf(deps, pass, planName).map(({ resource, object }) => applyObject(deps.client, resource, object)),
  );
}

/** The plan that a revision was made for, the newest by default: after a rollback it is not the wished one. */
export async function planOf(
  { client }: StepDeps,
  { store, namespace }: Pass,
  revision?: number,
): Promise<string> {
  const records = await recordsNow(client, namespace, store.metadata.name);
  const record = revision === undefined ? records[0] : records.find((one) => revisionOf(one) === revision);
  return record?.metadata.labels?.[planLabel] ?? store.spec.plan;
}
