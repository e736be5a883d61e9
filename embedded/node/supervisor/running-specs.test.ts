import { expect, test } from 'vitest';
import { supervisedSpec } from './running-specs.ts';

test('a supervisor is told from other programs', () => {
  expect(supervisedSpec('/bin/node\0/souk/supervisor/main.ts\0/state/souk/run/spec.json\0')).toBe(
    '/state/souk/run/spec.json',
  );
  expect(supervisedSpec('sleep\0infinity\0')).toBeUndefined();
  expect(supervisedSpec('')).toBeUndefined();
});
