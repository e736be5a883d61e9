import { existsSync } from 'node:fs';

const setpriv = '/usr/bin/setpriv';

/**
 * Prefix of a command that must not outlive this process, whichever way it ends. Empty where the tool is missing: in a
 * container every process ends with the first one anyway, which is this one.
 */
export const diesWithParent = (): readonly string[] =>
  existsSync(setpriv) ? [setpriv, '--pdeathsig', 'KILL', '--'] : [];
