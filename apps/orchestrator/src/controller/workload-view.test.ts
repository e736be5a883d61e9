import type { PersistentVolumeClaim } from '@souk/kubernetes';
import { expect, test } from 'vitest';
import { growthOf } from './workload-view.ts';

const claim = (wanted: string, has: string, conditions: object[] = []): PersistentVolumeClaim =>
  ({
    metadata: { name: 'store-data' },
    spec: { resources: { requests: { storage: wanted } } },
    status: { capacity: { storage: has }, conditions },
  }) as PersistentVolumeClaim;

test('a claim says how far its growth is, until it has what it asks for', () => {
  const pending = { type: 'FileSystemResizePending', status: 'True', message: 'Waiting for the pod' };
  expect(growthOf(claim('5Gi', '1Gi', [pending]))).toBe(
    'The volume is to grow from 1Gi to 5Gi (FileSystemResizePending: Waiting for the pod)',
  );
  expect(growthOf(claim('5Gi', '1024Mi'))).toContain('not begun yet');
  for (const has of ['5Gi', '5120Mi', '6Gi', '5G??']) expect(growthOf(claim('5Gi', has))).toBeUndefined();
});
