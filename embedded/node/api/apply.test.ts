import { expect, test } from 'vitest';
import { pathOf } from './apply.ts';

test.each([
  [
    { apiVersion: 'v1', kind: 'Service', metadata: { name: 'a', namespace: 'b' } },
    '/api/v1/namespaces/b/services/a',
  ],
  [
    { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'a', namespace: 'b' } },
    '/apis/apps/v1/namespaces/b/deployments/a',
  ],
  [
    { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name: 'a' } },
    '/apis/storage.k8s.io/v1/storageclasses/a',
  ],
] as const)('%j has the path %s', (object, path) => {
  expect(pathOf(object)).toBe(path);
});
