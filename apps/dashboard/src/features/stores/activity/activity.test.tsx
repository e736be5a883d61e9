// @vitest-environment jsdom
import type { ActivityOptions } from '@souk/client';
import type { Activity, ActivityList } from '@souk/contract';
import { act, screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { fakeClient, problemOf } from '../../../testing/fake-client.ts';
import { renderApp } from '../../../testing/render-app.tsx';
import { storeIn } from '../../../testing/stores.ts';

const at = '2026-05-04T10:00:00Z';
const pulled: Activity = {
  id: 'e1-1',
  type: 'Normal',
  reason: 'ImagePulled',
  message: 'The image is there.',
  object: 'Pod/store-1',
  count: 1,
  firstAt: at,
  lastAt: at,
};
const unhealthy: Activity = {
  ...pulled,
  id: 'e2-1',
  type: 'Warning',
  reason: 'Unhealthy',
  message: 'No answer.',
};

function fakeActivity(items: Activity[]) {
  const fake = fakeClient([storeIn('Ready')]);
  const streams: ActivityOptions[] = [];
  fake.client.listActivity.mockResolvedValue({ items });
  fake.client.getHistory.mockResolvedValue({ items: [] });
  fake.client.activity.mockImplementation((_name, options) => {
    streams.push(options);
    options.onState?.({ state: 'open' });
    return new Promise((resolve) => options.signal.addEventListener('abort', () => resolve()));
  });
  const tell = (activity: Activity) => act(() => streams.at(-1)?.onEvent(activity, activity.id));
  return { fake, streams, tell };
}

const events = async () => within(await screen.findByRole('region', { name: 'Events' }));

it('shows what happened, and what happens then, each thing once', async () => {
  const { fake, tell } = fakeActivity([pulled]);
  renderApp(fake, '/stores/acme/activity');
  expect(await (await events()).findByText('Image pulled')).toBeTruthy();
  expect(await screen.findByText('Live')).toBeTruthy();
  tell(unhealthy);
  tell({ ...unhealthy, id: 'e2-2', count: 3 });
  const rows = (await events()).getAllByRole('listitem');
  expect(rows.map(({ textContent }) => textContent)).toHaveLength(2);
  expect((await events()).getByText('3×')).toBeTruthy();
  expect((await events()).getByText('No answer.').closest('li')?.textContent).toContain('Warning: ');
});

it('lets go of the stream when another section is shown', async () => {
  const { fake, streams } = fakeActivity([]);
  const { user } = renderApp(fake, '/stores/acme/activity');
  expect(await screen.findByText('Nothing happened within the last hour.')).toBeTruthy();
  await screen.findByText('Live');
  await user.click(screen.getByRole('link', { name: 'Overview' }));
  await screen.findByRole('heading', { name: 'Manage' });
  expect(streams.map(({ signal }) => signal.aborted)).toEqual([true]);
});

it('tells the releases, also those that failed', async () => {
  const { fake } = fakeActivity([]);
  fake.client.getHistory.mockResolvedValue({
    items: [
      { revision: 2, status: 'failed', version: '2.21.2', updatedAt: at },
      { revision: 1, status: 'superseded', version: '2.20.1', updatedAt: null },
    ],
  });
  renderApp(fake, '/stores/acme/activity');
  const releases = within(await screen.findByRole('region', { name: 'Releases' }));
  expect(await releases.findByText('Medusa 2.21.2')).toBeTruthy();
  expect(releases.getByText('failed')).toBeTruthy();
  expect(releases.getByText('replaced')).toBeTruthy();
});

it('waits for the first answer', async () => {
  const { fake } = fakeActivity([]);
  fake.client.listActivity.mockReturnValue(new Promise<ActivityList>(() => undefined));
  renderApp(fake, '/stores/acme/activity');
  expect(await screen.findByText('Loading events…')).toBeTruthy();
  expect(await screen.findByText('Nothing is installed yet.')).toBeTruthy();
});

it('says why there is nothing to see, and tries again', async () => {
  const { fake } = fakeActivity([pulled]);
  fake.client.listActivity.mockRejectedValueOnce(problemOf('unavailable', { detail: 'The cluster rests.' }));
  const { user } = renderApp(fake, '/stores/acme/activity');
  expect((await screen.findByRole('alert')).textContent).toContain('The cluster rests.');
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('Image pulled')).toBeTruthy();
});
