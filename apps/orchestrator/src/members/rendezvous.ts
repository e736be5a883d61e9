import { hash } from 'node:crypto';

/**
 * The member that works on a store: the one with the highest score for it. Every replica that knows the same members
 * finds the same owner, and a member that comes or goes moves only the stores that it gets or had.
 */
export function ownerOf(uid: string, members: readonly string[]): string | undefined {
  let best: { member: string; score: string } | undefined;
  for (const member of members) {
    const score = hash('sha1', `${member}\n${uid}`);
    if (!best || score > best.score) best = { member, score };
  }
  return best?.member;
}
