import { type Failure, storeFinalizer, type StoreResource } from '@souk/contract';
import type { Decision, StepType } from '../decision.ts';
import type { NamespaceView, Observation, PodView, ReleaseView, WorkloadView } from '../observation.ts';
import { nextStatus } from '../status.ts';

/** What may go wrong in the simulated world; each fault is a fact of the cluster, never a hint to the decision. */
export type Fault =
  | 'image-missing'
  | 'pod-crashes'
  | 'volume-unbound'
  | 'quota-denied'
  | 'helm-dies-once'
  | 'helm-fails'
  | 'api-unreadable'
  | 'namespace-stuck'
  | 'namespace-foreign'
  | 'release-foreign'
  | 'shop-silent';

export const identity = 'orchestrator-a';
const start = Date.UTC(2026, 0, 1);
const podReadyAfter = 3;
const namespaceGoneAfter = 2;

/** A cluster of one store, in seconds: enough of Kubernetes and Helm that decisions have consequences. */
export class World {
  seconds = 0;
  store: StoreResource;
  namespace: NamespaceView = { state: 'absent' };
  release: ReleaseView = { state: 'absent' };
  route: 'absent' | 'present' = 'absent';
  volumes: string[] = [];
  gone = false;
  readonly faults: Set<Fault>;
  private podSince: number | undefined;
  private endingSince: number | undefined;

  constructor(faults: readonly Fault[] = []) {
    this.faults = new Set(faults);
    if (this.faults.has('namespace-foreign')) this.namespace = { state: 'foreign' };
    this.store = {
      apiVersion: 'souk.dev/v1alpha1',
      kind: 'Store',
      metadata: {
        name: 'acme',
        uid: 'u1',
        resourceVersion: '1',
        generation: 1,
        creationTimestamp: this.time(),
      },
      spec: {
        owner: 'jane',
        version: '2.21.2',
        plan: 'small',
        adminEmail: 'jane@example.com',
        seed: 'demo',
        currency: 'eur',
        country: 'de',
        hibernated: false,
        deletionProtection: false,
      },
    };
  }

  now = (): number => start + this.seconds * 1000;
  time = (): string => new Date(this.now()).toISOString();

  observe(): Observation {
    const unreadable = this.faults.has('api-unreadable') && this.seconds < 5;
    return {
      store: this.store,
      now: this.now(),
      identity,
      deadlines: { installSeconds: 120, deleteSeconds: 60, claimSeconds: 60 },
      url: 'http://acme.local.gd:8080',
      namespace: this.namespace,
      release: unreadable ? 'unknown' : this.release,
      workload: this.workload(),
      route: this.route,
      volumes: this.volumes,
    };
  }

  /** What the controller does with a decision, as far as this world goes. */
  carryOut(decision: Decision): void {
    if (decision.step.type === 'reject') return this.reject(decision.step.failure);
    if (decision.step.type !== 'add-finalizer') {
      this.store = {
        ...this.store,
        status: nextStatus(this.store.status, decision, { at: this.time(), identity }),
      };
    }
    this.steps[decision.step.type]();
  }

  requestDeletion(): void {
    this.store = { ...this.store, metadata: { ...this.store.metadata, deletionTimestamp: this.time() } };
  }

  annotate(annotations: Record<string, string>): void {
    this.store = { ...this.store, metadata: { ...this.store.metadata, annotations } };
  }

  /** One second passes, in which Kubernetes does its part. */
  tick(): void {
    this.seconds++;
    if (this.namespace.state !== 'terminating' || this.endingSince === undefined) return;
    if (this.faults.has('namespace-stuck') || this.seconds - this.endingSince < namespaceGoneAfter) return;
    this.namespace = { state: 'absent' };
    this.volumes = [];
  }

  private readonly steps: Record<Exclude<StepType, 'reject'>, () => void> = {
    wait: () => undefined,
    'add-finalizer': () => {
      this.store = { ...this.store, metadata: { ...this.store.metadata, finalizers: [storeFinalizer] } };
    },
    'prepare-namespace': () => {
      this.namespace = { state: 'active', prepared: true };
    },
    install: () => this.install(),
    'add-route': () => {
      this.route = 'present';
    },
    'check-shop': () => {
      if (this.faults.has('shop-silent')) return;
      this.store = { ...this.store, status: { ...this.store.status, readyAt: this.time() } };
    },
    uninstall: () => {
      this.release = { state: 'absent' };
      this.podSince = undefined;
    },
    'delete-namespace': () => this.endNamespace(),
    'remove-route': () => {
      this.route = 'absent';
    },
    'release-finalizer': () => {
      this.store = { ...this.store, metadata: { ...this.store.metadata, finalizers: [] } };
      this.gone = this.store.metadata.deletionTimestamp !== undefined;
    },
  };

  endNamespace(): void {
    const blockers = this.faults.has('namespace-stuck')
      ? ['the finalizer example.com/hold on a Pod remains']
      : [];
    this.namespace = { state: 'terminating', blockers };
    this.endingSince = this.seconds;
    this.release = { state: 'absent' };
    this.podSince = undefined;
  }

  private install(): void {
    const ours = !this.faults.has('release-foreign');
    const base = { state: 'present', revision: 1, ours, version: '2.21.2', chart: 'store-0.1.0' } as const;
    if (this.faults.delete('helm-dies-once')) {
      this.release = { ...base, status: 'pending-install' };
      return;
    }
    if (this.faults.has('helm-fails')) {
      return this.reject({ reason: 'InstallFailed', message: 'INSTALLATION FAILED: no', hint: 'Mend it.' });
    }
    this.release = { ...base, status: 'deployed' };
    this.podSince = this.seconds;
    if (!this.faults.has('volume-unbound')) this.volumes = ['pvc-1'];
  }

  private reject(failure: Failure): void {
    const { generation, annotations = {} } = this.store.metadata;
    const { operation: _ended, ...status } = this.store.status ?? {};
    const retry = annotations['souk.dev/retry-requested-at'] ?? '';
    const rejected = { version: this.store.spec.version, generation, reason: failure.reason };
    this.store = { ...this.store, status: { ...status, phase: 'Failed', failure, rejected, retry } };
  }

  private workload(): WorkloadView {
    const deployed = this.release.state === 'present' && this.release.status === 'deployed';
    if (!deployed || this.podSince === undefined)
      return { deployment: 'absent', pods: [], volumeClaim: 'absent' };
    const volumeClaim = this.faults.has('volume-unbound') ? 'Pending' : 'Bound';
    if (this.faults.has('quota-denied')) {
      return { deployment: 'present', replicaFailure: 'exceeded quota: store', pods: [], volumeClaim };
    }
    return { deployment: 'present', pods: [this.pod(this.seconds - this.podSince)], volumeClaim };
  }

  private pod(age: number): PodView {
    const base = { name: 'store-1', terminating: false, scheduled: !this.faults.has('volume-unbound') };
    const container = { name: 'medusa', ready: false, restarts: 0 };
    if (this.faults.has('image-missing')) {
      const waiting = {
        reason: 'ImagePullBackOff',
        message: 'Back-off pulling image "localhost/souk/store:2.21.2"',
      };
      return { ...base, ready: false, containers: [{ ...container, waiting }] };
    }
    if (this.faults.has('pod-crashes') && age > 4) {
      const waiting = { reason: 'CrashLoopBackOff', message: 'back-off' };
      const terminated = { reason: 'Error', exitCode: 1, message: '' };
      return {
        ...base,
        ready: false,
        containers: [{ ...container, restarts: Math.floor(age / 5), waiting, terminated }],
      };
    }
    const ready = base.scheduled && !this.faults.has('pod-crashes') && age >= podReadyAfter;
    return { ...base, ready, containers: [{ ...container, ready }] };
  }
}
