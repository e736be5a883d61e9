import { expect, test } from 'vitest';
import { rollback } from './rollback.ts';
import type { HelmCall } from './runner.ts';
import { upgrade } from './upgrade.ts';

function recorder() {
  const calls: HelmCall[] = [];
  const helm = async (call: HelmCall) => {
    await call.atTurn?.();
    calls.push(call);
    return { ok: true, seconds: 0.1 } as const;
  };
  return { helm, calls };
}
const at = { release: 'acme', namespace: 'store-acme' };

test('an upgrade takes exactly these values, by stdin, and takes back what was edited by hand', async () => {
  const { helm, calls } = recorder();
  const values = { adminEmail: 'jane@example.com' };
  await upgrade(helm, {
    ...at,
    chart: '/chart',
    valueFiles: ['/v.yaml'],
    values,
    labels: { a: 'b', c: 'd' },
  });
  expect(calls[0]?.input).toBe(JSON.stringify(values));
  expect(calls[0]?.args.join(' ')).toBe(
    'upgrade acme /chart --namespace store-acme --disable-openapi-validation --labels a=b,c=d --values /v.yaml ' +
      '--values - --reset-values --force-conflicts --history-max 10',
  );
});

test('a rollback names its revision, and does not start when its turn is refused', async () => {
  const { helm, calls } = recorder();
  const refuse = () => Promise.reject(new Error('somebody else works on it'));
  await expect(rollback(helm, { ...at, revision: 3 }, refuse)).rejects.toThrow('somebody else');
  await rollback(helm, { ...at, revision: 3 });
  expect(calls.map(({ args }) => args.join(' '))).toEqual([
    'rollback acme 3 --namespace store-acme --force-conflicts --history-max 10',
  ]);
});
