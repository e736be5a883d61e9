import { isOwner, type RouteName, storeNameMax } from '@souk/contract';
import type { FastifyRequest } from 'fastify';
import type { StoreCache } from '../cluster/ports.ts';
import type { AuditTrail } from '../records/audit-trail.ts';
import { problemOf } from './problem-of.ts';

/** Calls that are recorded, refused or not: whatever changes a store, and whatever shows its login. */
const actions: Partial<Record<RouteName, string>> = {
  createStore: 'store.create',
  patchStore: 'store.change',
  deleteStore: 'store.delete',
  rollbackStore: 'store.rollback',
  retryStore: 'store.retry',
  getCredentials: 'credentials.read',
  rotateCredentials: 'credentials.rotate',
  createSnapshot: 'snapshot.create',
  restoreSnapshot: 'snapshot.restore',
  deleteSnapshot: 'snapshot.delete',
};

export type Sources = { auditTrail: AuditTrail; cache: StoreCache };
type Answer = { body: unknown };

/** Fields that say what was asked for; none of them may hold a secret. */
const told = [
  'version',
  'plan',
  'hibernated',
  'sleepAfter',
  'deletionProtection',
  'owner',
  'team',
  'revision',
  'what',
] as const;

/** A blueprint's values may be long, and are told by the store itself. */
const partsOf = (blueprint: unknown): string[] =>
  typeof blueprint === 'object'
    ? [
        `blueprint=${Object.keys(blueprint ?? {})
          .join(',')
          .slice(0, 100)}`,
      ]
    : [];

function detailOf(body: unknown, id: string): string {
  const fields = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const words = told.flatMap((field) => (field in fields ? [`${field}=${String(fields[field])}`] : []));
  const parts = partsOf(fields['blueprint']);
  const { from } = fields as { from?: { store?: unknown; snapshot?: unknown } };
  if (from) words.push(`from=${String(from.store)}/${String(from.snapshot)}`.slice(0, 100));
  return [...(id ? [`id=${id.slice(0, 100)}`] : []), ...words, ...parts].join(' ');
}

function storeOf(request: FastifyRequest): string | undefined {
  const { name = (request.body as { name?: unknown } | undefined)?.name } = request.params as {
    name?: string;
  };
  return typeof name === 'string' && name.length <= storeNameMax ? name : undefined;
}

/** Runs a call and records how it ended before the answer is sent. */
export async function audited<A extends Answer>(
  route: RouteName,
  { auditTrail, cache }: Sources,
  request: FastifyRequest,
  run: () => Promise<A>,
): Promise<A> {
  const action = actions[route];
  const { caller } = request;
  if (!action || !caller) return await run();
  request.recorded = true;
  const store = storeOf(request);
  const before = store === undefined ? undefined : cache.get(store)?.spec.owner;
  const record = (result: string, owner: string | undefined) =>
    auditTrail.record(
      {
        caller,
        action,
        result,
        store,
        owner,
        address: request.ip,
        requestId: request.id,
        detail: detailOf(request.body, (request.params as { id?: string }).id ?? ''),
      },
      request.log,
    );
  try {
    const answer = await run();
    await record('ok', before ?? (store === undefined ? undefined : cache.get(store)?.spec.owner));
    return answer;
  } catch (error) {
    // Who was refused another's store must not find its owner told of it, nor the owner a stranger.
    const own = before !== undefined && isOwner(before, caller) ? before : undefined;
    await record(problemOf(error).problem.code, own);
    throw error;
  }
}
