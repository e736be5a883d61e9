import { storeLabel } from '@souk/contract';

/** On every object that the controller makes for a store. */
export const labelsOf = (name: string): Record<string, string> => ({
  'app.kubernetes.io/name': 'store',
  'app.kubernetes.io/instance': name,
  'app.kubernetes.io/managed-by': 'souk',
  'app.kubernetes.io/part-of': 'souk',
  [storeLabel]: name,
});
