import { expect, test } from 'vitest';
import type { ContainerView, PodView, WorkloadView } from './observation.ts';
import { firstStart, isHopeless, isHopelessUpgrade, isPulling } from './patience.ts';

function withContainers(containers: Partial<ContainerView>[], pod: Partial<PodView> = {}): WorkloadView {
  const views = containers.map((view) => ({ name: 'c', ready: false, restarts: 0, ...view }));
  const base = {
    name: 'p',
    createdAt: 0,
    ready: false,
    terminating: false,
    scheduled: true,
    sandboxed: true,
  };
  const pods = [{ ...base, containers: views, ...pod }];
  return { deployment: 'present', replicas: 1, rolledOut: false, volumeClaim: 'Bound', pods };
}
const waiting = (reason: string): Partial<ContainerView> => ({ waiting: { reason, message: '' } });

test('an image is on its way while containers are neither made nor refused', () => {
  expect(isPulling(withContainers([waiting('PodInitializing'), waiting('ContainerCreating')]))).toBe(true);
  expect(isPulling(withContainers([{ startedAt: 1 }, waiting('PodInitializing')]))).toBe(true);
});

test.each<[string, WorkloadView]>([
  ['a refused image', withContainers([waiting('ErrImagePull'), waiting('PodInitializing')])],
  ['a crash', withContainers([{ restarts: 1 }, waiting('PodInitializing')])],
  ['a volume that cannot be mounted', withContainers([waiting('ContainerCreating')], { sandboxed: false })],
  ['a pod that runs', withContainers([{ startedAt: 1 }])],
])('%s is no pull under way', (_what, workload) => {
  expect(isPulling(workload)).toBe(false);
});

test('crashing again and again ends the wait early, crashing once does not', () => {
  expect(isHopeless(withContainers([{ restarts: 3, ...waiting('CrashLoopBackOff') }]))).toBe(true);
  expect(isHopeless(withContainers([{ restarts: 1, ...waiting('CrashLoopBackOff') }]))).toBe(false);
  expect(isHopeless(withContainers([waiting('InvalidImageName')]))).toBe(true);
});

test('a container that had to be started again does not renew the deadline', () => {
  expect(firstStart(withContainers([{ startedAt: 5 }, { startedAt: 9, restarts: 1 }]))).toBe(5);
  expect(firstStart(withContainers([{}]))).toBeUndefined();
});

test('new values are given up at the second crash or refusal, a first installation later', () => {
  for (const reason of ['CrashLoopBackOff', 'ImagePullBackOff']) {
    const seen = withContainers([{ ...waiting(reason), restarts: 1 }]);
    expect([isHopelessUpgrade(seen), isHopeless(seen)]).toEqual([true, false]);
  }
  expect(isHopelessUpgrade(withContainers([waiting('ErrImagePull')]))).toBe(false);
  expect(isHopelessUpgrade(withContainers([{ restarts: 1 }]))).toBe(false);
});
