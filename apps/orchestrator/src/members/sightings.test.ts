import { expect, test } from 'vitest';
import { createSightings } from './sightings.ts';

const lease = (holder: string, renewal: string) => ({ name: `member-${holder}`, holder, renewal });
const at = (began: number, ended = began + 10) => ({ began, ended });

test('whoever renews lives, and whoever stops is gone after the deadline, not before', () => {
  const sightings = createSightings(10_000);
  expect(sightings.look([lease('a', '1'), lease('b', '1')], at(0))).toEqual(['a', 'b']);
  expect(sightings.look([lease('a', '2'), lease('b', '1')], at(10_009))).toEqual(['a', 'b']);
  expect(sightings.look([lease('a', '3'), lease('b', '1')], at(10_011))).toEqual(['a']);
});

test('a look that began before the deadline proves nothing, however long it took', () => {
  const sightings = createSightings(10_000);
  sightings.look([lease('a', '1')], at(0, 0));
  expect(sightings.look([lease('a', '1')], at(9_999, 14_000))).toEqual(['a']);
});

test('a gap without looks kills nobody: the first look after it gives the benefit of the doubt to new renewals', () => {
  const sightings = createSightings(10_000);
  sightings.look([lease('a', '1')], at(0));
  expect(sightings.look([lease('a', '2')], at(600_000))).toEqual(['a']);
});

test('a Lease that is deleted, or that a new process took over, ends its old holder at once', () => {
  const sightings = createSightings(10_000);
  sightings.look([lease('a', '1'), { name: 'pod', holder: 'pod_1', renewal: '1' }], at(0));
  expect(sightings.look([{ name: 'pod', holder: 'pod_2', renewal: '2' }], at(100))).toEqual(['pod_2']);
});

test('tells when to look again, and what is long dead', () => {
  const sightings = createSightings(10_000);
  sightings.look([lease('a', '1')], at(0, 0));
  sightings.look([lease('a', '1'), lease('b', '1')], at(4_000, 4_000));
  expect(sightings.nextExpiry(5_000)).toBe(5_000);
  expect(sightings.nextExpiry(11_000)).toBe(3_000);
  expect(sightings.silentFor(60_000, 61_000)).toEqual(['member-a']);
});
