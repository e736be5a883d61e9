import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** All that the command takes from its environment. */
export type Env = {
  /** `SOUK_URL` and `SOUK_TOKEN` win over what `souk login` saved. */
  url: string | undefined;
  token: string | undefined;
  configFile: string;
  /** `NO_COLOR` and `FORCE_COLOR`; without them a terminal gets colours and nothing else does. */
  colour: 'never' | 'always' | 'on-terminals';
  /** The terminal cannot move its cursor. */
  dumb: boolean;
  debug: boolean;
};

const isSet = (value: string | undefined): boolean => value !== undefined && value !== '';

function colourOf({ NO_COLOR, FORCE_COLOR, TERM }: NodeJS.ProcessEnv): Env['colour'] {
  if (isSet(NO_COLOR)) return 'never';
  if (isSet(FORCE_COLOR) && FORCE_COLOR !== '0') return 'always';
  return TERM === 'dumb' ? 'never' : 'on-terminals';
}

export function readEnv(env: NodeJS.ProcessEnv = process.env): Env {
  const { XDG_CONFIG_HOME = '' } = env;
  const configDir = isAbsolute(XDG_CONFIG_HOME) ? XDG_CONFIG_HOME : join(homedir(), '.config');
  return {
    url: env.SOUK_URL?.trim() || undefined,
    token: env.SOUK_TOKEN?.trim() || undefined,
    configFile: join(configDir, 'souk', 'config.json'),
    colour: colourOf(env),
    dumb: env.TERM === 'dumb',
    debug: isSet(env.SOUK_DEBUG),
  };
}
