import {
  adminEmail,
  type CreateStoreRequest,
  type FieldError,
  isOwner,
  type PlatformConfig,
  storeFinalizer,
  type StoreSpec,
  teamOf,
  teamOwner,
} from '@souk/contract';
import type { Caller } from '../auth/caller.ts';
import type { NewStore } from '../cluster/ports.ts';
import { ProblemError } from '../http/problem-error.ts';
import type { Clone } from './clone-source.ts';

const defaultOf = <T extends { default: boolean }>(items: readonly T[]) => items.find((item) => item.default);

export function offered(field: 'version' | 'plan', wish: string, offers: readonly string[]): FieldError[] {
  if (offers.includes(wish)) return [];
  return [{ field, message: `is not offered; choose one of ${offers.join(', ')}` }];
}

/** `oidc:jane@example.com` and `jane@example.com` have an address; `system:serviceaccount:ns:ci` gets one of the platform's domain. */
export function addressOf(callerName: string, domain: string): string {
  const name = callerName.slice(callerName.lastIndexOf(':') + 1);
  if (adminEmail.safeParse(name).success) return name;
  const made = `${name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 64)}@${domain}`;
  return adminEmail.safeParse(made).success ? made : `admin@${domain}`;
}

/** The caller, or a team that it is in: nobody makes stores in another's name. */
function ownerOf({ team }: CreateStoreRequest, caller: Caller): string {
  if (team === undefined && teamOf(caller.name) === undefined) return caller.name;
  if (team === undefined)
    throw new ProblemError('forbidden', { detail: 'Your name looks like a team. Name one.' });
  if (isOwner(teamOwner(team), caller)) return teamOwner(team);
  const message = 'is not one of your groups';
  throw new ProblemError('invalid-field', { errors: [{ field: 'team', message }] });
}

/** A clone keeps its version where that is on offer; an older Medusa could not use its database. */
function versionOf(request: CreateStoreRequest, { versions }: PlatformConfig, clone?: Clone): string {
  const usual = defaultOf(versions)?.version ?? '';
  if (!clone) return request.version ?? usual;
  const isOffered = versions.some(({ version }) => version === clone.version);
  const version = request.version ?? (isOffered ? clone.version : usual);
  if (version.localeCompare(clone.version, 'en', { numeric: true }) >= 0) return version;
  const message = `is older than the snapshot's ${clone.version}`;
  throw new ProblemError('invalid-field', { errors: [{ field: 'version', message }] });
}

/** A database elsewhere may hold another's data already, and a restore replaces all of it. */
const cloneInto = (clone: Clone | undefined, { blueprint }: CreateStoreRequest): FieldError[] =>
  clone && blueprint?.database
    ? [
        {
          field: 'from',
          message: 'goes only into a database of the store’s own, not into blueprint.database',
        },
      ]
    : [];

/** The whole wish: what the caller left out is chosen by the platform. Throws `invalid-field` for what is not offered. */
export function newStore(
  request: CreateStoreRequest,
  caller: Caller,
  config: PlatformConfig,
  clone?: Clone,
): NewStore {
  const versions = config.versions.map(({ version }) => version);
  const plans = config.plans.map(({ name }) => name);
  const version = versionOf(request, config, clone);
  const plan = request.plan ?? defaultOf(config.plans)?.name ?? '';
  const errors = [
    ...offered('version', version, versions),
    ...offered('plan', plan, plans),
    ...cloneInto(clone, request),
  ];
  if (errors.length > 0) throw new ProblemError('invalid-field', { errors });
  const spec: StoreSpec = {
    ...(request.displayName === undefined ? {} : { displayName: request.displayName }),
    owner: ownerOf(request, caller),
    version,
    plan,
    adminEmail: request.adminEmail ?? addressOf(caller.name, config.adminEmailDomain),
    // What is in a clone is the other store's; it may be nothing that sells.
    seed: clone ? 'empty' : (request.seed ?? 'demo'),
    currency: request.currency ?? 'eur',
    country: request.country ?? 'de',
    hibernated: false,
    ...(request.sleepAfter ? { sleepAfter: request.sleepAfter } : {}),
    deletionProtection: false,
    ...(clone ? { from: clone.source } : {}),
    ...(request.blueprint ? { blueprint: request.blueprint } : {}),
  };
  // With the finalizer from birth there is no moment in which a deletion could leave something behind.
  return { name: request.name, spec, finalizers: [storeFinalizer] };
}
