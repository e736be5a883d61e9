import { auditList, auditQuery } from '../audit-record.ts';
import { me, planList, signInRequest, signInWays, versionList } from '../catalogue.ts';
import { eventsQuery } from '../live-event.ts';
import { common, type Route, unsafe } from './route.ts';

/** What is not about one store. */
export const platformRoutes = {
  streamEvents: {
    method: 'GET',
    path: '/events',
    summary: 'Follow changes of stores, or of one, as server-sent events',
    query: eventsQuery,
    success: { status: 200, mediaType: 'text/event-stream' },
    problems: [...common, 'invalid-query'],
  },
  listVersions: {
    method: 'GET',
    path: '/versions',
    summary: 'List the Medusa versions on offer',
    success: { status: 200, schema: versionList },
    problems: common,
  },
  listPlans: {
    method: 'GET',
    path: '/plans',
    summary: 'List the plans on offer',
    success: { status: 200, schema: planList },
    problems: common,
  },
  listAudit: {
    method: 'GET',
    path: '/audit',
    summary: 'List who did what, newest first: all of it, or what concerns the caller and its stores',
    query: auditQuery,
    success: { status: 200, schema: auditList },
    problems: [...common, 'invalid-query'],
  },
  getMe: {
    method: 'GET',
    path: '/me',
    summary: 'Who the caller is and what it may do',
    success: { status: 200, schema: me },
    problems: common,
  },
  getSignInWays: {
    method: 'GET',
    path: '/session/ways',
    summary: 'Read how one can sign in',
    success: { status: 200, schema: signInWays },
    problems: ['too-many-requests', 'internal'],
    open: true,
  },
  signIn: {
    method: 'POST',
    path: '/session',
    summary: 'Trade a bearer token for a session cookie',
    body: signInRequest,
    success: { status: 200, schema: me },
    problems: [...common, ...unsafe, 'invalid-field'],
    open: true,
  },
  signOut: {
    method: 'DELETE',
    path: '/session',
    summary: 'End the session',
    success: { status: 204 },
    problems: [...unsafe, 'too-many-requests', 'internal'],
    open: true,
  },
} as const satisfies Record<string, Route>;
