// @vitest-environment jsdom
import type { AuditRecord } from '@souk/contract';
import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { fakeClient, jane } from '../../testing/fake-client.ts';
import { renderApp } from '../../testing/render-app.tsx';

const record = (id: string, changes: Partial<AuditRecord> = {}): AuditRecord => ({
  id,
  at: '2026-01-01T00:00:00Z',
  caller: 'oidc:jane@example.com',
  via: 'session',
  address: '203.0.113.5',
  action: 'store.create',
  store: 'acme',
  result: 'ok',
  requestId: 'r1',
  ...changes,
});

const rows = async () => {
  const found = await screen.findAllByRole('row');
  return found.slice(1).map(({ textContent }) => textContent);
};

it('lists who did what, and goes on to what was earlier', async () => {
  const fake = fakeClient();
  fake.client.listAudit
    .mockResolvedValueOnce({
      items: [record('2', { action: 'call.refused', store: null, result: 'forbidden' })],
      nextCursor: 'next',
    })
    .mockResolvedValueOnce({ items: [record('1')], nextCursor: null });
  const { user } = renderApp(fake);
  await user.click(await screen.findByRole('link', { name: 'Audit' }));
  expect((await rows())[0]).toMatch(/jane@example\.com203\.0\.113\.5Call the API—forbidden$/);
  await user.click(screen.getByRole('button', { name: 'Show earlier ones' }));
  expect(await screen.findByRole('link', { name: 'acme' })).toBeTruthy();
  expect((await rows())[1]).toMatch(/Create the storeacmeDone$/);
  expect(fake.client.listAudit.mock.calls.map(([query]) => query)).toEqual([
    { limit: 50 },
    { limit: 50, cursor: 'next' },
  ]);
  expect(screen.queryByRole('button', { name: 'Show earlier ones' })).toBeNull();
});

it('is about one store when its name is in the address', async () => {
  const fake = fakeClient();
  fake.client.listAudit.mockResolvedValue({ items: [], nextCursor: null });
  renderApp(fake, '/audit?store=acme');
  expect(await screen.findByText('Nothing is on record')).toBeTruthy();
  expect(fake.client.listAudit.mock.calls[0]?.[0]).toEqual({ limit: 50, store: 'acme' });
});

it('is not offered to who may not read it', async () => {
  const fake = fakeClient();
  fake.client.getMe.mockResolvedValue({ ...jane, access: { ...jane.access, audit: 'none' } });
  renderApp(fake, '/audit');
  expect(await screen.findByText('You may not read the audit.')).toBeTruthy();
  expect(screen.queryByRole('link', { name: 'Audit' })).toBeNull();
  expect(fake.client.listAudit).not.toHaveBeenCalled();
});
