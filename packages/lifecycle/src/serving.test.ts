import { expect, test } from 'vitest';
import type { Facts } from './release-state.ts';
import { routeStep } from './serving.ts';

type Case = Partial<Pick<Facts, 'hasEndpoint' | 'route' | 'hasWaker'>> & { hibernated?: boolean };

const stepOf = ({ hibernated = false, ...facts }: Case) =>
  routeStep({
    store: { spec: { hibernated }, status: { readyAt: 'once' } },
    hasWaker: true,
    route: 'store',
    ...facts,
  } as Facts);

test('visitors are led to the waker while the store sleeps, where there is one', () => {
  expect(stepOf({ hibernated: true })).toEqual({ type: 'add-route', to: 'waker' });
  expect(stepOf({ hibernated: true, hasWaker: false })).toBeUndefined();
});

test('behind the edge, which has a page of its own, the way leads to the store as soon as it wakes', () => {
  expect(stepOf({ route: 'waker' })).toEqual({ type: 'add-route', to: 'store' });
});

test('behind an ingress controller it does so when the pod is an endpoint', () => {
  expect(stepOf({ route: 'waker', hasEndpoint: false })).toBeUndefined();
  expect(stepOf({ route: 'waker', hasEndpoint: true })).toEqual({ type: 'add-route', to: 'store' });
});

test('a store that lost its pod is not said to be asleep', () => {
  expect(stepOf({ hasEndpoint: false })).toBeUndefined();
});
