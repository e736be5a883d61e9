/** Packages that are compiled; each makes a program named like its last part. */
export const programs = [
  './cmd/...',
  'helm.sh/helm/v4/cmd/helm',
  'github.com/containerd/containerd/v2/cmd/containerd',
  'github.com/containerd/containerd/v2/cmd/containerd-shim-runc-v2',
  'github.com/containerd/containerd/v2/cmd/ctr',
  'github.com/containernetworking/plugins/plugins/main/loopback',
  'github.com/containernetworking/plugins/plugins/main/ptp',
  'github.com/containernetworking/plugins/plugins/meta/portmap',
  'github.com/containernetworking/plugins/plugins/ipam/host-local',
] as const;

/** The version of a module that go.mod requires, for example `1.37.2`; throws when it requires none. */
export function requiredVersion(goMod: string, module: string): string {
  const line = goMod.split('\n').find((candidate) => candidate.trim().startsWith(`${module} v`));
  const version = line?.trim().split(' ')[1]?.slice(1);
  if (!version) throw new Error(`go.mod does not require ${module}`);
  return version;
}

/**
 * Linker flags that tell the programs their own versions: modules do not carry them, and Kubernetes
 * would call itself v0.0.0, which fails the version checks of charts.
 */
export function linkerFlags(goMod: string): string {
  const kubernetes = requiredVersion(goMod, 'k8s.io/kubernetes');
  const [major, minor] = kubernetes.split('.');
  const facts: Record<string, string | undefined> = {
    gitVersion: `v${kubernetes}`,
    gitMajor: major,
    gitMinor: minor,
    gitTreeState: 'clean',
    gitCommit: 'embedded',
    // Any fixed date: the time of the build would make every build different.
    buildDate: '2026-01-01T00:00:00Z',
  };
  const versions = ['k8s.io/component-base/version', 'k8s.io/client-go/pkg/version'].flatMap((path) =>
    Object.entries(facts).map(([name, value]) => `-X ${path}.${name}=${value}`),
  );
  const helm = `-X helm.sh/helm/v4/internal/version.version=v${requiredVersion(goMod, 'helm.sh/helm/v4')}`;
  const containerd = `-X github.com/containerd/containerd/v2/version.Version=${requiredVersion(goMod, 'github.com/containerd/containerd/v2')}`;
  return ['-s -w', ...versions, helm, containerd].join(' ');
}
