import { isTeam, type Me, teamOf, teamOwner } from '@souk/contract';

/** To whom a person without the right to hand over to anybody can hand a store: to itself and its teams. */
export const ownersWithin = ({ name, groups }: Me, owner: string): string[] =>
  [name, ...groups.filter(isTeam).map(teamOwner)].filter((one) => one !== owner);

export const ownerWords = (owner: string, me: Me): string => {
  const team = teamOf(owner);
  if (team !== undefined) return `Team ${team}`;
  return owner === me.name ? `You (${owner})` : owner;
};
