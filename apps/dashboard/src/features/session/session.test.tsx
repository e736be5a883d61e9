// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { Client } from '@souk/client';
import { renderApp } from '../../testing/render-app.tsx';
import { storeOf } from '../../testing/store-of.ts';
import { admin, refusal, testClient } from '../../testing/test-client.ts';
import { createQueryClient } from '../../lib/query-client.ts';
import { endSession, startSession } from './session.ts';

const nobody = () => Promise.reject(refusal('unauthenticated'));
const tokenField = () => screen.findByLabelText('Token');

test('a pasted token signs in, and is not kept', async () => {
  const signIn = vi.fn<Client['signIn']>(() => Promise.resolve(admin));
  const { user, queryClient } = renderApp(testClient([storeOf('acme')], { getMe: nobody, signIn }));
  await user.type(await tokenField(), ' secret-token ');
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  await screen.findByRole('link', { name: 'acme' });
  expect(signIn).toHaveBeenCalledWith({ token: 'secret-token' });
  await waitFor(() => expect(queryClient.getMutationCache().getAll()).toEqual([]));
});

test('a refused token says so and leaves the form', async () => {
  const signIn = () => Promise.reject(refusal('unauthenticated', { detail: 'The token has expired.' }));
  const { user } = renderApp(testClient([], { getMe: nobody, signIn }));
  await user.type(await tokenField(), 'old{Enter}');
  expect((await screen.findByRole('alert')).textContent).toContain('The token has expired.');
  expect(screen.getByLabelText('Token')).toBeDefined();
});

test('an empty token is not sent', async () => {
  const { user } = renderApp(testClient([], { getMe: nobody }));
  await tokenField();
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  expect(await screen.findByText('Token must not be empty.')).toBeDefined();
});

test('a token out of the address signs in at once', async () => {
  const app = testClient([storeOf('acme')], { getMe: nobody });
  const queryClient = createQueryClient(endSession);
  void startSession(queryClient, app.client, 'from-the-address');
  renderApp(app, '/', queryClient);
  await screen.findByRole('link', { name: 'acme' });
  expect(app.client.signIn).toHaveBeenCalledWith({ token: 'from-the-address' }, expect.anything());
});

test('the sign-in page says where a token comes from', async () => {
  renderApp(testClient([], { getMe: nobody }));
  expect(await screen.findByText('npm run token')).toBeDefined();
  expect(screen.getByText('kubectl create token souk-admin -n souk-system --audience souk')).toBeDefined();
});

test('a session that ends takes the stores off the screen', async () => {
  const refuse = vi.fn<Client['getCredentials']>(nobody);
  const { user } = renderApp(testClient([storeOf('acme')], { getCredentials: refuse }), '/stores/acme');
  await user.click(await screen.findByRole('button', { name: 'Show credentials' }));
  expect(await screen.findByText(/Your session has ended/)).toBeDefined();
  expect(screen.queryByText('acme')).toBeNull();
});
