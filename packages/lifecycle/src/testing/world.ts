import type { StoreResource, StoreStatus } from '@souk/contract';
import type { Decision } from '../decision.ts';
import type { AgentView, DriftView, Observation } from '../observation.ts';
import { nextStatus } from '../status.ts';
import { ClusterModel, type Truth } from './cluster-model.ts';
import { deeds } from './deeds.ts';
import { contentOf, digestOf } from './helm-model.ts';
import { longMigration } from './pod-model.ts';
import { type Hooks, PassEnded, reject } from './pass.ts';

export type Kind = keyof Truth;
export const kinds = ['store', 'namespace', 'release', 'workload', 'route', 'volumes'] as const;

/** The second when the other replica is known to be dead. */
const otherDiesAt = 10;

/**
 * The cluster as the controller meets it: it sees copies, which follow the truth only when `catchUp` says so, and writes to
 * the truth, which refuses what is stale.
 */
export class World extends ClusterModel {
  private copies: Truth = { ...this.truth };
  /** Deeds that no controller may do, in words. */
  readonly violations: string[] = [];
  hasAgent = false;
  /** On the platform's server. */
  database = false;
  hasWaker = false;
  /** When a shopper was last there; ms since the epoch. */
  usedAt = 0;
  finalSnapshot: Observation['finalSnapshot'];
  /** What the last look at the objects found; the controller's own memory, lost with it. */
  drift: DriftView = 'unchecked';
  private writes = 0;

  get status(): StoreStatus {
    return this.truth.store?.status ?? {};
  }

  catchUp(which: readonly Kind[] = kinds): void {
    for (const kind of which) this.copies = { ...this.copies, [kind]: this.truth[kind] };
  }

  /** What the replica `identity` sees; undefined when it sees no store. */
  observe(identity: string): Observation | undefined {
    const { store, release, ...rest } = this.copies;
    const unreadable = this.faults.has('api-unreadable') && this.seconds < 5;
    const agent = this.agent();
    return (
      store && {
        ...rest,
        store,
        release: unreadable ? 'unknown' : release,
        now: this.now(),
        identity,
        members: this.seconds < otherDiesAt ? [identity, 'orchestrator-b'] : [identity],
        deadlines: { installSeconds: 120, upgradeSeconds: 300, deleteSeconds: 60 },
        url: 'http://acme.local.gd:8080',
        hasWaker: this.hasWaker,
        wish: wishOf(store),
        drift: this.drift,
        ...(agent ? { agent } : {}),
        ...(this.finalSnapshot ? { finalSnapshot: this.finalSnapshot } : {}),
      }
    );
  }

  /** What the controller does with a decision: writes down, then acts. */
  carryOut(observation: Observation, decision: Decision, hooks: Hooks): void {
    const { step } = decision;
    hooks.pause();
    if (step.type === 'reject') return reject(this, observation, step.failure);
    const writer = { at: this.time(), identity: observation.identity };
    if (step.type !== 'add-finalizer')
      this.writeStatus(observation.store, nextStatus(observation, decision, writer));
    hooks.pause();
    const pass = {
      world: this,
      observation: { ...observation, store: this.truth.store ?? observation.store },
      hooks,
    };
    deeds[step.type](pass, step as never);
    hooks.pause();
  }

  changeStore(metadata: Partial<StoreResource['metadata']>, spec: Partial<StoreResource['spec']> = {}): void {
    const { store } = this.truth;
    if (!store) return;
    const resourceVersion = String(Number(store.metadata.resourceVersion) + 1);
    const next = { ...store, metadata: { ...store.metadata, ...metadata, resourceVersion } };
    this.truth.store = { ...next, spec: { ...store.spec, ...spec } };
  }

  /** A person changes the spec. */
  wish(spec: Partial<StoreResource['spec']>): void {
    this.changeStore({ generation: (this.truth.store?.metadata.generation ?? 0) + 1 }, spec);
  }

  /** A person runs helm: labels are inherited from the revision before. */
  upgradeByHand(version: string, status = 'deployed'): void {
    const { newest } = this.helm;
    if (!newest) return;
    const content = { ...newest.content, version };
    this.helm.begin({ ...newest, status: 'pending-upgrade', content, since: this.now() });
    this.apply(content);
    this.helm.set({ status });
    this.showRelease();
  }

  editByHand(where: 'release' | 'namespace', what: string): void {
    this.edits[where].add(what);
    this.drift = 'unchecked';
  }

  requestDeletion(): void {
    this.changeStore({ deletionTimestamp: this.time() });
  }

  write(): void {
    if (this.faults.has('api-answers-500') && this.writes++ % 2 === 0) throw new PassEnded('500');
  }

  /** Optimistic concurrency: a status that was made from an old copy is refused. */
  writeStatus(copy: StoreResource, status: StoreStatus): void {
    const { store } = this.truth;
    if (JSON.stringify(copy.status) === JSON.stringify(status)) return;
    this.write();
    if (copy.metadata.resourceVersion !== store?.metadata.resourceVersion) throw new PassEnded('conflict');
    this.truth.store = { ...store, status };
    this.changeStore({});
  }

  databaseIs(database: StoreStatus['database']): void {
    const { store } = this.truth;
    if (!store) return;
    const { database: _old, ...others } = this.status;
    this.writeStatus(store, database ? { ...others, database } : others);
  }

  databaseFails(problem: string): void {
    this.databaseIs({ name: 'souk_acme', problem });
  }

  private agent(): AgentView | undefined {
    const age = this.podAge();
    const { from } = this.truth.store?.spec ?? {};
    if (from && age >= 1)
      return { state: 'restoring', ...(this.faults.has('awaits-snapshot') ? { awaits: from.snapshot } : {}) };
    if (!this.hasAgent || age < 1) return undefined;
    const migrates = this.faults.has('migration-long') ? longMigration : 3;
    const state = age < 2 ? 'snapshotting' : age < migrates ? 'migrating' : 'serving';
    const lastRequestAt = Math.max(this.usedAt, this.now() - age * 1000);
    return { state, lastRequestAt };
  }
}

function wishOf(store: StoreResource): Observation['wish'] {
  if (store.spec.plan !== 'gigantic') return { digest: digestOf(contentOf(store)) };
  const message = 'spec.plan "gigantic" is not one that this platform offers';
  return { refused: { reason: 'InvalidSpec', message, hint: 'Choose a plan that the platform offers.' } };
}
