import { describe, expect, it } from 'vitest';
import { decide, type Situation } from './decide.ts';
import type { Upgrade } from './marker.ts';

const at = (version: string, usableBy: string[] = []): Situation['marker'] => ({ version, usableBy });
const step = (marker: Situation['marker'], image: string, wish: string | null = null): unknown =>
  decide({ marker, awaited: null, wish, image: { version: image } });

const upgrade: Upgrade = {
  from: '2.20.1',
  to: '2.21.2',
  snapshot: 's1',
  startedAt: '2026-11-24T12:00:00Z',
  migrated: false,
};
const underWay = { version: '2.20.1', usableBy: [], upgrade };
const migrated = { version: '2.21.2', usableBy: ['2.20.1'], upgrade: { ...upgrade, migrated: true } };

describe('a volume at rest', () => {
  it('is served by its own version', () => {
    expect(step(at('2.21.2'), '2.21.2')).toEqual({ do: 'serve' });
  });

  it('is upgraded by a newer one', () => {
    expect(step(at('2.9.0'), '2.21.2')).toEqual({ do: 'upgrade', from: '2.9.0' });
    expect(step(at('2.21.2'), '2.21.10')).toEqual({ do: 'upgrade', from: '2.21.2' });
  });

  it('is served by an older one only where that was tested', () => {
    expect(step(at('2.21.2', ['2.20.1']), '2.20.1')).toEqual({ do: 'serve' });
    expect(step(at('2.21.2', ['2.20.1']), '2.20.0')).toEqual({ do: 'refuse', version: '2.21.2' });
  });

  it('from before there were markers is upgraded', () => {
    expect(step(null, '2.21.2')).toEqual({ do: 'upgrade', from: 'unknown' });
  });
});

describe('an upgrade that never served', () => {
  it('begins again where it was cut off', () => {
    expect(step(underWay, '2.21.2')).toEqual({ do: 'retry', upgrade });
  });

  it('goes on where it has migrated', () => {
    expect(step(migrated, '2.21.2')).toEqual({ do: 'serve' });
  });

  it.each(['2.20.1', '2.20.0', '2.22.0'])('is undone by %s', (image) => {
    expect(step(underWay, image)).toEqual({ do: 'undo', upgrade });
    expect(step(migrated, image)).toMatchObject({ do: 'undo' });
  });
});

it("another store's snapshot that a new one is to begin with comes before everything", () => {
  const situation = { marker: underWay, wish: 's2', image: { version: '2.21.2' } };
  expect(decide({ ...situation, awaited: 's3' })).toEqual({ do: 'receive', snapshot: 's3' });
});

it('a wish to restore comes first', () => {
  for (const marker of [at('2.21.2'), null, underWay, migrated])
    expect(step(marker, '2.21.2', 's2')).toEqual({ do: 'restore', snapshot: 's2' });
});
