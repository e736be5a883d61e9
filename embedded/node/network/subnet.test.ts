import { expect, test } from 'vitest';
import { parseSubnet } from './subnet.ts';

test('the first address is the host, the second the node', () => {
  expect(parseSubnet('198.51.100.4/30')).toEqual({ host: '198.51.100.5', node: '198.51.100.6', prefix: 30 });
});

test.each(['198.51.100.5/30', '198.51.100.0/24', '198.51.300.0/30', '198.51.100/30', ''])(
  '%j is refused',
  (cidr) => {
    expect(() => parseSubnet(cidr)).toThrow(/instance\.subnet/);
  },
);
