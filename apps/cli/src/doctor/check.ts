import type { PlatformConfig } from '@souk/contract';
import { KubeError, type KubeClient } from '@souk/kubernetes';

export type Finding = {
  state: 'ok' | 'warning' | 'failed' | 'skipped';
  message: string;
  /** What to do about it. */
  hint?: string;
  /** No answer came, so that there is no sense in asking on. */
  unreachable?: true;
};

/** What is looked at, and with what. */
export type Patient = {
  client: KubeClient;
  /** Where the platform is, or is to be. */
  namespace: string;
  /** Undefined where the platform is not installed. */
  config: PlatformConfig | undefined;
  /** Addresses of a host; rejects when it has none. */
  lookup(host: string): Promise<string[]>;
  /** Where `souk` would send its calls; undefined when nobody has told it. */
  url: string | undefined;
  fetch: typeof fetch;
};

export type Check = { name: string; look(patient: Patient): Promise<Finding> };

export const ok = (message: string): Finding => ({ state: 'ok', message });
export const skipped = (message: string): Finding => ({ state: 'skipped', message });
export const warning = (message: string, hint: string): Finding => ({ state: 'warning', message, hint });
export const failed = (message: string, hint: string): Finding => ({ state: 'failed', message, hint });

export const notInstalled = skipped('Souk is not installed, or you may not see it');

/** Looks, and tells as a finding also what kept it from looking. */
export async function lookSafely({ look }: Check, patient: Patient): Promise<Finding> {
  try {
    return await look(patient);
  } catch (error) {
    if (!(error instanceof KubeError)) throw error;
    if (error.kind === 'forbidden')
      return warning('you may not look', 'Ask somebody who administers the cluster to run this.');
    const hint = 'Is this the right cluster, and is it up? kubectl cluster-info says more.';
    const found = failed(error.message, hint);
    return error.status === undefined ? { ...found, unreachable: true } : found;
  }
}
