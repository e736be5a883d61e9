import { expect, test } from 'vitest';
import { diagnose } from './diagnose.ts';
import type { ContainerView, PodView, WorkloadView } from './observation.ts';

const container = (view: Partial<ContainerView> = {}): ContainerView => ({
  name: 'medusa',
  ready: false,
  restarts: 0,
  ...view,
});
const pod = (view: Partial<PodView> = {}): PodView => ({
  name: 'store-1',
  createdAt: 0,
  ready: false,
  terminating: false,
  scheduled: true,
  sandboxed: true,
  containers: [container()],
  ...view,
});
const workload = (view: Partial<WorkloadView> = {}): WorkloadView => ({
  deployment: 'present',
  replicas: 1,
  rolledOut: false,
  pods: [pod()],
  volumeClaim: 'Bound',
  ...view,
});
const withContainers = (...containers: ContainerView[]) => workload({ pods: [pod({ containers })] });

test.each<[string, WorkloadView, string]>([
  ['QuotaExceeded', workload({ pods: [], replicaFailure: 'exceeded quota: store' }), 'exceeded quota: store'],
  [
    'PodRefused',
    workload({ pods: [], replicaFailure: 'violates PodSecurity "restricted"' }),
    'violates PodSecurity',
  ],
  [
    'ImageUnavailable',
    withContainers(container({ waiting: { reason: 'ErrImagePull', message: 'no such host' } })),
    'The image cannot be pulled: no such host',
  ],
  [
    'ContainerRefused',
    withContainers(
      container({ waiting: { reason: 'CreateContainerConfigError', message: 'secret "store" not found' } }),
    ),
    'The container medusa cannot be made: secret "store" not found',
  ],
  [
    'OutOfMemory',
    withContainers(
      container({ restarts: 1, terminated: { reason: 'OOMKilled', exitCode: 137, message: '' } }),
    ),
    'more memory than its plan allows',
  ],
  [
    'Crashed',
    withContainers(container({ restarts: 2, terminated: { reason: 'Error', exitCode: 3, message: '' } })),
    'The container medusa ended with exit code 3, and was started again 2 times',
  ],
  [
    'Crashed',
    withContainers(container({ terminated: { reason: 'Error', exitCode: 1, message: '' } })),
    'The container medusa ended with exit code 1',
  ],
  [
    'VolumeNotBound',
    workload({
      volumeClaim: 'Pending',
      pods: [pod({ scheduled: false, unschedulable: 'pod has unbound immediate PersistentVolumeClaims' })],
    }),
    'The volume claim store-data is Pending',
  ],
  [
    'Unschedulable',
    workload({
      volumeClaim: 'Pending',
      pods: [pod({ scheduled: false, unschedulable: 'Insufficient memory' })],
    }),
    'No node takes the pod: Insufficient memory',
  ],
  ['VolumeNotBound', workload({ volumeClaim: 'absent' }), 'The volume claim store-data is missing'],
  ['NoPod', workload({ pods: [] }), 'No pod was made'],
  ['PodNotStarted', workload({ pods: [pod({ sandboxed: false })] }), 'no network or no volume'],
  ['NotReady', workload(), 'The container medusa runs but did not become ready in time'],
  [
    'ShopNotAnswering',
    workload({ pods: [pod({ ready: true, containers: [container({ ready: true })] })] }),
    'does not answer with a product',
  ],
])('%s', (reason, view, words) => {
  const { failure } = diagnose(view);
  expect(failure.reason).toBe(reason);
  expect(failure.message).toContain(words);
  expect(failure.hint).not.toBe('');
});

test('the sidecar that crashed is blamed, not the container that waits for it', () => {
  const sidecar = container({ name: 'postgres', restarts: 1 });
  const waiting = container({ waiting: { reason: 'PodInitializing', message: '' } });
  expect(diagnose(withContainers(sidecar, waiting)).evidence).toEqual({
    from: 'log',
    pod: 'store-1',
    container: 'postgres',
  });
});
