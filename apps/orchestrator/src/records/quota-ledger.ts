import { createHash } from 'node:crypto';
import { ClusterError, type PlatformRecords } from '../cluster/ports.ts';
import { ProblemError } from '../http/problem-error.ts';

export type QuotaLedger = {
  /**
   * Runs `make` when the owner may have one more store, this one; else throws `quota-exceeded`. All replicas share what
   * is promised meanwhile, so that creates at the same moment cannot pass the quota together.
   */
  within<T>(owner: string, name: string, make: () => Promise<T>): Promise<T>;
};

/** Names that are promised, with the time of the promise. */
type Promises = Record<string, string>;
type Sources = { records: PlatformRecords; namesOf(owner: string): Promise<string[]> };

const kind = 'quota';
/** Milliseconds after which a promised store is there, or never comes: longer than any create may take. */
const promiseLasts = 30_000;
const tries = 20;

const recordName = (owner: string) =>
  `${kind}-${createHash('sha256').update(owner).digest('hex').slice(0, 40)}`;

function exceeded(limit: number): ProblemError {
  const stores = limit === 1 ? 'store' : 'stores';
  const detail = `At most ${limit} ${stores} of one owner, and there are as many. Delete one first.`;
  return new ProblemError('quota-exceeded', { detail });
}

const isRace = (error: unknown) =>
  error instanceof ClusterError &&
  (error.kind === 'conflict' || error.kind === 'already-exists' || error.kind === 'not-found');

/** Answers that say for certain that no store was made. */
const certain = new Set<ClusterError['kind']>(['already-exists', 'invalid', 'forbidden']);
const isCertain = (error: unknown) => !(error instanceof ClusterError) || certain.has(error.kind);

/** `limit` 0 means none. Stores that are going away count until they are gone: they still use the cluster. */
export function createQuotaLedger({ records, namesOf }: Sources, limit: number): QuotaLedger {
  /** One at a time here, so that only replicas contend, and not calls. */
  const turns = new Map<string, Promise<unknown>>();
  /** Promises that are kept or void, and still stand in the record. */
  const settled = new Map<string, Set<string>>();

  async function read(owner: string) {
    const record = await records.get(recordName(owner));
    const done = settled.get(owner) ?? new Set();
    const entries = Object.entries(record?.data ?? {});
    const lasting = entries.filter(
      ([name, at]) => !done.has(name) && Date.now() - Date.parse(at) < promiseLasts,
    );
    return { record, done: [...done], promises: Object.fromEntries(lasting) };
  }

  async function write(owner: string, { record, done }: Awaited<ReturnType<typeof read>>, data: Promises) {
    if (record) await records.replace(kind, { ...record, data });
    else await records.create(kind, recordName(owner), data);
    for (const name of done) settled.get(owner)?.delete(name);
    if (settled.get(owner)?.size === 0) settled.delete(owner);
  }

  async function reserveOnce(owner: string, name: string): Promise<void> {
    const known = await read(owner);
    // After the promises: one that is kept in between then counts in both, and not in neither.
    const names = await namesOf(owner);
    // A name that is there already does not count twice: the API server will say that it is taken.
    if (names.includes(name) || known.promises[name]) return;
    if (new Set([...names, ...Object.keys(known.promises), name]).size > limit) throw exceeded(limit);
    await write(owner, known, { ...known.promises, [name]: new Date().toISOString() });
  }

  async function settleOnce(owner: string): Promise<void> {
    if (!settled.has(owner)) return;
    const known = await read(owner);
    if (known.record) await write(owner, known, known.promises);
  }

  async function untilWritten(attempt: () => Promise<void>): Promise<void> {
    for (let left = tries; ; left -= 1) {
      try {
        return await attempt();
      } catch (error) {
        if (!isRace(error) || left === 0) throw error;
      }
    }
  }

  async function inTurn(owner: string, attempt: () => Promise<void>): Promise<void> {
    const before = turns.get(owner) ?? Promise.resolve();
    const turn = before.catch(() => undefined).then(() => untilWritten(attempt));
    turns.set(owner, turn);
    try {
      await turn;
    } finally {
      if (turns.get(owner) === turn) turns.delete(owner);
    }
  }

  function settle(owner: string, name: string): void {
    settled.set(owner, (settled.get(owner) ?? new Set()).add(name));
    // Not waited for: what is not written now expires.
    void inTurn(owner, () => settleOnce(owner)).catch(() => undefined);
  }

  return {
    async within(owner, name, make) {
      if (limit === 0) return await make();
      await inTurn(owner, () => reserveOnce(owner, name));
      try {
        const made = await make();
        settle(owner, name);
        return made;
      } catch (error) {
        if (isCertain(error)) settle(owner, name);
        throw error;
      }
    },
  };
}
