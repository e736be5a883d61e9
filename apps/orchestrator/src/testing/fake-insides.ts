import { PassThrough } from 'node:stream';
import type { Activity, LogsQuery, Revision, Snapshot, SnapshotList } from '@souk/contract';
import {
  type AgentAddress,
  ClusterError,
  type ClusterErrorKind,
  type PodUsage,
  type StoreAgent,
  type StoreInsides,
  type StorePod,
} from '../cluster/ports.ts';

export const podOf = (name: string): StorePod => ({
  name,
  nodeAddress: '192.0.2.1',
  address: '192.0.2.9',
  memoryLimit: '700Mi',
});

export const snapshotOf = (id: string): Snapshot => ({
  id,
  createdAt: '2026-01-01T00:00:00Z',
  bytes: 1_000,
  version: '2.21.2',
  reason: 'manual',
  place: 'volume',
});

const nothing: PodUsage = {
  at: '2026-01-01T00:00:00Z',
  cpuCores: 0,
  memoryBytes: 0,
  disk: null,
  containers: [],
};

/** What goes on inside stores, by namespace, in the test's own hand. */
export class FakeInsides implements StoreInsides {
  readonly pods = new Map<string, StorePod>();
  readonly history = new Map<string, Revision[]>();
  readonly happened: Activity[] = [];
  readonly happening = new PassThrough({ objectMode: true });
  readonly asked: LogsQuery[] = [];
  usageOf: PodUsage | ClusterErrorKind = nothing;
  /** What the next followed log says; a test writes to it and ends it. */
  source = new PassThrough();
  logFails: ClusterErrorKind | undefined;

  async pod(namespace: string): Promise<StorePod | undefined> {
    return this.pods.get(namespace);
  }
  async revisions(namespace: string): Promise<Revision[]> {
    return this.history.get(namespace) ?? [];
  }
  async activity(): Promise<Activity[]> {
    return this.happened;
  }
  async followActivity(): ReturnType<StoreInsides['followActivity']> {
    return { known: this.happened, changes: this.happening as AsyncIterable<Activity> };
  }
  async log(_at: object, query: LogsQuery): Promise<PassThrough> {
    if (this.logFails) throw new ClusterError(this.logFails, 'secret words of the cluster');
    this.asked.push(query);
    return this.source;
  }
  async usage(): Promise<PodUsage> {
    if (typeof this.usageOf === 'string') throw new ClusterError(this.usageOf, 'no figures');
    return this.usageOf;
  }
}

/** The agent of every store, with one list of backups. */
export class FakeAgent implements StoreAgent {
  readonly tokens: string[] = [];
  readonly restored: string[] = [];
  snapshots = [snapshotOf('s1')];
  volume = { usedBytes: 80 * 2 ** 20, capacityBytes: 2 ** 40 };
  failure: ClusterErrorKind | undefined;

  async disk(at: AgentAddress): Promise<NonNullable<PodUsage['disk']>> {
    this.#called(at);
    return this.volume;
  }
  async list(at: AgentAddress): Promise<SnapshotList> {
    this.#called(at);
    return { items: this.snapshots };
  }
  async create(at: AgentAddress): Promise<Snapshot> {
    this.#called(at);
    this.snapshots.unshift(snapshotOf('s2'));
    return snapshotOf('s2');
  }
  async restore(at: AgentAddress, id: string): Promise<void> {
    this.#called(at, id);
    this.restored.push(id);
  }
  async remove(at: AgentAddress, id: string): Promise<void> {
    this.#called(at, id);
    this.snapshots = this.snapshots.filter((snapshot) => snapshot.id !== id);
  }

  #called({ token }: AgentAddress, id?: string): void {
    this.tokens.push(token);
    if (this.failure) throw new ClusterError(this.failure, 'secret words of the agent');
    if (id !== undefined && !this.snapshots.some((snapshot) => snapshot.id === id))
      throw new ClusterError('not-found', 'none');
  }
}
