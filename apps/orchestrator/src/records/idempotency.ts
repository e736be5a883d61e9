import { createHash } from 'node:crypto';
import { ClusterError, type PlatformRecord, type PlatformRecords } from '../cluster/ports.ts';
import { ProblemError } from '../http/problem-error.ts';
import { type Problem, problem } from '@souk/contract';

/** What a call was answered: a body with its headers, or the problem that refused it. */
export type Outcome<T> = { body: T; headers: Record<string, string> };

export type IdempotentCall = { caller: string; key: string; request: unknown };

export type Idempotency = {
  /**
   * Runs `work` unless the same call was carried out before, by any replica: then gives the answer of that time.
   * `work` gets the id of the call, by which it knows what an interrupted try has already done.
   * Throws `idempotency-key-reused`, `idempotency-key-in-use`, or the problem that `work` was refused with.
   */
  once<T>(call: IdempotentCall, work: (id: string) => Promise<Outcome<T>>): Promise<Outcome<T>>;
};

export type IdempotencyLimits = {
  /** Milliseconds that an answer is kept. */
  keep: number;
  /** Records of all callers together; the oldest go first. */
  most: number;
  /** Milliseconds after which a call without an answer counts as interrupted. */
  interrupted: number;
};
export const idempotencyLimits: IdempotencyLimits = {
  keep: 24 * 3_600_000,
  most: 5_000,
  interrupted: 30_000,
};

const kind = 'idempotency';
const pruneEvery = 5 * 60_000;

const sha256 = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex');

/** Object keys in one order: the same body may be written in another. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, canonical(item)]));
}

/** A refusal that the same call would get again; others are worth another try. */
const isLasting = ({ status, code }: Problem) =>
  status < 500 && status !== 429 && code !== 'idempotency-key-in-use' && code !== 'unauthenticated';

const isKind = (error: unknown, wanted: ClusterError['kind']) =>
  error instanceof ClusterError && error.kind === wanted;

const inUse = () =>
  new ProblemError(
    'idempotency-key-in-use',
    { detail: 'The first call with this key has not been answered yet.' },
    { 'retry-after': '1' },
  );

export function createIdempotency(records: PlatformRecords, limits = idempotencyLimits): Idempotency {
  let prunedAt = 0;

  async function prune(): Promise<void> {
    if (Date.now() - prunedAt < pruneEvery) return;
    prunedAt = Date.now();
    const names = (await records.names(kind)).toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
    const stale = names.filter(
      ({ createdAt }, index) => index >= limits.most || Date.now() - Date.parse(createdAt) > limits.keep,
    );
    for (const { name } of stale) await records.remove(name);
  }

  /** The claim on the key, new or of an interrupted call; undefined when another's answer is there. */
  async function claim(name: string, request: string): Promise<PlatformRecord | { answer: string }> {
    const fresh = () => ({ request, at: new Date().toISOString() });
    try {
      return await records.create(kind, name, fresh());
    } catch (error) {
      if (!isKind(error, 'already-exists')) throw error;
    }
    const known = await records.get(name);
    if (!known) throw inUse();
    if (Date.now() - Date.parse(known.createdAt) > limits.keep) {
      await records.remove(name);
      return await records.create(kind, name, fresh());
    }
    if (known.data.request !== request)
      throw new ProblemError('idempotency-key-reused', {
        detail: 'This key came with another call before. Choose a new key for each call.',
      });
    if (known.data.answer !== undefined) return { answer: known.data.answer };
    if (Date.now() - Date.parse(known.data.at ?? '') < limits.interrupted) throw inUse();
    return await records.replace(kind, { ...known, data: fresh() });
  }

  /** What is not written is only lost to a repetition, which then finds the store itself. */
  const keep = (record: PlatformRecord, answer: unknown) =>
    records
      .replace(kind, { ...record, data: { ...record.data, answer: JSON.stringify(answer) } })
      .then(() => undefined)
      .catch(() => undefined);

  return {
    async once<T>({ caller, key, request }: IdempotentCall, work: (id: string) => Promise<Outcome<T>>) {
      const id = sha256([caller, key]).slice(0, 40);
      const claimed = await claim(`${kind}-${id}`, sha256(canonical(request))).catch((error: unknown) => {
        throw isKind(error, 'conflict') || isKind(error, 'already-exists') ? inUse() : error;
      });
      if ('answer' in claimed) return replay<T>(claimed.answer);
      void prune().catch(() => undefined);
      try {
        const outcome = await work(id);
        await keep(claimed, outcome);
        return outcome;
      } catch (error) {
        if (error instanceof ProblemError && isLasting(error.problem))
          await keep(claimed, { refusal: error.problem });
        else await records.remove(claimed.name).catch(() => undefined);
        throw error;
      }
    },
  };
}

function replay<T>(answer: string): Outcome<T> {
  const known = JSON.parse(answer) as Outcome<T> | { refusal: unknown };
  if ('refusal' in known) {
    const { code, detail, errors, actions } = problem.parse(known.refusal);
    throw new ProblemError(code, {
      ...(detail === undefined ? {} : { detail }),
      ...(errors ? { errors } : {}),
      ...(actions ? { actions } : {}),
    });
  }
  return { body: known.body, headers: { ...known.headers, 'idempotent-replayed': 'true' } };
}
