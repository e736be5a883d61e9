import type { Failure, OperationType, Phase, StoreStatus } from '@souk/contract';
import { conditionsOf, phaseOf, type Situation, type Verdict } from './conditions.ts';
import type { RouteTarget } from './observation.ts';
import type { Facts, ReleaseState } from './release-state.ts';

/** What the cluster can still tell about a failure before its traces are removed. */
export type Evidence =
  | { from: 'log'; pod: string; container: string }
  /** Warnings in the store's namespace. */
  | { from: 'events' }
  /** The shop's own answer. */
  | { from: 'shop' };

/** The release as the decision saw it: its copy may be a moment old, and the step is left when the release moved on. */
export type Seen = { revision: number; status: string };

/** One thing to do; the next pass sees what came of it. */
export type Step =
  | { type: 'wait' }
  | { type: 'add-finalizer' }
  | { type: 'prepare-namespace' }
  /** On the platform's own server, and the Secret that leads there from the namespace with this uid. */
  | { type: 'make-database'; uid: string }
  | { type: 'install' }
  | { type: 'add-route'; to: RouteTarget }
  | { type: 'check-shop' }
  /** Bring the snapshot that a new store begins with to its pod, or see how far that is. */
  | { type: 'send-snapshot' }
  /** `helm upgrade` to what the store wishes, quota first. With `runs`, only while the Deployment runs that version. */
  | { type: 'upgrade'; seen: Seen; runs?: string }
  /** `helm rollback` to an earlier revision, or to the very one that a killed helm left half done. */
  | { type: 'roll-back'; to: number; seen: Seen }
  /** Ask the API server itself whether the pods have followed, and write down that they have. */
  | { type: 'check-rollout'; seen: Seen }
  /** Compare what is there with what Souk made, field by field. */
  | { type: 'inspect' }
  /** Put back what differs in Helm's objects, or in those of the namespace. */
  | { type: 'repair'; what: readonly string[]; seen: Seen }
  | { type: 'repair-namespace'; what: readonly string[] }
  /** Take over a version that a person gave to the release by hand. */
  | { type: 'adopt'; version: string; seen: Seen }
  /** Wish the store asleep, since nobody uses it: only over the very wish that the decision saw. */
  | { type: 'fall-asleep'; idle: string }
  /** Write down why, before anything is removed. */
  | { type: 'reject'; failure: Failure; evidence?: Evidence }
  /** With `seen`, only while the release really is what the decision saw: the copy of a fresh one may still say pending. */
  | { type: 'uninstall'; seen?: Seen }
  /** Take the last snapshot of a store that goes, or see how far that is. */
  | { type: 'take-final-snapshot' }
  | { type: 'delete-volume-claim' }
  | { type: 'delete-namespace'; uid: string }
  | { type: 'drop-database' }
  | { type: 'remove-route' }
  /** `namespace: 'gone'`: only when the API server itself says that it is. */
  | { type: 'release-finalizer'; namespace: 'gone' | 'not-ours' };

export type StepType = Step['type'];

/**
 * The operation that a person sees in progress: its steps in order, of which those before `running` are done.
 * `clearing`: it failed, and what it left goes; its steps stay as they are.
 */
export type Progress =
  | { type: OperationType; steps: readonly string[]; running: string; message: string }
  | { type: 'install'; clearing: true };

export type Decision = {
  state: ReleaseState;
  step: Step;
  phase: Phase;
  conditions: Verdict[];
  operation: Progress | null;
  /** Fields of the status besides phase, conditions and operation. `null` clears. */
  status: { [Field in keyof StoreStatus]?: StoreStatus[Field] | null };
  /** When to look again although nothing changed. */
  requeueAfterMs: number;
};

/** What a rule found; `decisionOf` completes it. */
export type Finding = {
  state: ReleaseState;
  situation: Situation;
  /** A sentence for the store's owner, without its full stop. */
  message: string;
  /** Of the condition Ready, where it can say more than the situation. */
  reason?: string;
  /** Of the condition Progressing, where it differs. */
  progress?: string;
  step?: Step;
  operation?: Progress;
  status?: Decision['status'];
  requeueAfterMs?: number;
};

const settledMs = 60_000;
const movingMs = 1000;

export function decisionOf({ release }: Facts, finding: Finding): Decision {
  const { state, situation, message, reason, progress, step, operation } = finding;
  const conditions = conditionsOf(situation, release, {
    message,
    ...(reason ? { reason } : {}),
    ...(progress ? { progress } : {}),
  });
  const moving = operation !== undefined || (step !== undefined && step.type !== 'wait');
  return {
    state,
    step: step ?? { type: 'wait' },
    phase: phaseOf(conditions),
    conditions,
    operation: operation ?? null,
    status: finding.status ?? {},
    requeueAfterMs: finding.requeueAfterMs ?? (moving ? movingMs : settledMs),
  };
}
