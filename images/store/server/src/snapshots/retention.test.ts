import { expect, it } from 'vitest';
import { outdated } from './retention.ts';

const all = [
  { id: '6', reason: 'schedule' },
  { id: '5', reason: 'schedule' },
  { id: '4', reason: 'manual' },
  { id: '3', reason: 'schedule' },
  { id: '2', reason: 'upgrade' },
  { id: '1', reason: 'upgrade' },
] as const;

it('keeps the newest of each reason', () => {
  expect(outdated(all, 2, [])).toEqual(['3']);
  expect(outdated(all, 1, []).toSorted()).toEqual(['1', '3', '5']);
  expect(outdated(all, 9, [])).toEqual([]);
});

it('keeps what an upgrade under way would go back to', () => {
  expect(outdated(all, 1, ['1']).toSorted()).toEqual(['3', '5']);
});
