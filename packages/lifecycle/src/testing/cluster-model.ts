import type { StoreResource } from '@souk/contract';
import type { NamespaceView, ReleaseView, RouteTarget, WorkloadView } from '../observation.ts';
import type { Fault } from './fault.ts';
import { type Content, HelmModel } from './helm-model.ts';
import { newStore } from './new-store.ts';
import { workloadOf } from './pod-model.ts';

/** What the cluster holds; `undefined` once the store is gone. */
export type Truth = {
  store: StoreResource | undefined;
  namespace: NamespaceView;
  release: ReleaseView;
  workload: WorkloadView;
  route: 'absent' | RouteTarget;
  volumes: string[];
};

const noWorkload: WorkloadView = {
  deployment: 'absent',
  replicas: 0,
  rolledOut: false,
  pods: [],
  volumeClaim: 'absent',
};
const start = Date.UTC(2026, 0, 1);
const namespaceGoneAfter = 2;

/** A cluster of one store, in seconds: enough of Kubernetes and Helm that what is done has consequences. */
export class ClusterModel {
  seconds = 0;
  readonly helm = new HelmModel();
  readonly faults: Set<Fault>;
  /** What somebody changed by hand since it was made. */
  readonly edits = { release: new Set<string>(), namespace: new Set<string>() };
  readonly truth: Truth = {
    store: newStore(new Date(start).toISOString()),
    namespace: { state: 'absent' },
    release: { state: 'absent' },
    workload: noWorkload,
    route: 'absent',
    volumes: [],
  };
  private pod: { content: Content; since: number } | undefined;
  private endingSince: number | undefined;

  constructor(faults: readonly Fault[] = []) {
    this.faults = new Set(faults);
  }

  now = (): number => start + this.seconds * 1000;
  time = (): string => new Date(this.now()).toISOString();
  podAge = (): number => (this.pod ? this.seconds - this.pod.since : 0);

  /** One second passes, in which Kubernetes does its part. */
  tick(): void {
    this.seconds++;
    this.showPods();
    if (this.truth.namespace.state !== 'terminating' || this.faults.has('namespace-stuck')) return;
    if (this.seconds - (this.endingSince ?? 0) < namespaceGoneAfter) return;
    this.truth.namespace = { state: 'absent' };
    this.truth.volumes = [];
  }

  /** Helm's objects become these: a pod of other content is replaced. */
  apply(content: Content): void {
    const { pod } = this;
    const same = pod && content.replicas > 0 && pod.content.replicas > 0 && isSame(pod.content, content);
    if (!same) this.pod = { content, since: this.seconds };
    this.edits.release.clear();
    if (!this.faults.has('volume-unbound')) this.truth.volumes = ['pvc-1'];
    this.showPods();
  }

  /** Its pods are seen to go a moment later. */
  removeWorkload(): void {
    this.pod = undefined;
  }

  showRelease(): void {
    this.truth.release = this.helm.view();
  }

  endNamespace(): void {
    const blockers = this.faults.has('namespace-stuck')
      ? ['the finalizer example.com/hold on a Pod remains']
      : [];
    this.truth.namespace = { state: 'terminating', blockers };
    this.endingSince = this.seconds;
    this.helm.clear();
    this.showRelease();
    this.removeWorkload();
  }

  private showPods(): void {
    const { pod } = this;
    this.truth.workload = pod
      ? workloadOf(this.faults, { content: pod.content, age: this.podAge(), now: this.now() })
      : this.keptClaim();
  }

  /** Helm leaves the claim where it is: without a pod it is all that remains. */
  private keptClaim(): WorkloadView {
    return { ...noWorkload, volumeClaim: this.truth.volumes.length > 0 ? 'Bound' : 'absent' };
  }
}

const isSame = (a: Content, b: Content): boolean => a.version === b.version && a.settings === b.settings;
