// @vitest-environment jsdom
import type { Snapshot, SnapshotList } from '@souk/contract';
import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { fakeClient, jane, problemOf } from '../../../testing/fake-client.ts';
import { renderApp } from '../../../testing/render-app.tsx';
import { storeIn } from '../../../testing/stores.ts';

const snapshot: Snapshot = {
  id: 's1',
  createdAt: '2026-05-04T10:00:00Z',
  bytes: 18_400_000,
  version: '2.21.2',
  reason: 'upgrade',
  place: 'volume',
};

function fakeBackups(items: Snapshot[] = [snapshot], phase: Parameters<typeof storeIn>[0] = 'Ready') {
  const fake = fakeClient([storeIn(phase)]);
  fake.client.listSnapshots.mockResolvedValue({ items });
  return fake;
}
const open = (fake: ReturnType<typeof fakeClient>) => renderApp(fake, '/stores/acme/backups');
const inDialog = () => within(screen.getByRole('dialog'));

it('lists backups with age, size and why they were made', async () => {
  open(fakeBackups());
  const [row] = await screen.findAllByText(/18 MiB/);
  expect(row?.closest('p')?.textContent).toBe(
    '18 MiB · Medusa 2.21.2 · Made before an upgrade, on its volume',
  );
});

it('says why backups in the bucket are missing', async () => {
  const fake = fakeBackups();
  const problem = 'snapshots.bucket.name: there is no such bucket';
  fake.client.listSnapshots.mockResolvedValue({ items: [snapshot], problem });
  open(fake);
  expect(await screen.findByText(problem)).toBeTruthy();
  expect(screen.getAllByText(/18 MiB/)).toHaveLength(1);
});

it('makes one, and shows it', async () => {
  const fake = fakeBackups([]);
  const slow = Promise.withResolvers<Snapshot>();
  fake.client.createSnapshot.mockReturnValue(slow.promise);
  const { user } = open(fake);
  expect(await screen.findByText('No backups yet')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Back up now' }));
  const button = screen.getByRole('button', { name: 'Backing up…' });
  expect(button.getAttribute('aria-busy')).toBe('true');
  fake.client.listSnapshots.mockResolvedValue({ items: [snapshot] });
  slow.resolve(snapshot);
  expect(await screen.findByText(/18 MiB/)).toBeTruthy();
  expect(screen.getByText('The backup is made.')).toBeTruthy();
});

it('says why none was made', async () => {
  const fake = fakeBackups([]);
  fake.client.createSnapshot.mockRejectedValue(problemOf('action-not-allowed', { detail: 'It is busy.' }));
  const { user } = open(fake);
  await user.click(await screen.findByRole('button', { name: 'Back up now' }));
  expect((await screen.findByRole('alert')).textContent).toContain('It is busy.');
});

it('restores only after the name was typed', async () => {
  const fake = fakeBackups();
  fake.client.restoreSnapshot.mockResolvedValue(storeIn('Degraded', { resourceVersion: '101' }));
  const { user } = open(fake);
  await user.click(await screen.findByRole('button', { name: /^Restore/ }));
  await user.keyboard('acm{Enter}');
  expect(fake.client.restoreSnapshot).not.toHaveBeenCalled();
  await user.keyboard('e{Enter}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(fake.client.restoreSnapshot).toHaveBeenCalledExactlyOnceWith('acme', 's1');
  expect(screen.getByTestId('phase').textContent).toBe('Degraded');
});

it('says why a restore is refused', async () => {
  const fake = fakeBackups();
  fake.client.restoreSnapshot.mockRejectedValue(problemOf('snapshot-not-found'));
  const { user } = open(fake);
  await user.click(await screen.findByRole('button', { name: /^Restore/ }));
  await user.keyboard('acme{Enter}');
  expect((await inDialog().findByRole('alert')).textContent).toContain('The store has no backup of this id');
});

it('deletes one after asking; one that is gone already is what was wanted', async () => {
  const fake = fakeBackups();
  fake.client.deleteSnapshot.mockRejectedValueOnce(problemOf('forbidden', { detail: 'Not yours.' }));
  fake.client.deleteSnapshot.mockRejectedValueOnce(problemOf('snapshot-not-found'));
  const { user } = open(fake);
  await user.click(await screen.findByRole('button', { name: /^Delete the backup/ }));
  await user.click(inDialog().getByRole('button', { name: 'Delete' }));
  expect((await inDialog().findByRole('alert')).textContent).toContain('Not yours.');
  fake.client.listSnapshots.mockResolvedValue({ items: [] });
  await user.click(inDialog().getByRole('button', { name: 'Delete' }));
  expect(await screen.findByText('No backups yet')).toBeTruthy();
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('waits for the list', async () => {
  const fake = fakeBackups();
  fake.client.listSnapshots.mockReturnValue(new Promise<SnapshotList>(() => undefined));
  open(fake);
  expect(await screen.findByText('Loading backups…')).toBeTruthy();
});

it('a sleeping store offers to wake it instead', async () => {
  const fake = fakeBackups([], 'Hibernated');
  fake.client.listSnapshots.mockRejectedValue(problemOf('not-running', { detail: 'It has no pod now.' }));
  open(fake);
  expect(await screen.findByText('It has no pod now.')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Wake up' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Back up now' })).toBeNull();
});

it('a person who may only look touches no backup', async () => {
  const fake = fakeBackups();
  fake.client.getMe.mockResolvedValue({ ...jane, access: { ...jane.access, update: 'none' } });
  open(fake);
  for (const name of [/^Restore/, /^Delete the backup/, 'Back up now'])
    expect((await screen.findByRole('button', { name })).hasAttribute('disabled')).toBe(true);
});
