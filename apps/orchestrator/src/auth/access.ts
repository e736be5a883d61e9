import { LRUCache } from 'lru-cache';
import type { AccessQuestion, ClusterPorts } from '../cluster/ports.ts';
import type { Caller } from './caller.ts';

/** How far a permission reaches: every store, those that the caller owns, or none. */
export type Scope = 'all' | 'own' | 'none';

/** `credentials` and `logs` are resources of their own: who may look at stores need not see what is in them. */
export type Verb =
  | 'create'
  | 'list'
  | 'watch'
  | 'get'
  | 'patch'
  | 'delete'
  | 'credentials'
  | 'logs'
  | 'audit'
  | 'transfer'
  | 'blueprint';

type Rule = {
  /** What it takes for every store. */
  all: Pick<AccessQuestion, 'verb' | 'subresource'>;
  /** The verb that a tenant needs on the virtual resource `stores/own`. */
  own: string;
  /** Completes "You may not …". */
  words: string;
};

const rules: Record<Verb, Rule> = {
  create: { all: { verb: 'create' }, own: 'create', words: 'create stores' },
  list: { all: { verb: 'list' }, own: 'list', words: 'list stores' },
  watch: { all: { verb: 'watch' }, own: 'watch', words: 'watch stores' },
  get: { all: { verb: 'get' }, own: 'get', words: 'read stores' },
  patch: { all: { verb: 'patch' }, own: 'patch', words: 'change stores' },
  delete: { all: { verb: 'delete' }, own: 'delete', words: 'delete stores' },
  credentials: {
    all: { verb: 'get', subresource: 'credentials' },
    own: 'get',
    words: 'read logins of stores',
  },
  logs: { all: { verb: 'get', subresource: 'log' }, own: 'get', words: 'read logs of stores' },
  audit: { all: { verb: 'list', subresource: 'audit' }, own: 'list', words: 'read the audit' },
  blueprint: {
    all: { verb: 'update', subresource: 'blueprint' },
    own: 'update',
    words: 'choose images and secrets of stores',
  },
  transfer: { all: { verb: 'update', subresource: 'owner' }, own: 'patch', words: 'hand stores over' },
};

export const refusalWords = (verb: Verb): string => `You may not ${rules[verb].words}.`;

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
      if (await may(caller, { ...rules[verb].all, ...(store ? { name: store } : {}) })) return 'all';
      return (await may(caller, { verb: rules[verb].own, subresource: 'own' })) ? 'own' : 'none';
    },
  };
}
