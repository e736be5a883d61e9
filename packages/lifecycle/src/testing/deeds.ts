import { storeFinalizer } from '@souk/contract';
import type { StepType } from '../decision.ts';
import { rolledOutStatus } from '../status.ts';
import { helmDeeds } from './helm-deeds.ts';
import { type Deed, PassEnded } from './pass.ts';

/** What each step does to the truth; the world's counterpart of the controller's own steps. */
export const deeds: { [Type in StepType]: Deed<Type> } = {
  ...helmDeeds,
  wait: () => undefined,
  reject: () => undefined,
  'add-finalizer': ({ world }) => {
    world.write();
    world.changeStore({ finalizers: [storeFinalizer] });
  },
  'prepare-namespace': ({ world }) => {
    world.write();
    const { state } = world.truth.namespace;
    if (state === 'absent' || state === 'active')
      world.truth.namespace = { state: 'active', uid: 'n1', prepared: true };
  },
  'make-database': ({ world, observation, hooks }, { uid }) => {
    const { store } = observation;
    world.writeStatus(store, { ...store.status, database: { name: 'souk_acme' } });
    hooks.pause();
    if (world.faults.has('database-refuses')) return world.databaseFails('connection refused');
    world.database = true;
    hooks.pause();
    world.databaseIs({ name: 'souk_acme', madeFor: uid });
  },
  'drop-database': ({ world, hooks }) => {
    if (world.faults.has('database-refuses')) return world.databaseFails('connection refused');
    world.database = false;
    hooks.pause();
    world.databaseIs(undefined);
  },
  'add-route': ({ world }, { to }) => {
    world.write();
    world.truth.route = to;
  },
  'send-snapshot': ({ world }) => {
    world.write();
    world.faults.delete('awaits-snapshot');
  },
  'check-shop': ({ world, observation: { store } }) => {
    if (world.faults.has('shop-silent')) return;
    world.writeStatus(store, { ...store.status, readyAt: world.time() });
  },
  'check-rollout': ({ world, observation }, { seen }) => {
    if (!world.helm.is(seen) || !world.truth.workload.rolledOut) return;
    world.helm.set({ madeFor: world.helm.number });
    world.showRelease();
    world.writeStatus(observation.store, rolledOutStatus(observation));
  },
  inspect: ({ world }) => {
    const { release, namespace } = world.edits;
    world.drift = { release: [...release], namespace: [...namespace] };
  },
  'repair-namespace': ({ world }) => {
    world.write();
    world.edits.namespace.clear();
    world.drift = 'unchecked';
  },
  adopt: ({ world }, { version, seen }) => {
    world.write();
    if (world.helm.is(seen) && world.truth.workload.runs === version) world.wish({ version });
  },
  'fall-asleep': ({ world, observation }) => {
    world.write();
    const { store } = world.truth;
    if (store?.metadata.resourceVersion !== observation.store.metadata.resourceVersion)
      throw new PassEnded('conflict');
    if (world.now() - world.usedAt < 1_800_000) world.violations.push('put a store to sleep that is in use');
    world.wish({ hibernated: true });
  },
  'take-final-snapshot': ({ world, observation: { store } }) => {
    const refused = world.faults.has('bucket-refuses');
    const finalSnapshot = refused ? { message: 'the bucket refuses it' } : { id: 's1' };
    world.writeStatus(store, { ...store.status, finalSnapshot });
  },
  'delete-volume-claim': ({ world }) => {
    world.write();
    const { status, metadata } = world.truth.store ?? {};
    if (status?.readyAt && !metadata?.deletionTimestamp)
      world.violations.push('removed the data of a store that once was ready');
    if (status?.readyAt && world.finalSnapshot === 'required' && !status.finalSnapshot?.id)
      world.violations.push('removed the data without the final snapshot that was required');
    world.truth.volumes = [];
    world.truth.workload = { ...world.truth.workload, volumeClaim: 'absent' };
  },
  'delete-namespace': ({ world }, { uid }) => {
    world.write();
    const { namespace } = world.truth;
    if (namespace.state === 'active' && namespace.uid === uid) world.endNamespace();
  },
  'remove-route': ({ world }) => {
    world.write();
    world.truth.route = 'absent';
  },
  'release-finalizer': ({ world }, { namespace }) => {
    if (namespace === 'gone' && world.truth.namespace.state !== 'absent') return;
    world.write();
    if (world.truth.store?.metadata.deletionTimestamp) world.truth.store = undefined;
  },
};
