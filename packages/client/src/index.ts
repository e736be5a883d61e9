export { ApiProblem, ConnectionError } from './api-problem.ts';
export {
  type CallOptions,
  type ChangeOptions,
  type Client,
  createClient,
  type CreateOptions,
} from './client.ts';
export type { ClientOptions } from './connection.ts';
export type { ActivityOptions, EventsOptions, StreamState } from './follow-events.ts';
