import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Instance } from './instance.ts';

/** All state of an instance: databases, volumes, certificates, logs. `SOUK_STATE` moves it. */
export const stateRoot = (): string => process.env.SOUK_STATE ?? join(homedir(), '.local', 'state', 'souk');

export const stateDir = (instance: Instance): string => join(stateRoot(), instance.name);

/** Path of the administrator's kubeconfig; it exists from the first start on. */
export const adminKubeconfig = (instance: Instance): string => layout(stateDir(instance)).adminKubeconfig;

/** The folder that holds one subfolder per PersistentVolume of the class `local-path`. */
export const volumesDir = (instance: Instance): string => layout(stateDir(instance)).volumes;

/** Where things are on this machine, below an instance's state folder. */
export const layout = (state: string) => ({
  state,
  lock: join(state, 'lock'),
  supervisorLock: join(state, 'supervisor.lock'),
  adminKubeconfig: join(state, 'admin.kubeconfig'),
  /** The authority's private key, which no program of the cluster needs. */
  authority: join(state, 'authority'),
  /** Bound into the node, read-only, as `inside.config`. */
  config: join(state, 'config'),
  /** Bound into the node as /var: everything that outlives a restart. */
  var: join(state, 'var'),
  volumes: join(state, 'var', 'lib', 'volumes'),
  logs: join(state, 'logs'),
  /** What only means something while the instance runs. */
  run: join(state, 'run'),
  root: join(state, 'run', 'root'),
  spec: join(state, 'run', 'spec.json'),
  supervisor: join(state, 'run', 'supervisor.json'),
  status: join(state, 'run', 'status.json'),
});

export type Layout = ReturnType<typeof layout>;

/** Where things are as seen from inside the node, the same for every instance. */
export const inside = {
  bin: '/souk/bin',
  config: '/souk/config',
  cni: '/souk/config/cni',
  pki: '/souk/config/pki',
  authority: '/souk/config/pki/ca.crt',
  volumes: '/var/lib/volumes',
  containerdSocket: '/run/containerd/containerd.sock',
} as const;

/** A kubeconfig inside the node, by the name of the client certificate. */
export const insideKubeconfig = (name: string): string => `${inside.config}/${name}.kubeconfig`;
