// @vitest-environment jsdom
import { type Phase, phases } from '@souk/contract';
import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { fakeClient } from '../../testing/fake-client.ts';
import { renderApp } from '../../testing/render-app.tsx';
import { storeIn } from '../../testing/stores.ts';
import { phaseLooks } from './phase-look.ts';

/** What a person can do on the page of a store, by phase. */
const login = 'Show credentials';
const serving = ['Open shop', 'Open admin', login, 'Upgrade', 'Roll back', 'Delete store'];
const offers: Record<Phase, string[]> = {
  Pending: ['Delete store'],
  Provisioning: ['Delete store'],
  Ready: [...serving, 'Put to sleep'],
  Updating: serving,
  Degraded: [...serving, 'Put to sleep'],
  Failed: ['Upgrade', 'Try again', 'Delete store'],
  Hibernated: [login, 'Upgrade', 'Wake up', 'Delete store'],
  Deleting: [],
};
const all = [...serving, 'Put to sleep', 'Wake up', 'Try again'];

const failure = {
  reason: 'CrashLoopBackOff',
  message: 'Medusa stopped.',
  hint: 'Try again.',
  log: 'last words',
};

it.each(phases)('the page of a store that is %s says so and offers what can be done', async (phase) => {
  const store = storeIn(phase, { failure: phase === 'Failed' ? failure : null });
  renderApp(fakeClient([store]), '/stores/acme');
  expect((await screen.findByTestId('phase')).textContent).toBe(phase);
  const main = within(screen.getByRole('main'));
  expect(main.getByText(phaseLooks[phase].meaning, { exact: false })).toBeTruthy();
  const offered = all.filter(
    (name) => main.queryByRole('button', { name }) ?? main.queryByRole('link', { name }) ?? false,
  );
  expect(offered.toSorted()).toEqual(offers[phase].toSorted());
});

it('the list shows every phase', async () => {
  const stores = phases.map((phase) => storeIn(phase, { name: `a-${phase.toLowerCase()}` }));
  renderApp(fakeClient(stores));
  await screen.findByRole('table');
  const shown = screen.getAllByTestId('phase').map(({ textContent }) => textContent);
  expect(shown.toSorted()).toEqual([...phases].toSorted());
});
