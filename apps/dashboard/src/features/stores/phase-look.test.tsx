// @vitest-environment jsdom
import { type Phase, phases } from '@souk/contract';
import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { fakeClient } from '../../testing/fake-client.ts';
import { renderApp } from '../../testing/render-app.tsx';
import { storeIn } from '../../testing/stores.ts';
import { phaseLooks } from './phase-look.ts';

/** What a person can do on the page of a store, by phase. */
const offers: Record<Phase, string[]> = {
  Pending: ['Delete store'],
  Provisioning: ['Delete store'],
  Ready: ['Open shop', 'Open admin', 'Show credentials', 'Delete store'],
  Updating: ['Open shop', 'Open admin', 'Show credentials', 'Delete store'],
  Degraded: ['Open shop', 'Open admin', 'Show credentials', 'Delete store'],
  Failed: ['Try again', 'Delete store'],
  Hibernated: ['Show credentials', 'Delete store'],
  Deleting: [],
};
const all = ['Open shop', 'Open admin', 'Show credentials', 'Try again', 'Delete store'];

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
