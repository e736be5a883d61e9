import type { Me } from '@souk/contract';
import type { Verb } from '../../auth/access.ts';
import type { Caller } from '../../auth/caller.ts';
import type { Handlers } from '../handler.ts';
import type { Deps } from './deps.ts';

/** Who the caller is, and how far its permissions reach. */
export async function describeCaller({ access, config }: Deps, caller: Caller): Promise<Me> {
  const reach = (verb: Verb) => access.scope(caller, verb);
  const [create, list, update, remove, audit, transfer] = await Promise.all([
    reach('create'),
    reach('list'),
    reach('patch'),
    reach('delete'),
    reach('audit'),
    reach('transfer'),
  ]);
  return {
    name: caller.name,
    groups: caller.groups,
    access: { list, create: create !== 'none', update, delete: remove, audit, transfer },
    hostSuffix: config.hostSuffixes[0] ?? '',
  };
}

export function catalogueHandlers(deps: Deps): Pick<Handlers, 'listVersions' | 'listPlans' | 'getMe'> {
  const { versions, plans } = deps.config;
  return {
    async listVersions() {
      return {
        body: { items: versions.map(({ version, default: usual }) => ({ version, default: usual })) },
      };
    },
    async listPlans() {
      const items = plans.map(({ name, description, memory, storage, default: usual }) => ({
        name,
        description,
        memory: memory.limit,
        storage,
        default: usual,
      }));
      return { body: { items } };
    },
    async getMe({ caller }) {
      return { body: await describeCaller(deps, caller) };
    },
  };
}
