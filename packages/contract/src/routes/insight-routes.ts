import { finalSnapshotList, snapshot, snapshotList } from '../snapshot.ts';
import { store } from '../store.ts';
import { activityList, logsQuery, usage } from '../store-insight.ts';
import { common, ofPod, ofStore, type Route, unsafe } from './route.ts';

/** What goes on inside a store, and its backups. */
export const insightRoutes = {
  listActivity: {
    method: 'GET',
    path: '/stores/{name}/events',
    summary: 'List what happened to the store lately, oldest first',
    success: { status: 200, schema: activityList },
    problems: ofStore,
  },
  streamActivity: {
    method: 'GET',
    path: '/stores/{name}/events/stream',
    summary: 'Follow what happens to the store as server-sent events `activity`',
    success: { status: 200, mediaType: 'text/event-stream' },
    problems: ofStore,
  },
  streamLogs: {
    method: 'GET',
    path: '/stores/{name}/logs',
    summary: "Read the log of one of the store's containers, and follow it if wished",
    query: logsQuery,
    success: { status: 200, mediaType: 'text/plain' },
    problems: [...ofPod, 'invalid-query'],
  },
  getUsage: {
    method: 'GET',
    path: '/stores/{name}/usage',
    summary: 'CPU, memory and disk that the store takes now',
    success: { status: 200, schema: usage },
    problems: ofPod,
  },
  listSnapshots: {
    method: 'GET',
    path: '/stores/{name}/snapshots',
    summary: 'List the backups of the store, newest first',
    success: { status: 200, schema: snapshotList },
    problems: [...ofPod, 'action-not-allowed'],
  },
  listFinalSnapshots: {
    method: 'GET',
    path: '/final-snapshots',
    summary: 'List the final backups of stores that were deleted and that the caller could see, newest first',
    success: { status: 200, schema: finalSnapshotList },
    problems: common,
  },
  createSnapshot: {
    method: 'POST',
    path: '/stores/{name}/snapshots',
    summary: 'Back the store up now',
    success: { status: 201, schema: snapshot },
    problems: [...ofPod, ...unsafe, 'action-not-allowed', 'not-stored'],
  },
  restoreSnapshot: {
    method: 'POST',
    path: '/stores/{name}/snapshots/{id}/restore',
    summary: 'Put the store back to a backup; what came after it is lost',
    success: { status: 202, schema: store },
    problems: [...ofPod, ...unsafe, 'snapshot-not-found', 'action-not-allowed'],
  },
  deleteSnapshot: {
    method: 'DELETE',
    path: '/stores/{name}/snapshots/{id}',
    summary: 'Delete a backup',
    success: { status: 204 },
    problems: [...ofPod, ...unsafe, 'snapshot-not-found', 'action-not-allowed'],
  },
} as const satisfies Record<string, Route>;
