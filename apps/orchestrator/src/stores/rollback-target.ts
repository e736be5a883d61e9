import type { PlatformConfig, Revision, StoreResource } from '@souk/contract';
import { ProblemError } from '../http/problem-error.ts';

/** Statuses of revisions that once were the release: only those have served. */
const served = new Set(['superseded', 'deployed']);

function refuse(message: string): ProblemError {
  const errors = [{ field: 'revision', message }];
  return new ProblemError('invalid-field', { detail: `revision ${message}.`, errors });
}

function choose(store: StoreResource, revisions: Revision[], wanted: number | undefined): Revision {
  if (wanted !== undefined) {
    const found = revisions.find(({ revision }) => revision === wanted);
    if (!found) throw refuse('is not in the history');
    return found;
  }
  const newestFirst = revisions.toSorted((a, b) => b.revision - a.revision);
  const earlier = newestFirst.find(
    ({ status, version }) => served.has(status) && version !== '' && version !== store.spec.version,
  );
  if (earlier) return earlier;
  const detail = 'No earlier revision served another version.';
  throw new ProblemError('action-not-allowed', { detail });
}

/** The version of that revision, or of the last that served another; throws when there is none that is still offered. */
export function versionToReturnTo(
  store: StoreResource,
  revisions: Revision[],
  wanted: number | undefined,
  { versions }: PlatformConfig,
): string {
  const { version } = choose(store, revisions, wanted);
  if (versions.some((offered) => offered.version === version)) return version;
  throw refuse(`has version ${version || 'unknown'}, which is not offered any more`);
}
