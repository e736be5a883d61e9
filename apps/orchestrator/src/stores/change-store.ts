import { isDeepStrictEqual } from 'node:util';
import type { Action, PatchStoreRequest, PlatformConfig, StoreResource } from '@souk/contract';
import type { SpecPatch } from '../cluster/ports.ts';
import { ProblemError } from '../http/problem-error.ts';
import { blueprintAfter } from './blueprint-change.ts';
import { requireSameDatabase } from './fixed-parts.ts';
import { offered } from './new-store.ts';
import { actionsOf, phaseOf } from './to-store.ts';

/** Throws `action-not-allowed`, which names what is allowed instead. */
export function requireAction(store: StoreResource, action: Action, detail?: string): void {
  const actions = actionsOf(store);
  if (actions.includes(action)) return;
  const protectedNow = action === 'delete' && store.spec.deletionProtection && phaseOf(store) !== 'Deleting';
  const reason = protectedNow
    ? 'The store is protected against deletion.'
    : `A store that is ${phaseOf(store)} does not allow ${action}.`;
  throw new ProblemError('action-not-allowed', { detail: detail ?? reason, actions: [...actions] });
}

/** What the body changes: fields that are as wished already are left out, so that a repetition changes nothing. */
export function specPatchOf(store: StoreResource, { blueprint, ...body }: PatchStoreRequest): SpecPatch {
  const { spec } = store;
  const fields = Object.entries(body).filter(([, value]) => value !== undefined);
  const changed = fields.filter(([field, value]) => value !== (spec[field as keyof typeof spec] ?? null));
  return { ...Object.fromEntries(changed), ...blueprintPatchOf(store, blueprint) };
}

/** The patch itself goes to the API server, which merges it as it was judged here. Throws `invalid-field`. */
function blueprintPatchOf(store: StoreResource, patch: PatchStoreRequest['blueprint']): SpecPatch {
  if (patch === undefined) return {};
  const after = blueprintAfter(store, patch);
  requireSameDatabase(store.spec.blueprint, after);
  const same = isDeepStrictEqual(after, store.spec.blueprint ?? {});
  return same ? {} : { blueprint: patch };
}

/** Throws `invalid-field` for what the platform does not offer, `action-not-allowed` for what the store's phase forbids. */
export function checkPatch(store: StoreResource, patch: SpecPatch, config: PlatformConfig): void {
  const { version, plan, hibernated } = patch;
  const versions = config.versions.map((one) => one.version);
  const plans = config.plans.map(({ name }) => name);
  const errors = [
    ...(version ? offered('version', version, versions) : []),
    ...(plan ? offered('plan', plan, plans) : []),
  ];
  if (errors.length > 0) throw new ProblemError('invalid-field', { errors });
  if (phaseOf(store) === 'Deleting') {
    const detail = 'The store is being deleted.';
    throw new ProblemError('action-not-allowed', { detail, actions: [] });
  }
  if (version !== undefined || plan !== undefined) requireAction(store, 'upgrade');
  if (typeof hibernated === 'boolean') requireAction(store, hibernated ? 'hibernate' : 'wake');
}
