import type { Caller } from '../auth/caller.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the guard of every call that is not open. */
    caller: Caller | undefined;
    /** Whether how it ended is in the audit already. */
    recorded: boolean;
    /** Whether the same credentials would still be accepted; rejects when nobody can say. */
    stillSignedIn: (() => Promise<boolean>) | undefined;
  }
}
