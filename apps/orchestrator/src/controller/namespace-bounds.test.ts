import { expect, test } from 'vitest';
import { platformOf } from '../testing/platform.ts';
import { quotaOf } from './namespace-bounds.ts';

test('a plan has room for its pod, for the one that replaces it, and for a test', () => {
  const [plan] = platformOf().plans;
  expect(plan && quotaOf(plan)).toMatchObject({
    'requests.cpu': '0.65',
    'requests.memory': String(3 * 256 * 2 ** 20 + 512 * 2 ** 20),
    'limits.memory': String(3 * 512 * 2 ** 20 + 2 ** 30),
    'requests.storage': '1Gi',
    persistentvolumeclaims: '1',
    'services.nodeports': '0',
  });
});
