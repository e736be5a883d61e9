import type { Handlers } from '../handler.ts';
import { ProblemError } from '../problem-error.ts';
import { catalogueHandlers } from './catalogue.ts';
import { changeStoreHandlers } from './change-store.ts';
import { createStoreHandler } from './create-store.ts';
import { credentialsHandler } from './credentials.ts';
import type { Deps } from './deps.ts';
import { eventsHandler } from './events.ts';
import { readStoreHandlers } from './read-stores.ts';
import { sessionHandlers } from './session.ts';

const notYet = async () => {
  throw new ProblemError('unavailable', { detail: 'This platform does not offer the call yet.' });
};

/** The compiler refuses a contract with a call that nobody handles. */
export function createHandlers(deps: Deps): Handlers {
  return {
    createStore: createStoreHandler(deps),
    ...readStoreHandlers(deps),
    ...changeStoreHandlers(deps),
    getCredentials: credentialsHandler(deps),
    streamEvents: eventsHandler(deps),
    ...catalogueHandlers(deps),
    ...sessionHandlers(deps),
    patchStore: notYet,
    rollbackStore: notYet,
    getHistory: notYet,
    listActivity: notYet,
    streamActivity: notYet,
    streamLogs: notYet,
    getUsage: notYet,
    listSnapshots: notYet,
    createSnapshot: notYet,
    restoreSnapshot: notYet,
    deleteSnapshot: notYet,
    listAudit: notYet,
  };
}
