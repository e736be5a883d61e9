import type { Condition, ConditionType, Failure, Phase } from '@souk/contract';
import type { ReleaseView } from './observation.ts';

/** A condition without its time, which is the writer's to keep or renew. */
export type Verdict = Pick<Condition, 'type' | 'status' | 'reason' | 'message'>;

/** What can be said of a store as a whole; its conditions follow by table, and its phase from them. */
export type Situation =
  | 'Queued'
  | 'Installing'
  | 'Serving'
  | 'NotServing'
  /** Its values change: while the shop is still open, and while it is not. */
  | 'UpdatingOpen'
  | 'Updating'
  | 'Held'
  /** The wish failed, and the store went back to its last good revision. */
  | 'HeldServing'
  | 'HeldNotServing'
  | 'HeldAsleep'
  | 'Asleep'
  | 'Deleting'
  | 'WishWaits';

type Progress =
  | 'Queued'
  | 'Installing'
  | 'Updating'
  | 'Settled'
  | 'Held'
  | 'RolledBack'
  | 'Asleep'
  | 'Deleting'
  | 'WishWaits';
type Cell = readonly [Condition['status'], string];
type Row = { Ready: Cell; Progressing: readonly [Condition['status'], Progress]; Healthy: Cell };

const never: Cell = ['Unknown', 'NeverReady'];
const serving = { Ready: ['True', 'Serving'], Healthy: ['True', 'PodReady'] } as const;
const asleep = { Ready: ['False', 'Asleep'], Healthy: ['Unknown', 'Asleep'] } as const;
const notServing = { Ready: ['False', 'PodNotReady'], Healthy: ['False', 'PodNotReady'] } as const;

const rows: Record<Situation, Row> = {
  Queued: { Ready: ['False', 'Queued'], Progressing: ['True', 'Queued'], Healthy: never },
  Installing: { Ready: ['False', 'Installing'], Progressing: ['True', 'Installing'], Healthy: never },
  Serving: { ...serving, Progressing: ['False', 'Settled'] },
  NotServing: { ...notServing, Progressing: ['False', 'Settled'] },
  UpdatingOpen: { ...serving, Progressing: ['True', 'Updating'] },
  Updating: {
    Ready: ['False', 'Updating'],
    Progressing: ['True', 'Updating'],
    Healthy: ['Unknown', 'Updating'],
  },
  HeldServing: { ...serving, Progressing: ['False', 'RolledBack'] },
  HeldNotServing: { ...notServing, Progressing: ['False', 'RolledBack'] },
  HeldAsleep: { ...asleep, Progressing: ['False', 'Asleep'] },
  Held: { Ready: ['False', 'Failed'], Progressing: ['False', 'Held'], Healthy: ['Unknown', 'Failed'] },
  Asleep: { ...asleep, Progressing: ['False', 'Asleep'] },
  Deleting: {
    Ready: ['False', 'Deleting'],
    Progressing: ['True', 'Deleting'],
    Healthy: ['Unknown', 'Deleting'],
  },
  /** It serves; what its owner wishes besides cannot be done. */
  WishWaits: { ...serving, Progressing: ['False', 'WishWaits'] },
};

/** `reason`, of Ready, and `progress`, of Progressing, where they can say more than the row. */
type Words = { message: string; reason?: string; progress?: string };

export function conditionsOf(situation: Situation, release: ReleaseView, words: Words): Verdict[] {
  const row = rows[situation];
  const verdict = (type: ConditionType, [status, reason]: Cell, message: string): Verdict => ({
    type,
    status,
    reason,
    message,
  });
  const [ready, readyReason] = row.Ready;
  return [
    verdict('Ready', [ready, words.reason ?? readyReason], words.message),
    verdict('Progressing', row.Progressing, words.progress ?? words.message),
    released(release),
    verdict('Healthy', row.Healthy, words.message),
  ];
}

/** What is said of a store whose wish failed. */
export const heldConditions = (release: ReleaseView, { reason, message }: Failure): Verdict[] =>
  conditionsOf('Held', release, { reason, message, progress: 'Waiting for a retry or a new wish' });

export const wordsOfWentBack = ({ reason, message }: Pick<Failure, 'reason' | 'message'>): string =>
  `The last wish was given up (${reason}: ${message})`;

/** What is said of one that once was ready, until it has gone back to what served. */
export const wentBackConditions = (release: ReleaseView, failure: Failure, open: boolean): Verdict[] =>
  conditionsOf(open ? 'HeldServing' : 'HeldNotServing', release, {
    message: open ? 'The shop is open' : failure.message,
    progress: wordsOfWentBack(failure),
  });

const releaseReasons: Record<string, string> = {
  deployed: 'Deployed',
  failed: 'Failed',
  uninstalling: 'Uninstalling',
  'pending-install': 'Pending',
  'pending-upgrade': 'Pending',
  'pending-rollback': 'Pending',
};

function released(release: ReleaseView): Verdict {
  if (release.state === 'absent') {
    return { type: 'Released', status: 'False', reason: 'NoRelease', message: 'There is no Helm release' };
  }
  const { revision, status, ours } = release;
  return {
    type: 'Released',
    status: status === 'deployed' && ours ? 'True' : 'False',
    reason: ours ? (releaseReasons[status] ?? 'Other') : 'NotOurs',
    message: `Revision ${revision} of the Helm release is ${status}`,
  };
}

/** What is under way names the phase; where nothing is, health does. */
const phaseByProgress: Record<Progress, Phase | 'by-health'> = {
  Queued: 'Pending',
  Installing: 'Provisioning',
  Updating: 'Updating',
  Held: 'Failed',
  RolledBack: 'by-health',
  Asleep: 'Hibernated',
  Deleting: 'Deleting',
  Settled: 'by-health',
  WishWaits: 'by-health',
};

export function phaseOf(conditions: readonly Verdict[]): Phase {
  const find = (type: ConditionType) => conditions.find((condition) => condition.type === type);
  const progress = find('Progressing')?.reason as Progress | undefined;
  const phase = progress ? phaseByProgress[progress] : 'Pending';
  if (phase !== 'by-health') return phase;
  return find('Ready')?.status === 'True' ? 'Ready' : 'Degraded';
}
