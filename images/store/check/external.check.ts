import { chown, copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, inject, it } from 'vitest';
import { callAgent, listSnapshots, readStatus, takeSnapshot } from './agent.ts';
import { startDatabaseServer, type DatabaseServer } from './database-server.ts';
import { expectOrders, orderIds } from './orders.ts';
import { placeOrder } from './shopper.ts';
import type { Pod, PodOptions, Store } from './store.ts';
import { newStore, readyPod } from './with-store.ts';

const marker = (server: DatabaseServer): Promise<string> =>
  server.sql('acme', "select value->>'version' from souk.marker");

it('is filled once, keeps orders over restarts, and leaves no word of its password', async () => {
  const { server, store, pod } = await onServer(
    '?sslmode=verify-full&sslrootcert=/run/secrets/database/ca.crt',
  );
  const first = await readyPod(store, pod);
  const order = await placeOrder('de');
  expect(await readdir(join(store.dir, 'data'))).not.toContain('pg');
  await first.stop();
  const second = await readyPod(store, pod);
  expect(await orderIds(store)).toEqual([order.id]);
  await second.kill();
  const third = await readyPod(store, pod);
  await placeOrder('de');
  expect(
    await server.sql(
      'postgres',
      "select bool_and(ssl) from pg_stat_ssl join pg_stat_activity using (pid) where usename = 'acme'",
    ),
  ).toBe('t');
  const said = [first, second, third].map(({ medusa }) => medusa.output()).join('');
  expect(said).not.toMatch(/Geheim/);
  expect(await third.medusa.exec('cat', '/proc/1/environ', '/proc/1/cmdline')).not.toMatch(
    /Geheim|postgresql:/,
  );
});

it('is empty again, or whole, wherever the first start is cut off', async () => {
  const { server, store, pod } = await onServer('?sslmode=require');
  for (const after of [500, 700, 900, 1100, 1400, 1800, 2400]) {
    const cut = await store.startPod(pod);
    await sleep(after);
    await cut.kill();
  }
  await readyPod(store, pod);
  expect(await server.sql('acme', 'select count(*) from "user"')).toBe('1');
  await placeOrder('de');
});

it('is used by one pod at a time, and given up by the first when its lock is lost', async () => {
  const { server, store, pod } = await onServer('?sslmode=require');
  const first = await readyPod(store, pod);
  const order = await placeOrder('de');
  const second = await store.startPod(pod);
  while (!second.medusa.output().includes('Waiting for the database')) await sleep(50);
  await sleep(1500);
  expect(
    await server.sql(
      'postgres',
      "select count(*) from pg_stat_activity where usename = 'acme' and query ~ 'store'",
    ),
  ).toBeDefined();
  expect(second.medusa.output()).not.toContain('Ready after');
  await first.kill();
  await second.ready();
  await expectOrders(store, [order]);

  await server.sql('postgres', "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'");
  expect(await second.medusa.exited).toBe(1);
  expect(second.medusa.output()).toContain('The database is lost');
});

it('comes back with everything that was ordered when the server was killed', async () => {
  const { server, store, pod } = await onServer('?sslmode=require');
  const before = await readyPod(store, pod);
  const order = await placeOrder('de');
  await server.kill();
  expect(await before.medusa.exited).toBe(1);
  await before.restartMedusa();
  await sleep(1500);
  await server.start();
  await before.ready();
  expect(await orderIds(store)).toEqual([order.id]);
});

it('is saved and restored, with what a later version or a plugin has added taken away', async () => {
  const { server, store, pod } = await onServer('?sslmode=require');
  const running = await readyPod(store, pod);
  const order = await placeOrder('de');
  const snapshot = await takeSnapshot(store);
  await placeOrder('de');
  for (const statement of [
    'create table plugin (id serial primary key, name text)',
    "create type mood as enum ('good')",
    'create schema extra create table thing (id int)',
    'create view seen as select * from plugin',
    "create function twice(n int) returns int language sql as 'select 2 * n'",
  ])
    await server.sql('acme', `set role acme; ${statement}`);
  await restore(store, running, snapshot.id);
  expect(await orderIds(store)).toEqual([order.id]);
  expect(
    await server.sql(
      'acme',
      "select to_regclass('plugin'), to_regtype('mood'), to_regclass('extra.thing'), to_regclass('seen')",
    ),
  ).toBe('|||');
  expect(await readStatus(store)).toMatchObject({ version: '2.21.2', state: 'serving' });
  await placeOrder('de');
});

it('that cannot be restored stays as it is', async () => {
  const { server, store, pod } = await onServer('?sslmode=require');
  const running = await readyPod(store, pod);
  const snapshot = await takeSnapshot(store);
  const order = await placeOrder('de');
  // Half-way through what is dropped; the whole restore is one transaction.
  await server.sql(
    'acme',
    `create function guard() returns event_trigger language plpgsql as $$ begin raise exception 'not now'; end $$;
     create event trigger guard on sql_drop execute function guard()`,
  );
  await restore(store, running, snapshot.id);
  const { state, message } = await readStatus(store);
  expect(state).toBe('serving');
  expect(message).toMatch(/was not restored: .*not now/);
  expect(await orderIds(store)).toEqual([order.id]);
});

it('is upgraded with a snapshot; an upgrade that fails or is cut off loses nothing', async () => {
  const { server, store, pod } = await onServer('?sslmode=require');
  const older = { ...pod, imageRoot: inject('olderImageRoot') };
  const before = await readyPod(store, older);
  expect(await marker(server)).toBe('2.20.1');
  const order = await placeOrder('de');
  const rename = (from: string, to: string): Promise<string> =>
    server.sql('acme', `alter table search_index_sync rename column ${from} to ${to}`);
  await rename('search_index_id', 'something_else');
  await before.stop();
  const failed = await store.startPod(pod);
  expect(await failed.medusa.exited).toBe(1);
  expect(failed.medusa.output()).toContain('Start 2.20.1 again: it goes back to snapshot');

  const back = await readyPod(store, older);
  expect(back.medusa.output()).toContain('did not get to serve: restoring snapshot');
  expect(await orderIds(store)).toEqual([order.id]);
  expect(await marker(server)).toBe('2.20.1');
  await rename('something_else', 'search_index_id');
  await back.stop();
  for (const after of [1500, 2500, 4000, 6000]) {
    const cut = await store.startPod(pod);
    await sleep(after);
    await cut.kill();
  }
  await readyPod(store, pod);
  expect(await marker(server)).toBe('2.21.2');
  const upgrades = (await listSnapshots(store)).filter(({ reason }) => reason === 'upgrade');
  expect(upgrades.length).toBeGreaterThan(0);
  expect(await orderIds(store)).toEqual([order.id]);
});

it('is refused with a sentence when it cannot be used, and the sentence holds no secret', async () => {
  const { server, store, pod, write } = await onServer('?sslmode=require');
  const ends = async (): Promise<string> => {
    const failed = await store.startPod(pod);
    expect(await failed.medusa.exited).toBe(1);
    const last = failed.medusa.output().trim().split('\n').at(-1) ?? '';
    expect(last).not.toMatch(/Geheim|wrong-one/);
    return last;
  };
  await write('postgresql://acme:wrong-one@127.0.0.1:5433/acme?sslmode=require');
  expect(await ends()).toMatch(/The database at 127.0.0.1:5433 refuses the role or its password: .*acme/);
  await write('postgresql://acme:wrong-one@127.0.0.1:5433/acme?sslmode=verify-full');
  expect(await ends()).toMatch(/has no TLS connection for us: self-signed certificate/);
  await write('mysql://acme:wrong-one@127.0.0.1/acme');
  expect(await ends()).toMatch(/must be like postgresql:/);
  const other = await server.create('other');
  await server.sql('other', 'create table theirs (id int)');
  await write(`${other}?sslmode=require`);
  expect(await ends()).toMatch(/is not empty \(it has theirs\), and no store has made it/);
});

type OnServer = {
  server: DatabaseServer;
  store: Store;
  pod: PodOptions;
  write: (url: string) => Promise<void>;
};

async function onServer(parameters: string): Promise<OnServer> {
  const server = await startDatabaseServer();
  const store = await newStore();
  const dir = join(store.dir, 'database');
  await mkdir(dir);
  await copyFile(server.ca, join(dir, 'ca.crt'));
  const write = async (url: string): Promise<void> => {
    await writeFile(join(dir, 'url'), `${url}\n`, { mode: 0o400 });
    for (const name of await readdir(dir)) await chown(join(dir, name), 10_001, 10_001);
  };
  await write((await server.create('acme')) + parameters);
  expect(await readFile(join(dir, 'url'), 'utf8')).toContain('Geheim');
  return { server, store, pod: { databaseSecret: dir }, write };
}

async function restore(store: Store, pod: Pod, id: string): Promise<void> {
  await callAgent(store, 'POST', `/snapshots/${id}/restore`);
  expect(await pod.medusa.exited).toBe(0);
  await pod.restartMedusa();
  await pod.ready();
}
