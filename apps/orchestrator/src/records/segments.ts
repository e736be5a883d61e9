import { randomBytes } from 'node:crypto';
import { ClusterError, type PlatformRecord, type PlatformRecords } from '../cluster/ports.ts';

export type SegmentLimits = {
  /** Bytes of one object; etcd takes 1.5 MiB. */
  segmentBytes: number;
  /** Bytes of all objects together: the oldest go first. */
  totalBytes: number;
  /** Milliseconds: no segment grows for longer than a day, and none is kept for longer than its age. */
  ages: { grow: number; keep: number };
};

export type Segments = {
  /** Resolves when the line is in the cluster. Lines that come meanwhile go together in the next write. */
  append(line: string): Promise<void>;
  /** All lines of all replicas, in no order. */
  read(): Promise<string[]>;
};

const field = 'lines';
const bytesOf = ({ data }: Pick<PlatformRecord, 'data'>) => Buffer.byteLength(data[field] ?? '');
/** Begins with the time, so that names sort by age. */
const newName = (kind: string) =>
  `${kind}-${Date.now().toString(36).padStart(9, '0')}-${randomBytes(4).toString('hex')}`;

const lost = (error: unknown) =>
  error instanceof ClusterError && (error.kind === 'conflict' || error.kind === 'not-found');

/**
 * Lines in a row of objects that all replicas share: each adds to one that nobody else writes to just now, and begins a
 * new one when that is full.
 */
export function createSegments(kind: string, records: PlatformRecords, limits: SegmentLimits): Segments {
  let current: PlatformRecord | undefined;
  let adopted = false;
  let waiting: { line: string; done: () => void; failed: (error: unknown) => void }[] = [];
  let writing = false;

  const hasRoom = (segment: PlatformRecord, bytes: number) =>
    bytesOf(segment) + bytes <= limits.segmentBytes &&
    Date.now() - Date.parse(segment.createdAt) < limits.ages.grow;

  async function prune(): Promise<void> {
    const all = (await records.list(kind)).toSorted((a, b) => b.name.localeCompare(a.name));
    let total = 0;
    for (const segment of all) {
      total += bytesOf(segment);
      const old = Date.now() - Date.parse(segment.createdAt) > limits.ages.keep;
      if (old || (total > limits.totalBytes && segment !== all[0])) await records.remove(segment.name);
    }
  }

  /** A process that has just begun goes on where another ended, or restarts would make endless small objects. */
  async function adopt(bytes: number): Promise<void> {
    adopted = true;
    const all = (await records.list(kind)).toSorted((a, b) => b.name.localeCompare(a.name));
    current = all.find((segment) => hasRoom(segment, bytes));
  }

  async function write(text: string): Promise<void> {
    const bytes = Buffer.byteLength(text);
    if (!adopted) await adopt(bytes);
    if (current && hasRoom(current, bytes)) {
      const data = { [field]: (current.data[field] ?? '') + text };
      try {
        current = await records.replace(kind, { ...current, data });
        return;
      } catch (error) {
        current = undefined;
        if (!lost(error)) throw error;
      }
    }
    current = await records.create(kind, newName(kind), { [field]: text });
    await prune().catch(() => undefined);
  }

  async function drain(): Promise<void> {
    if (writing) return;
    writing = true;
    while (waiting.length > 0) {
      const batch = waiting.slice(0, 100);
      waiting = waiting.slice(100);
      await write(batch.map(({ line }) => `${line}\n`).join('')).then(
        () => batch.forEach(({ done }) => done()),
        (error: unknown) => batch.forEach(({ failed }) => failed(error)),
      );
    }
    writing = false;
  }

  return {
    append(line) {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      waiting.push({ line, done: resolve, failed: reject });
      void drain();
      return promise;
    },
    async read() {
      const all = await records.list(kind);
      return all.flatMap(({ data }) => (data[field] ?? '').split('\n').filter(Boolean));
    },
  };
}
