import type { PlatformConfig } from '@souk/contract';
import { type Env, readEnv } from './env.ts';
import type { ServerAddress } from '../databases/server.ts';
import { readDatabaseServer } from './database-server.ts';
import { readOidcClientSecret } from './oidc-client-secret.ts';
import { readPlatformFile } from './platform-file.ts';
import { readSessionKey } from './session-key.ts';

export type Settings = {
  env: Env;
  platform: PlatformConfig;
  sessionKey: string;
  oidcClientSecret: string | undefined;
  databaseServer: ServerAddress | undefined;
};

/** Names every problem of the configuration at once, one a line. Holds no secret values. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(['The configuration is not valid:', ...problems.map((problem) => `  - ${problem}`)].join('\n'));
    this.problems = problems;
  }
}

/** Reads environment, settings file and secrets. Throws `ConfigError`. */
export function readSettings(variables?: Record<string, string | undefined>): Settings {
  const problems: string[] = [];
  const env = readEnv(problems, variables);
  const platform = env && readPlatformFile(problems, env.configFile);
  const sessionKey = env && readSessionKey(problems, env);
  const databaseServer = env && platform && readDatabaseServer(problems, env, platform);
  if (!env || !platform || !sessionKey || problems.length > 0) throw new ConfigError(problems);
  return { env, platform, sessionKey, oidcClientSecret: readOidcClientSecret(env), databaseServer };
}
