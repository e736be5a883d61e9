import { expect, test } from 'vitest';
import { linkerFlags, requiredVersion } from './programs.ts';

const goMod = [
  'require (',
  '\tk8s.io/kubernetes v1.37.2',
  '\thelm.sh/helm/v4 v4.3.1 // indirect',
  '\tgithub.com/containerd/containerd/v2 v2.4.2 // indirect',
  ')',
].join('\n');

test('versions come from go.mod, comments or not', () => {
  expect(requiredVersion(goMod, 'helm.sh/helm/v4')).toBe('4.3.1');
  expect(() => requiredVersion(goMod, 'k8s.io/api')).toThrow('go.mod does not require k8s.io/api');
});

test('both version packages of Kubernetes are told', () => {
  const flags = linkerFlags(goMod);
  expect(flags).toContain('-X k8s.io/component-base/version.gitVersion=v1.37.2');
  expect(flags).toContain('-X k8s.io/client-go/pkg/version.gitMinor=37');
});
