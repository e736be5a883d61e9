import { setTimeout as sleep } from 'node:timers/promises';
import type { StoreResource } from '@souk/contract';
import type { Change, Reflector } from '@souk/kubernetes';
import { expect, test } from 'vitest';
import { followTakeovers } from './takeovers.ts';

const claimed = (holder: string): StoreResource =>
  ({ metadata: { name: 'acme', uid: 'u1' }, status: { operation: { holder } } }) as StoreResource;

function stage() {
  let listener: (change: Change<StoreResource>) => void = () => undefined;
  let store = claimed('chaos-1_aa');
  const stores = {
    list: () => [store],
    onChange: (wanted: typeof listener) => void (listener = wanted),
  } as unknown as Reflector<StoreResource>;
  const become = (next: StoreResource, type: 'set' | 'deleted' = 'set') => {
    store = next;
    listener({ type, object: next });
  };
  return { takeovers: followTakeovers(stores), become };
}

test('a store waits from the death of its holder until another holds it, or nobody', () => {
  const { takeovers, become } = stage();
  takeovers.died('chaos-1');
  become(claimed('chaos-1_aa'));
  expect(takeovers.waiting()).toEqual(['acme waits for a successor of chaos-1']);
  become(claimed('chaos-2_bb'));
  expect(takeovers.waiting()).toEqual([]);
  expect(takeovers.seconds).toHaveLength(1);
});

test('a store that another holds does not wait', () => {
  const { takeovers } = stage();
  takeovers.died('chaos-2');
  takeovers.died('chaos');
  expect(takeovers.waiting()).toEqual([]);
});

test('the time of an outage does not count', async () => {
  const { takeovers, become } = stage();
  takeovers.died('chaos-1');
  takeovers.outage(true);
  await sleep(300);
  takeovers.outage(false);
  become(claimed('chaos-2_bb'));
  expect(takeovers.seconds[0]).toBeLessThan(0.2);
});
