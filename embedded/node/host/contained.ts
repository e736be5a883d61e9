/**
 * Prefix of a command that must not outlive this process, whichever way this process ends. Not for
 * commands that outlive us on purpose.
 */
export const diesWithParent = ['setpriv', '--pdeathsig', 'KILL', '--'] as const;
