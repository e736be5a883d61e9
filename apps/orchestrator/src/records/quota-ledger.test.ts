import { expect, test } from 'vitest';
import { ClusterError } from '../cluster/ports.ts';
import { FakeRecords } from '../testing/fake-records.ts';
import { createQuotaLedger } from './quota-ledger.ts';

const soon = () => new Promise((resolve) => setTimeout(resolve, Math.random() * 5));

/** A cluster with stores of one owner, and replicas that share nothing but it. */
function cluster(limit: number, replicas: number) {
  const names = new Set<string>();
  const records = new FakeRecords();
  const namesOf = async () => {
    const now = [...names];
    await soon();
    return now;
  };
  const ledgers = Array.from({ length: replicas }, () => createQuotaLedger({ records, namesOf }, limit));
  const create = (index: number, name: string) =>
    ledgers[index % replicas]?.within('jane', name, async () => {
      await soon();
      if (names.has(name)) throw new ClusterError('already-exists', 'exists');
      names.add(name);
      await soon();
    });
  return { names, records, create };
}

test('three replicas together never pass the quota, and use all of it', async () => {
  const { names, create } = cluster(7, 3);
  const made = await Promise.allSettled(
    Array.from({ length: 40 }, (_, index) => create(index, `store-${index}`)),
  );
  expect(names.size).toBe(7);
  expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(7);
});

test('one name wished many times takes one place, and a place that is free again can be taken', async () => {
  const { names, create } = cluster(2, 3);
  await Promise.allSettled(Array.from({ length: 20 }, (_, index) => create(index, 'acme')));
  expect(names.size).toBe(1);
  await create(0, 'books');
  await expect(create(1, 'cakes')).rejects.toMatchObject({ problem: { code: 'quota-exceeded' } });
  names.delete('acme');
  await create(2, 'cakes');
  expect([...names]).toEqual(['books', 'cakes']);
});

test('a create of which nobody knows how it ended keeps its place for a while', async () => {
  const records = new FakeRecords();
  const ledger = createQuotaLedger({ records, namesOf: async () => [] }, 1);
  const late = () => Promise.reject(new ClusterError('timeout', 'late'));
  await expect(ledger.within('jane', 'acme', late)).rejects.toMatchObject({ kind: 'timeout' });
  const other = createQuotaLedger({ records, namesOf: async () => [] }, 1);
  await expect(other.within('jane', 'books', async () => 'made')).rejects.toMatchObject({
    problem: { code: 'quota-exceeded' },
  });
  expect(await other.within('joe', 'books', async () => 'made')).toBe('made');
});

test('without a limit nothing is written', async () => {
  const records = new FakeRecords();
  const ledger = createQuotaLedger({ records, namesOf: async () => [] }, 0);
  expect(await ledger.within('jane', 'acme', async () => 'made')).toBe('made');
  expect(records.kept.size).toBe(0);
});
