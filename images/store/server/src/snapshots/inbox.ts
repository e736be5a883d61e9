import type { Readable } from 'node:stream';
import { unpackSnapshot } from './archive.ts';
import type { Folder } from './folder.ts';

/** Where a new store gets the snapshot of another one, which it is to begin with. */
export type Inbox = {
  /** Resolves when the snapshot is on the volume. */
  wait(id: string): Promise<void>;
  /** Answers false when nobody waits for this one. */
  put(id: string, content: Readable, sha256?: string): Promise<boolean>;
};

const dayMs = 86_400_000;

export function createInbox(folder: Folder): Inbox {
  let waiting: { id: string; done: () => void } | null = null;
  return {
    async wait(id) {
      if (await folder.find(id)) return;
      // Nothing else may be under way, and the agent keeps no process alive: it would end while it waits.
      const stay = setInterval(() => undefined, dayMs);
      await new Promise<void>((done) => {
        waiting = { id, done };
      }).finally(() => clearInterval(stay));
    },
    async put(id, content, sha256) {
      const found = waiting;
      if (found?.id !== id) return false;
      // One at a time: whoever comes meanwhile is told that nobody waits.
      waiting = null;
      try {
        await unpackSnapshot(folder, id, content, sha256);
      } catch (error) {
        waiting = found;
        throw error;
      }
      found.done();
      return true;
    },
  };
}
