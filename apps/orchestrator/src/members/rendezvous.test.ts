import { expect, test } from 'vitest';
import { ownerOf } from './rendezvous.ts';

const uids = Array.from({ length: 600 }, (_, index) => `uid-${index}`);
const owners = (members: string[]) => uids.map((uid) => ownerOf(uid, members));

test('nobody owns anything where there is no member', () => {
  expect(ownerOf('uid-1', [])).toBeUndefined();
});

test('the order in which members are known does not matter', () => {
  expect(owners(['a', 'b', 'c'])).toEqual(owners(['c', 'a', 'b']));
});

test('every member gets its share', () => {
  const found = owners(['a', 'b', 'c']);
  for (const member of ['a', 'b', 'c']) {
    const share = found.filter((owner) => owner === member).length;
    expect(share).toBeGreaterThan(140);
    expect(share).toBeLessThan(260);
  }
});

test('a member that goes moves only its own stores', () => {
  const before = owners(['a', 'b', 'c']);
  const after = owners(['a', 'c']);
  const kept = before.map((owner, index) => (owner === 'b' ? after[index] : owner));
  expect(after).toEqual(kept);
});
