import { expect, test } from 'vitest';
import { FakeRecords } from '../testing/fake-records.ts';
import { createSegments, type SegmentLimits } from './segments.ts';

const hour = 3_600_000;
const limits: SegmentLimits = { segmentBytes: 100, totalBytes: 300, ages: { grow: hour, keep: 30 * hour } };
const line = (number: number) => `line ${String(number).padStart(3, '0')}`;

async function write(segments: ReturnType<typeof createSegments>, from: number, to: number): Promise<void> {
  for (let number = from; number < to; number += 1) await segments.append(line(number));
}

test('lines that come together go together, and all are there', async () => {
  const records = new FakeRecords();
  let writes = 0;
  const segments = createSegments(
    'audit',
    new Proxy(
      records,
      counting(() => (writes += 1)),
    ),
    limits,
  );
  await Promise.all(Array.from({ length: 10 }, (_, number) => segments.append(line(number))));
  expect((await segments.read()).toSorted()).toEqual(Array.from({ length: 10 }, (_, number) => line(number)));
  expect(writes).toBeLessThan(5);
});

const counting = (count: () => void): ProxyHandler<FakeRecords> => ({
  get(records, name: 'create' | 'replace') {
    const value = records[name] as unknown;
    if (typeof value !== 'function') return value;
    return (...args: unknown[]) => {
      if (name === 'create' || name === 'replace') count();
      return value.apply(records, args) as unknown;
    };
  },
});

test('all segments together stay within their size; the oldest lines go first', async () => {
  const records = new FakeRecords();
  const segments = createSegments('audit', records, limits);
  await write(segments, 0, 200);
  const lines = (await segments.read()).toSorted();
  expect(lines.at(-1)).toBe(line(199));
  expect(lines.join('\n').length).toBeLessThanOrEqual(limits.totalBytes);
  for (const { data } of records.kept.values()) expect(data.lines?.length).toBeLessThanOrEqual(100);
});

test('two replicas lose nothing to each other', async () => {
  const records = new FakeRecords();
  const big = { ...limits, totalBytes: 100_000, segmentBytes: 1_000 };
  const replicas = [createSegments('audit', records, big), createSegments('audit', records, big)];
  await replicas[0]?.append('first');
  await Promise.all(replicas.map((segments, index) => write(segments, index * 100, index * 100 + 100)));
  expect(await replicas[0]?.read()).toHaveLength(201);
});

test('a restart goes on in the same segment instead of beginning a new one each time', async () => {
  const records = new FakeRecords();
  for (let start = 0; start < 5; start += 1)
    await createSegments('audit', records, limits).append(line(start));
  expect(records.kept.size).toBe(1);
});

test('what is too old goes', async () => {
  const records = new FakeRecords();
  await createSegments('audit', records, limits).append('old');
  for (const [name, record] of records.kept)
    records.kept.set(name, { ...record, createdAt: new Date(Date.now() - 31 * hour).toISOString() });
  const segments = createSegments('audit', records, limits);
  await segments.append('new');
  expect(await segments.read()).toEqual(['new']);
});

test('a write that fails is told to whoever waits for it, and the next one is tried anew', async () => {
  const records = new FakeRecords();
  const { create } = records;
  records.create = () => Promise.reject(new Error('full'));
  const segments = createSegments('audit', records, limits);
  await expect(segments.append('lost')).rejects.toThrow('full');
  records.create = create;
  await segments.append('kept');
  expect(await segments.read()).toEqual(['kept']);
});
