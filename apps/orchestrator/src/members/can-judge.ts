import type { Membership } from './membership.ts';

/**
 * Whether a claim may be judged now. A holder that is no member may have joined since the last look: its Lease was there
 * before its claim, so that only a look which began after the claim was seen can prove that it is gone.
 */
export async function canJudge(
  { members, look }: Pick<Membership, 'members' | 'look'>,
  holderNow: () => string | undefined,
): Promise<boolean> {
  const holder = holderNow();
  const known = members();
  if (known === 'unknown') return false;
  if (!holder || known.includes(holder)) return true;
  await look();
  return holderNow() === holder && members() !== 'unknown';
}
