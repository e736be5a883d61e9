import { finalSnapshotRecord, type FinalSnapshotRecord } from '@souk/contract';
import { ClusterError, type PlatformRecords } from '../cluster/ports.ts';

/** What is in the bucket of stores that are gone, and whose it is: the bucket itself could not be asked that. */
export type FinalSnapshots = {
  remember(record: FinalSnapshotRecord): Promise<void>;
  /** Newest first. */
  list(): Promise<FinalSnapshotRecord[]>;
};

const kind = 'final-snapshot';

export function createFinalSnapshots(records: PlatformRecords): FinalSnapshots {
  return {
    async remember(record) {
      const name = `final-snapshot-${record.store}-${record.uid}`.slice(0, 200);
      await records.create(kind, name, { record: JSON.stringify(record) }).catch((error: unknown) => {
        if (!(error instanceof ClusterError) || error.kind !== 'already-exists') throw error;
      });
    },
    async list() {
      const all = (await records.list(kind)).map(({ data }) => read(data['record'] ?? ''));
      const known = all.filter((one) => one !== undefined);
      return known.toSorted((a, b) => b.snapshot.createdAt.localeCompare(a.snapshot.createdAt));
    },
  };
}

function read(text: string): FinalSnapshotRecord | undefined {
  try {
    return finalSnapshotRecord.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
