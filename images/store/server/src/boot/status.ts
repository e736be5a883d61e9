export type State = 'starting' | 'snapshotting' | 'migrating' | 'restoring' | 'serving';

/** What the store is doing, as the agent tells it. */
export type Status = {
  /** Of the image. */
  version: string;
  state: State;
  /** Versions of an upgrade. */
  from?: string;
  to?: string;
  message?: string;
  /** Id of the snapshot of another store that it waits for. */
  awaits?: string;
};

export type StatusBoard = {
  read(): Status;
  /** What is not given is no longer told. */
  set(state: State, more?: Pick<Status, 'from' | 'to' | 'message' | 'awaits'>): void;
  /** Whether the store has refused to start, and only a snapshot can change that. */
  waits(): boolean;
  wait(): void;
};

export function createStatus(version: string): StatusBoard {
  let status: Status = { version, state: 'starting' };
  let waiting = false;
  return {
    read: () => status,
    set: (state, more = {}) => {
      status = { version, state, ...more };
    },
    waits: () => waiting,
    wait: () => {
      waiting = true;
    },
  };
}
