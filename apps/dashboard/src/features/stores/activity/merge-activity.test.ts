import type { Activity } from '@souk/contract';
import { expect, it } from 'vitest';
import { mergeActivity } from './merge-activity.ts';

const event = (changes: Partial<Activity>): Activity => ({
  id: 'u1-1',
  type: 'Normal',
  reason: 'Pulled',
  message: 'The image is there.',
  object: 'Pod/store-1',
  count: 1,
  firstAt: '2026-05-04T10:00:00Z',
  lastAt: '2026-05-04T10:00:00Z',
  ...changes,
});

it('puts the newest first', () => {
  const later = event({ reason: 'Started', lastAt: '2026-05-04T10:00:05Z' });
  expect(mergeActivity([event({})], [later]).map(({ reason }) => reason)).toEqual(['Started', 'Pulled']);
});

it('tells a repetition once, with its count', () => {
  const again = event({ id: 'u1-2', count: 3, lastAt: '2026-05-04T10:00:09Z' });
  expect(mergeActivity([event({})], [again])).toEqual([again]);
  expect(mergeActivity([again], [event({})])).toEqual([again]);
});

it('keeps the newest of very many', () => {
  const many = Array.from({ length: 600 }, (_, second) =>
    event({ reason: `R${second}`, lastAt: new Date(second * 1000).toISOString() }),
  );
  const kept = mergeActivity([], many);
  expect([kept.length, kept[0]?.reason, kept.at(-1)?.reason]).toEqual([500, 'R599', 'R100']);
});
