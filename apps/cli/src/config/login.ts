import { CliError } from '../cli-error.ts';
import { readAddress } from './address.ts';
import type { Env } from './env.ts';
import { readLogin } from './saved-login.ts';

/** Where to call, as whom, and who said so. */
export type Login = { url: string; token: string; from: 'environment' | 'file' };

const signIn = 'Sign in with souk login, or set SOUK_URL and SOUK_TOKEN.';

/** A saved token goes to the address that it was saved for, and to no other. */
export async function findLogin({ url, token, configFile }: Env): Promise<Login> {
  const named = url === undefined ? undefined : readAddress(url, 'SOUK_URL');
  if (named && token) return { url: named, token, from: 'environment' };
  const saved = await readLogin(configFile);
  if (!saved)
    throw new CliError(
      'refused',
      named ? `No token is known for ${named}.` : 'You are not signed in.',
      signIn,
    );
  if (named && named !== saved.url)
    throw new CliError('refused', `You are signed in to ${saved.url}, and SOUK_URL is ${named}.`, signIn);
  return { url: saved.url, token: token ?? saved.token, from: token ? 'environment' : 'file' };
}
