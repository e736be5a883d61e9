import { text } from './text.ts';

const teamPrefix = 'group:';

/** A team owns a store as `group:NAME`; every member may then do with it what an owner may. */
export const teamOwner = (group: string): string => `${teamPrefix}${group}`;

/** The group that owns, or undefined when the owner is a person or program. */
export const teamOf = (owner: string): string | undefined =>
  owner.startsWith(teamPrefix) ? owner.slice(teamPrefix.length) : undefined;

/** Kubernetes puts every caller into groups of its own, such as `system:authenticated`: those are no teams. */
export const isTeam = (group: string): boolean => group !== '' && !group.startsWith('system:');

type Person = { name: string; groups: readonly string[] };

/** Whether the store is the caller's, as a person or as a member of the team. */
export function isOwner(owner: string, { name, groups }: Person): boolean {
  const team = teamOf(owner);
  return team === undefined ? owner === name : isTeam(team) && groups.includes(team);
}

export const ownerName = text()
  .min(1, { error: 'must not be empty' })
  .max(253, { error: 'must have at most 253 characters' })
  .regex(/^[\x21-\x7e]+( [\x21-\x7e]+)*$/, { error: 'must be a user name, or group:NAME for a team' })
  .refine((owner) => isTeam(teamOf(owner) ?? 'a person'), {
    error: 'must not be a group of Kubernetes itself',
  });
