import { LRUCache } from 'lru-cache';
import type { AccessQuestion, ClusterPorts } from '../cluster/ports.ts';
import type { Caller } from './caller.ts';

/** How far a permission reaches: every store, those that the caller owns, or none. */
export type Scope = 'all' | 'own' | 'none';

/** `credentials` is a resource of its own: who may look at stores need not see their logins. */
export type Verb = 'create' | 'list' | 'watch' | 'get' | 'patch' | 'delete' | 'credentials';

const asked: Record<Verb, Pick<AccessQuestion, 'verb' | 'subresource'>> = {
  create: { verb: 'create' },
  list: { verb: 'list' },
  watch: { verb: 'watch' },
  get: { verb: 'get' },
  patch: { verb: 'patch' },
  delete: { verb: 'delete' },
  credentials: { verb: 'get', subresource: 'credentials' },
};

/** What a tenant needs on the virtual resource `stores/own`. */
const ownVerb: Record<Verb, string> = {
  create: 'create',
  list: 'list',
  watch: 'watch',
  get: 'get',
  patch: 'patch',
  delete: 'delete',
  credentials: 'get',
};

export type Access = { scope(caller: Caller, verb: Verb, store?: string): Promise<Scope> };

/** Milliseconds that an answer of the API server is kept. */
export const accessAges = { allowed: 10_000, denied: 3_000 };

export function createAccess(reviewAccess: ClusterPorts['reviewAccess'], max = 20_000): Access {
  const cache = new LRUCache<string, { allowed: boolean }, AccessQuestion>({
    max,
    ttl: accessAges.allowed,
    ignoreFetchAbort: true,
    fetchMethod: async (_key, _stale, { context: question, options }) => {
      const allowed = await reviewAccess(question);
      if (!allowed) options.ttl = accessAges.denied;
      return { allowed };
    },
  });
  async function may(caller: Caller, question: Omit<AccessQuestion, 'user' | 'groups'>): Promise<boolean> {
    const whole = { user: caller.name, groups: caller.groups, ...question };
    const answer = await cache.fetch(JSON.stringify(whole), { context: whole });
    return answer?.allowed ?? false;
  }
  return {
    async scope(caller, verb, store) {
      if (await may(caller, { ...asked[verb], ...(store ? { name: store } : {}) })) return 'all';
      return (await may(caller, { verb: ownVerb[verb], subresource: 'own' })) ? 'own' : 'none';
    },
  };
}
