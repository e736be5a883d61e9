import { Command } from '@commander-js/extra-typings';
import type { Me } from '@souk/contract';
import type { Cli } from '../cli.ts';
import { CliError } from '../cli-error.ts';
import { isInTheClear, readAddress, readSignInLink, usualAddress } from '../config/address.ts';
import { findLogin } from '../config/login.ts';
import { readLogin, removeLogin, saveLogin } from '../config/saved-login.ts';
import { print, shortOutputOption } from '../output/formats.ts';
import type { Screen } from '../output/screen.ts';
import { fields } from '../output/table.ts';

const tokenHelp = 'Kubernetes makes one: kubectl create token souk-admin -n souk-system --audience souk';

async function askAddress({ env, input }: Cli): Promise<string> {
  const saved = await readLogin(env.configFile).catch(() => undefined);
  const offered = env.url ?? saved?.url ?? usualAddress;
  if (!input.isTerminal) return offered;
  return (await input.ask(`Address of Souk [${offered}]: `)).trim() || offered;
}

/** What was typed or piped in: a token, or the sign-in link that an installation prints. */
async function takeToken({ input }: Cli): Promise<string> {
  const given = input.isTerminal
    ? await input.askSecretly('Token or sign-in link (it is not shown): ')
    : await input.readAll();
  const word = given.trim();
  if (word === '') throw new CliError('usage', 'No token was given.', tokenHelp);
  if (/\s/.test(word))
    throw new CliError('usage', 'A token is one word, without blanks or line breaks.', tokenHelp);
  return word;
}

async function signIn(cli: Cli, named: string | undefined): Promise<{ url: string; me: Me }> {
  const asked = named ?? (cli.input.isTerminal ? await askAddress(cli) : undefined);
  const address = asked === undefined ? undefined : readAddress(asked, 'The address');
  const word = await takeToken(cli);
  const link = readSignInLink(word);
  // A link that was piped in knows the address by itself.
  const url = address ?? link?.url ?? readAddress(await askAddress(cli), 'The address');
  const token = link?.token ?? word;
  const client = await cli.connect({ url, token });
  const me = await client.getMe({ signal: cli.signal });
  await saveLogin(cli.env.configFile, { url, token });
  return { url, me };
}

export const loginCommand = (cli: Cli) =>
  new Command('login')
    .description('keep an address and a token for later; the token is typed or piped in, never an argument')
    .argument('[address]', `of Souk, such as ${usualAddress}`, (word: string) =>
      readAddress(word, 'The address'),
    )
    .action(async (named) => {
      const { url, me } = await signIn(cli, named);
      cli.out.line(`You are ${me.name} at ${url} now.`);
      if (isInTheClear(url))
        cli.err.line('Mind that the token travels unencrypted: the address is not https.');
      if (cli.env.url || cli.env.token) cli.err.line('SOUK_URL and SOUK_TOKEN still win over what is kept.');
    });

export const logoutCommand = (cli: Cli) =>
  new Command('logout').description('forget the kept address and token').action(async () => {
    await removeLogin(cli.env.configFile);
    cli.out.line('Nothing is kept any more. The token itself is valid until it expires.');
  });

const reach = { all: 'all stores', own: 'your own stores', none: 'no stores' } as const;

function meText({ access, groups, name }: Me, from: string, screen: Screen): string {
  return fields(
    [
      ['You are', { text: name, style: 'bold' }],
      ['Groups', groups.join(', ') || 'none'],
      ['At', from],
      ['See', reach[access.list]],
      ['Create', access.create ? 'yes' : 'no'],
      ['Change', reach[access.update]],
      ['Delete', reach[access.delete]],
      ['Hand over', reach[access.transfer]],
    ],
    screen,
  );
}

export const whoamiCommand = (cli: Cli) =>
  new Command('whoami')
    .description('tell who you are, and what you may do')
    .addOption(shortOutputOption())
    .action(async ({ output }) => {
      const { from, url } = await findLogin(cli.env);
      const client = await cli.connect();
      const me = await client.getMe({ signal: cli.signal });
      const source = from === 'environment' ? 'by the environment' : `by ${cli.env.configFile}`;
      await print(cli, output, me, () => meText(me, `${url}, ${source}`, cli.out));
    });
