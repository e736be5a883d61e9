import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

export type TestProvider = { issuer: string; close(): void };

/** People that the provider knows; `unproven` has an address that nobody has checked. */
const claimsOf = (sub: string) => ({
  sub,
  email: `${sub}@example.com`,
  email_verified: sub !== 'unproven',
  groups: ['shops'],
});

/** A real OpenID provider on a port of its own, which is another site than the dashboard's. */
export async function createTestProvider(redirectUri: string): Promise<TestProvider> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'souk',
        redirect_uris: [redirectUri],
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    pkce: { required: () => true },
    scopes: ['openid', 'email', 'groups'],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], groups: ['groups'] },
    // What the provider tells is in the ID token itself.
    conformIdTokenClaims: false,
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => claimsOf(sub) }),
    cookies: { keys: ['test'] },
    ttl: { IdToken: 600, Session: 600, Interaction: 600, Grant: 600, AccessToken: 600 },
  });
  server.on('request', provider.callback());
  return {
    issuer,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** A browser's memory for one site: enough to walk through the provider's pages. */
function createJar() {
  const cookies = new Map<string, string>();
  return async (url: string, init: RequestInit = {}): Promise<Response> => {
    const header = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: { ...init.headers, cookie: header },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    return answer;
  };
}

/** Signs `sub` in as a person would, and answers the address to which the provider sends the browser back. */
export async function walkThrough(location: string, sub: string, backAt: string): Promise<string> {
  const visit = createJar();
  let at = location;
  for (let step = 0; step < 12; step += 1) {
    if (at.startsWith(backAt)) return at;
    const page = await visit(at);
    const next = page.headers.get('location');
    if (next) {
      at = new URL(next, at).href;
      continue;
    }
    const prompt = /name="prompt" value="(\w+)"/.exec(await page.text())?.[1] ?? '';
    const body = new URLSearchParams({ prompt, login: sub, password: 'x' });
    const action = await visit(at, { method: 'POST', body });
    at = new URL(action.headers.get('location') ?? '', at).href;
  }
  throw new Error(`the provider did not send the browser back; it is at ${at}`);
}
