import { expect, test } from 'vitest';
import { apiVersionOf, pathOf, resources } from './resource.ts';

test('paths of core and grouped kinds', () => {
  expect(pathOf(resources.namespaces)).toBe('/api/v1/namespaces');
  expect(pathOf(resources.pods, { namespace: 'a', name: 'b', subresource: 'log' })).toBe(
    '/api/v1/namespaces/a/pods/b/log',
  );
  expect(pathOf(resources.stores, { name: 'acme', subresource: 'status' })).toBe(
    '/apis/souk.dev/v1alpha1/stores/acme/status',
  );
  expect(apiVersionOf(resources.deployments)).toBe('apps/v1');
});
