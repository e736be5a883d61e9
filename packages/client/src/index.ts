export { ApiProblem, ConnectionError } from './api-problem.ts';
export { type CallOptions, type Client, createClient } from './client.ts';
export type { ClientOptions } from './connection.ts';
export type { EventsOptions, StreamState } from './follow-events.ts';
