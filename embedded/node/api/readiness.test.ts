import { expect, test } from 'vitest';
import { nodeIsReady, podIsReady } from './readiness.ts';

const from = Date.parse('2026-01-01T12:00:00.700Z');
const before = '2026-01-01T11:59:59Z';
const after = '2026-01-01T12:00:00Z';

const node = (status: string, lastHeartbeatTime: string) => ({
  status: { conditions: [{ type: 'Ready', status, lastHeartbeatTime }] },
});

test('what a node said before the restart does not count', () => {
  expect(nodeIsReady(node('True', before), from)).toBe(false);
  expect(nodeIsReady(node('False', after), from)).toBe(false);
  expect(nodeIsReady({}, from)).toBe(false);
  expect(nodeIsReady(node('True', after), from)).toBe(true);
});

const pod = (startedAt: string, metadata = {}) => ({
  metadata,
  status: {
    conditions: [{ type: 'Ready', status: 'True' }],
    containerStatuses: [{ state: { running: { startedAt } } }],
  },
});

test('a pod is ready when its containers run since the restart', () => {
  expect(podIsReady(pod(before), from)).toBe(false);
  expect(podIsReady(pod(after, { deletionTimestamp: after }), from)).toBe(false);
  expect(podIsReady({ metadata: {} }, from)).toBe(false);
  expect(podIsReady(pod(after), from)).toBe(true);
});
