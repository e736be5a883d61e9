// @vitest-environment jsdom
import { ConnectionError } from '@souk/client';
import type { Me } from '@souk/contract';
import { cleanup, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { fakeClient, jane, problemOf } from '../../testing/fake-client.ts';
import { renderApp } from '../../testing/render-app.tsx';
import { storeIn } from '../../testing/stores.ts';
import { startSession } from './session.ts';

function signedOut(...stores: Parameters<typeof fakeClient>) {
  const fake = fakeClient(...stores);
  fake.client.getMe.mockRejectedValue(problemOf('unauthenticated'));
  return fake;
}

it('asks for a token, and shows the page that was wanted once it is given', async () => {
  const { client, user } = renderApp(signedOut([storeIn('Ready')]), '/stores/acme');
  await user.type(await screen.findByLabelText('Token'), '  secret-token ');
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  expect(await screen.findByRole('heading', { name: 'Acme Outfitters' })).toBeTruthy();
  expect(client.signIn).toHaveBeenCalledExactlyOnceWith({ token: 'secret-token' });
});

it('offers the provider where there is one, and leads back to the page that was wanted', async () => {
  const fake = signedOut();
  fake.client.getSignInWays.mockResolvedValue({ oidc: true });
  renderApp(fake, '/stores/acme?tab=logs');
  const link = await screen.findByRole('link', { name: 'Sign in with your organisation' });
  expect(link.getAttribute('href')).toBe('/api/v1/session/oidc?return=%2Fstores%2Facme%3Ftab%3Dlogs');
  expect(screen.getByLabelText('Token')).toBeTruthy();
});

it('says what is wrong with a token, and sends no empty one', async () => {
  const fake = signedOut();
  fake.client.signIn.mockRejectedValue(problemOf('unauthenticated', { detail: 'It has expired.' }));
  const { user } = renderApp(fake);
  await user.click(await screen.findByRole('button', { name: 'Sign in' }));
  expect(await screen.findByText('Token must not be empty.')).toBeTruthy();
  expect(fake.client.signIn).not.toHaveBeenCalled();
  await user.type(screen.getByLabelText('Token'), 'old');
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  expect((await screen.findByRole('alert')).textContent).toContain('It has expired.');
});

it('signs in with a token from the address, and shows why when that fails', async () => {
  const fake = signedOut();
  fake.client.signIn.mockRejectedValue(problemOf('unauthenticated', { detail: 'It has expired.' }));
  const { queryClient } = renderApp(fake);
  await screen.findByLabelText('Token');
  await startSession(queryClient, fake.client, 'from-address');
  expect((await screen.findByRole('alert')).textContent).toContain('It has expired.');
  fake.client.signIn.mockResolvedValue(await fakeClient().client.getMe());
  await startSession(queryClient, fake.client, 'from-address');
  expect(await screen.findByText('Open your first store')).toBeTruthy();
});

it('goes on signing in with a token from the address when a page that waits for it goes', async () => {
  const fake = signedOut();
  const answer = Promise.withResolvers<Me>();
  fake.client.signIn.mockReturnValue(answer.promise);
  const { queryClient } = renderApp(fake);
  await screen.findByLabelText('Token');
  const signedIn = startSession(queryClient, fake.client, 'from-address');
  cleanup();
  answer.resolve(jane);
  await signedIn;
  expect(queryClient.getQueryData(['session'])).toEqual({ state: 'signed-in', me: jane });
});

it('leads to the sign-in page when the session ends, and forgets what was seen', async () => {
  const fake = fakeClient([storeIn('Ready')]);
  fake.client.getCredentials.mockRejectedValue(problemOf('unauthenticated'));
  const { user, queryClient } = renderApp(fake, '/stores/acme');
  await user.click(await screen.findByRole('button', { name: 'Show credentials' }));
  expect(await screen.findByText(/Your session has ended/)).toBeTruthy();
  expect(queryClient.getQueryData(['stores'])).toBeUndefined();
});

it('signs out', async () => {
  const { client, user } = renderApp(fakeClient());
  await user.click(await screen.findByRole('button', { name: 'Sign out' }));
  expect(await screen.findByText('You are signed out.')).toBeTruthy();
  expect(client.signOut).toHaveBeenCalledOnce();
});

it('tells a lost connection from a missing session', async () => {
  const fake = fakeClient();
  fake.client.getMe.mockRejectedValue(new ConnectionError('refused'));
  renderApp(fake);
  await waitFor(() => expect(screen.getByText('Souk cannot be reached')).toBeTruthy(), { timeout: 8_000 });
  expect(screen.queryByLabelText('Token')).toBeNull();
});
