import type { Store, VersionList } from '@souk/contract';
import { compareVersions } from '../../lib/compare-versions.ts';

type Version = VersionList['items'][number];

/** What is installed; until something is, what is wished. */
export const runningVersion = ({ release, version }: Pick<Store, 'release' | 'version'>): string =>
  release?.appVersion || version;

/**
 * Versions to change to, newest first. Data moves forward only, so a store that has any goes to newer ones; one
 * that never came up has none, and may take any.
 */
export function versionsToChoose(store: Store, versions: readonly Version[]): Version[] {
  const running = runningVersion(store);
  return versions
    .filter(({ version }) => version !== store.version)
    .filter(({ version }) => store.phase === 'Failed' || compareVersions(version, running) > 0)
    .toSorted((a, b) => compareVersions(b.version, a.version));
}

/** The one that the platform gives to new stores, before a newer one that is only there to be tried. */
export const suggestedVersion = (choices: readonly Version[]): string | undefined =>
  (choices.find((choice) => choice.default) ?? choices[0])?.version;
