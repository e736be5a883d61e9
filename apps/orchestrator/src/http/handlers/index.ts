import type { Handlers } from '../handler.ts';
import { catalogueHandlers } from './catalogue.ts';
import { changeStoreHandlers } from './change-store.ts';
import { createStoreHandler } from './create-store.ts';
import { credentialsHandler } from './credentials.ts';
import { rotateHandler } from './rotate.ts';
import type { Deps } from './deps.ts';
import { eventsHandler } from './events.ts';
import { insideStoreHandlers } from './inside-store.ts';
import { listAuditHandler } from './list-audit.ts';
import { readStoreHandlers } from './read-stores.ts';
import { sessionHandlers } from './session.ts';
import { snapshotHandlers } from './snapshots.ts';
import { activityHandler } from './stream-activity.ts';
import { logsHandler } from './stream-logs.ts';

/** The compiler refuses a contract with a call that nobody handles. */
export function createHandlers(deps: Deps): Handlers {
  return {
    createStore: createStoreHandler(deps),
    ...readStoreHandlers(deps),
    ...changeStoreHandlers(deps),
    ...insideStoreHandlers(deps),
    ...snapshotHandlers(deps),
    streamActivity: activityHandler(deps),
    streamLogs: logsHandler(deps),
    listAudit: listAuditHandler(deps),
    getCredentials: credentialsHandler(deps),
    rotateCredentials: rotateHandler(deps),
    streamEvents: eventsHandler(deps),
    ...catalogueHandlers(deps),
    ...sessionHandlers(deps),
  };
}
