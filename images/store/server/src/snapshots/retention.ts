import { reasons, type Reason } from './snapshot.ts';

type Kept = { id: string; reason: Reason };

/**
 * Which snapshots go, given all, newest first. Of each reason the newest `keep` stay, so that a schedule never pushes out
 * what a person made; `needed` stay whatever their age.
 */
export function outdated(all: readonly Kept[], keep: number, needed: readonly string[]): string[] {
  const old = reasons.flatMap((reason) => all.filter((one) => one.reason === reason).slice(keep));
  return old.map(({ id }) => id).filter((id) => !needed.includes(id));
}
