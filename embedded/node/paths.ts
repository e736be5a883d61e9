import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Instance } from './instance.ts';

/** All state of an instance: databases, volumes, certificates, logs. `SOUK_STATE` moves it. */
export const stateRoot = (): string => process.env.SOUK_STATE ?? join(homedir(), '.local', 'state', 'souk');

export const stateDir = (instance: Instance): string => join(stateRoot(), instance.name);

/** Path of the administrator's kubeconfig; it exists from the first start on. */
export const adminKubeconfig = (instance: Instance): string => join(stateDir(instance), 'admin.kubeconfig');
