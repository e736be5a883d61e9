import { expect, it } from 'vitest';
import { toBucketError } from './bucket-error.ts';

const refusal = (status: number, serviceCode?: string) =>
  Object.assign(new Error('AKIASECRET in the answer'), { status, serviceCode });

it.each([
  [refusal(403, 'SignatureDoesNotMatch'), 'settings', /existingSecret: the secret-access-key/],
  [refusal(403, 'InvalidAccessKeyId'), 'settings', /existingSecret: .* access-key-id/],
  [refusal(403), 'settings', /existingSecret: this access key may not .* \(403\)/],
  [refusal(404, 'NoSuchBucket'), 'settings', /bucket\.name: there is no such bucket/],
  [refusal(400, 'AuthorizationHeaderMalformed'), 'settings', /bucket\.region/],
  [refusal(503, 'SlowDown'), 'unknown', /answered 503 SlowDown/],
  [refusal(500, '<html>'), 'unknown', /answered 500$/],
  [
    Object.assign(new Error('x'), { cause: { code: 'ECONNREFUSED' } }),
    'unreachable',
    /endpoint: .*ECONNREFUSED/,
  ],
  [new TypeError('AKIASECRET'), 'unknown', /TypeError$/],
] as const)('names the setting: %s', (error, kind, words) => {
  const found = toBucketError(error, 'It failed');
  expect(found).toMatchObject({ kind, message: expect.stringMatching(words) });
  expect(found.message).toMatch(/^It failed: /);
  expect(found.message).not.toContain('AKIASECRET');
});
