import { expect, test } from 'vitest';
import { passOver, paths, stage } from '../testing/pass.ts';
import { fallAsleep } from './fall-asleep.ts';

test('the wish is written over the very store that was judged, and no other', async () => {
  const { api, deps } = stage();
  const pass = passOver(api, { sleepAfter: '30m' });
  api.put(paths.store, { ...pass.store });
  const stale = fallAsleep(deps, pass, { type: 'fall-asleep', idle: '30m' });
  await expect(stale).rejects.toMatchObject({ kind: 'conflict' });
  const fresh = passOver(api, { sleepAfter: '30m' });
  await fallAsleep(deps, fresh, { type: 'fall-asleep', idle: '30m' });
  expect(fresh.store.spec.hibernated).toBe(true);
});
