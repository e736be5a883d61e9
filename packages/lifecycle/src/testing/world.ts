import { type Failure, storeFinalizer, type StoreResource, type StoreStatus } from '@souk/contract';
import type { Decision, Step, StepType } from '../decision.ts';
import type { NamespaceView, Observation, ReleaseView, WorkloadView } from '../observation.ts';
import { nextStatus, rejectedStatus } from '../status.ts';
import type { Fault } from './fault.ts';
import { workloadOf } from './pod-model.ts';
import { newStore } from './new-store.ts';

/** What the cluster holds; `undefined` once the store is gone. */
type Truth = {
  store: StoreResource | undefined;
  namespace: NamespaceView;
  release: ReleaseView;
  workload: WorkloadView;
  route: 'absent' | 'present';
  volumes: string[];
};
export type Kind = keyof Truth;

export const kinds = ['store', 'namespace', 'release', 'workload', 'route', 'volumes'] as const;
const noWorkload: WorkloadView = { deployment: 'absent', pods: [], volumeClaim: 'absent' };
const start = Date.UTC(2026, 0, 1);
const namespaceGoneAfter = 2;
/** The second when the other replica is known to be dead. */
const otherDiesAt = 10;

export type Hooks = {
  /** Between any two things that the controller does; may throw to end the pass there. */
  pause: () => void;
  /** In the middle of a helm process: copies may catch up with what is half done. */
  glimpse: () => void;
};

/** A write that did not happen, or whose answer got lost: the pass ends there. */
export class PassEnded extends Error {}

/**
 * A cluster of one store, in seconds: enough of Kubernetes and Helm that decisions have consequences. The controller
 * sees copies, which follow the truth only when `catchUp` says so, and writes to the truth, which refuses what is stale.
 */
export class World {
  seconds = 0;
  readonly truth: Truth = {
    store: newStore(new Date(start).toISOString()),
    namespace: { state: 'absent' },
    release: { state: 'absent' },
    workload: noWorkload,
    route: 'absent',
    volumes: [],
  };
  private copies: Truth = { ...this.truth };
  readonly faults: Set<Fault>;
  /** Deeds that no controller may do, in words. */
  readonly violations: string[] = [];
  private podSince: number | undefined;
  private endingSince: number | undefined;
  private writes = 0;
  private glimpse: () => void = () => undefined;

  constructor(faults: readonly Fault[] = []) {
    this.faults = new Set(faults);
  }

  get status(): StoreStatus {
    return this.truth.store?.status ?? {};
  }

  now = (): number => start + this.seconds * 1000;
  time = (): string => new Date(this.now()).toISOString();

  catchUp(which: readonly Kind[] = kinds): void {
    for (const kind of which) this.copies = { ...this.copies, [kind]: this.truth[kind] };
  }

  /** What the replica `identity` sees; undefined when it sees no store. */
  observe(identity: string): Observation | undefined {
    const { store, release, ...rest } = this.copies;
    const unreadable = this.faults.has('api-unreadable') && this.seconds < 5;
    return (
      store && {
        ...rest,
        store,
        release: unreadable ? 'unknown' : release,
        now: this.now(),
        identity,
        members: this.seconds < otherDiesAt ? [identity, 'orchestrator-b'] : [identity],
        deadlines: { installSeconds: 120, deleteSeconds: 60 },
        url: 'http://acme.local.gd:8080',
      }
    );
  }

  /** What the controller does with a decision: writes down, then acts. */
  carryOut(observation: Observation, decision: Decision, { pause, glimpse }: Hooks): void {
    const { step } = decision;
    this.glimpse = glimpse;
    pause();
    if (step.type === 'reject') return this.reject(observation, step.failure);
    const writer = { at: this.time(), identity: observation.identity };
    if (step.type !== 'add-finalizer')
      this.writeStatus(observation.store, nextStatus(observation, decision, writer));
    pause();
    this.steps[step.type](step, { ...observation, store: this.truth.store ?? observation.store });
    pause();
  }

  changeStore(metadata: Partial<StoreResource['metadata']>, spec: Partial<StoreResource['spec']> = {}): void {
    const { store } = this.truth;
    if (!store) return;
    const resourceVersion = String(Number(store.metadata.resourceVersion) + 1);
    const next = { ...store, metadata: { ...store.metadata, ...metadata, resourceVersion } };
    this.truth.store = { ...next, spec: { ...store.spec, ...spec } };
  }

  requestDeletion(): void {
    this.changeStore({ deletionTimestamp: this.time() });
  }

  /** One second passes, in which Kubernetes does its part. */
  tick(): void {
    this.seconds++;
    const { namespace } = this.truth;
    this.truth.workload =
      this.podSince !== undefined
        ? workloadOf(this.faults, this.seconds - (this.podSince ?? 0), this.now())
        : this.keptClaim();
    if (namespace.state !== 'terminating' || this.faults.has('namespace-stuck')) return;
    if (this.seconds - (this.endingSince ?? 0) < namespaceGoneAfter) return;
    this.truth.namespace = { state: 'absent' };
    this.truth.volumes = [];
  }

  /** Helm leaves the claim where it is: without a pod it is all that remains. */
  private keptClaim(): WorkloadView {
    return { ...noWorkload, volumeClaim: this.truth.volumes.length > 0 ? 'Bound' : 'absent' };
  }

  endNamespace(): void {
    const blockers = this.faults.has('namespace-stuck')
      ? ['the finalizer example.com/hold on a Pod remains']
      : [];
    this.truth.namespace = { state: 'terminating', blockers };
    this.endingSince = this.seconds;
    this.truth.release = { state: 'absent' };
    this.podSince = undefined;
  }

  private write(): void {
    if (this.faults.has('api-answers-500') && this.writes++ % 2 === 0) throw new PassEnded('500');
  }

  /** Optimistic concurrency: a status that was made from an old copy is refused. */
  private writeStatus(copy: StoreResource, status: StoreStatus): void {
    const { store } = this.truth;
    if (JSON.stringify(copy.status) === JSON.stringify(status)) return;
    this.write();
    if (copy.metadata.resourceVersion !== store?.metadata.resourceVersion) throw new PassEnded('conflict');
    this.truth.store = { ...store, status };
    this.changeStore({});
  }

  private reject(observation: Observation, failure: Failure): void {
    this.writeStatus(observation.store, rejectedStatus(observation, failure, this.time()));
  }

  private readonly steps: {
    [Type in StepType]: (step: Step, observation: Observation) => void;
  } = {
    wait: () => undefined,
    reject: () => undefined,
    'add-finalizer': () => {
      this.write();
      this.changeStore({ finalizers: [storeFinalizer] });
    },
    'prepare-namespace': () => {
      this.write();
      const { state } = this.truth.namespace;
      if (state === 'absent' || state === 'active')
        this.truth.namespace = { state: 'active', uid: 'n1', prepared: true };
    },
    install: (_step, observation) => this.install(observation),
    'add-route': () => {
      this.write();
      this.truth.route = 'present';
    },
    'check-shop': (_step, { store }) => {
      if (this.faults.has('shop-silent')) return;
      this.writeStatus(store, { ...store.status, readyAt: this.time() });
    },
    uninstall: (step) => {
      this.write();
      const { release } = this.truth;
      const seen = step.type === 'uninstall' ? step.seen : undefined;
      if (seen && (release.state === 'absent' || release.status !== seen.status)) return;
      this.judgeUninstall();
      this.truth.release = { state: 'absent' };
      this.podSince = undefined;
    },
    'delete-volume-claim': () => {
      this.write();
      this.truth.volumes = [];
      this.truth.workload = { ...this.truth.workload, volumeClaim: 'absent' };
    },
    'delete-namespace': (step) => {
      this.write();
      const { namespace } = this.truth;
      const wanted = step.type === 'delete-namespace' ? step.uid : '';
      if (namespace.state === 'active' && namespace.uid === wanted) this.endNamespace();
    },
    'remove-route': () => {
      this.write();
      this.truth.route = 'absent';
    },
    'release-finalizer': (step) => {
      const gone = step.type === 'release-finalizer' && step.namespace === 'gone';
      if (gone && this.truth.namespace.state !== 'absent') return;
      this.write();
      if (this.truth.store?.metadata.deletionTimestamp) this.truth.store = undefined;
    },
  };

  private install(observation: Observation): void {
    this.write();
    if (this.truth.namespace.state !== 'active' || this.truth.release.state === 'present') return;
    if (this.faults.has('helm-refuses')) {
      const failure = { reason: 'InstallFailed', message: 'INSTALLATION FAILED: no', hint: 'Mend it.' };
      return this.reject(observation, failure);
    }
    const status = this.faults.delete('helm-dies-once') ? 'pending-install' : 'deployed';
    const base = {
      state: 'present',
      revision: 1,
      ours: true,
      version: '2.21.2',
      chart: 'store-0.1.0',
    } as const;
    this.truth.release = { ...base, status: 'pending-install' };
    this.glimpse();
    this.truth.release = { ...base, status };
    if (status !== 'deployed') throw new PassEnded('killed');
    this.podSince = this.seconds;
    if (!this.faults.has('volume-unbound')) this.truth.volumes = ['pvc-1'];
  }

  private judgeUninstall(): void {
    const { release, store } = this.truth;
    if (release.state === 'present' && !release.ours)
      this.violations.push("uninstalled somebody else's release");
    if (store?.status?.readyAt && !store.metadata.deletionTimestamp)
      this.violations.push('uninstalled a store that once was ready');
    const wanted = !store?.metadata.deletionTimestamp && !store?.status?.rejected;
    if (wanted && release.state === 'present' && release.status === 'deployed')
      this.violations.push('uninstalled a release that nothing is known against');
  }
}
