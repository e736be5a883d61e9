import { ClusterError, type PlatformRecord, type PlatformRecords } from '../cluster/ports.ts';

type Kept = PlatformRecord & { kind: string };

/** Records in memory, with the API server's rules: unique names, and no lost updates. */
export class FakeRecords implements PlatformRecords {
  readonly kept = new Map<string, Kept>();
  #revision = 0;
  #called: () => void;

  constructor(called: () => void = () => undefined) {
    this.#called = called;
  }

  async create(kind: string, name: string, data: Record<string, string>): Promise<PlatformRecord> {
    this.#called();
    if (this.kept.has(name)) throw new ClusterError('already-exists', 'exists');
    return this.#put({ kind, name, createdAt: new Date().toISOString(), version: '', data });
  }

  async get(name: string): Promise<PlatformRecord | undefined> {
    this.#called();
    return this.kept.get(name);
  }

  async replace(kind: string, record: PlatformRecord): Promise<PlatformRecord> {
    this.#called();
    const kept = this.kept.get(record.name);
    if (!kept) throw new ClusterError('not-found', 'no record');
    if (kept.version !== record.version) throw new ClusterError('conflict', 'another version');
    return this.#put({ ...record, kind });
  }

  async list(kind: string): Promise<PlatformRecord[]> {
    this.#called();
    return [...this.kept.values()].filter((record) => record.kind === kind);
  }

  names(kind: string): Promise<PlatformRecord[]> {
    return this.list(kind);
  }

  async remove(name: string): Promise<void> {
    this.#called();
    this.kept.delete(name);
  }

  #put(record: Kept): PlatformRecord {
    this.#revision += 1;
    const kept = { ...record, version: String(this.#revision) };
    this.kept.set(record.name, kept);
    return kept;
  }
}
