import { expect, test } from 'vitest';
import { type DrainPod, drainable } from './drain.ts';

const pod = (name: string, kind: string | undefined, rest: Partial<DrainPod> = {}): DrainPod => ({
  metadata: {
    name,
    namespace: 'default',
    uid: name,
    ...(kind && { ownerReferences: [{ kind, controller: true }] }),
  },
  spec: { nodeName: 'node' },
  ...rest,
});

test('only pods that somebody makes again are deleted', () => {
  const pods = [
    pod('shop', 'ReplicaSet'),
    pod('database', 'StatefulSet'),
    pod('migration', 'Job'),
    pod('by-hand', undefined),
    pod('waiting', 'ReplicaSet', { spec: {} }),
    pod('over', 'ReplicaSet', { status: { phase: 'Failed' } }),
  ];
  expect(drainable(pods).map(({ metadata }) => metadata.name)).toEqual(['shop', 'database']);
});
