/** What of a container's definition the chart decides. */
export type ContainerSpec = {
  name: string;
  /** The image's file system. */
  root: string;
  command: readonly string[];
  env: Readonly<Record<string, string>>;
  /** Folder in the container -> folder of the machine. */
  volumes: Readonly<Record<string, string>>;
  /** Below the root of every cgroup hierarchy. */
  cgroup: string;
  memoryLimit: number;
};

type Mount = { destination: string; type: string; source: string; options: string[] };

const mebibyte = 1 << 20;
const user = 10_001;
const path = '/usr/lib/postgresql/15/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/**
 * The definition for runc of what a pod's container is under Pod Security "restricted": no root, no capabilities, no new privileges,
 * a root file system that cannot be written. Processes and mounts are its own; the network is that of the caller, as in a pod.
 */
export function specFor(spec: ContainerSpec): object {
  const env = { PATH: path, ...spec.env };
  return {
    ociVersion: '1.0.2',
    process: {
      user: { uid: user, gid: user },
      args: spec.command,
      env: Object.entries(env).map(([name, value]) => `${name}=${value}`),
      cwd: '/',
      noNewPrivileges: true,
      capabilities: {},
    },
    root: { path: spec.root, readonly: true },
    hostname: 'store',
    mounts: [...systemMounts, ...Object.entries(spec.volumes).map(volume)],
    linux: {
      namespaces: ['pid', 'mount', 'ipc', 'uts'].map((type) => ({ type })),
      cgroupsPath: spec.cgroup,
      // Much more processor than everything else, so that a busy machine does not blur what is measured.
      resources: { memory: { limit: spec.memoryLimit * mebibyte }, cpu: { shares: 100_000 } },
    },
  };
}

const systemMounts: readonly Mount[] = [
  { destination: '/proc', type: 'proc', source: 'proc', options: ['nosuid', 'noexec', 'nodev'] },
  { destination: '/dev', type: 'tmpfs', source: 'tmpfs', options: ['nosuid', 'mode=755', 'size=64k'] },
  {
    destination: '/dev/shm',
    type: 'tmpfs',
    source: 'shm',
    options: ['nosuid', 'noexec', 'nodev', 'mode=1777', 'size=64m'],
  },
];

function volume([destination, source]: [string, string]): Mount {
  return { destination, type: 'bind', source, options: ['rbind', 'rprivate'] };
}
