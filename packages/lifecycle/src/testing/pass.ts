import type { Failure } from '@souk/contract';
import type { Step, StepType } from '../decision.ts';
import type { Observation } from '../observation.ts';
import { rejectedStatus } from '../status.ts';
import type { World } from './world.ts';

export type Hooks = {
  /** Between any two things that the controller, or helm, does; may throw to end the pass there. */
  pause: () => void;
  /** In the middle of a helm process: copies may catch up with what is half done. */
  glimpse: () => void;
};

/** A write that did not happen, or whose answer got lost: the pass ends there. */
export class PassEnded extends Error {}

export type Pass = { world: World; observation: Observation; hooks: Hooks };
export type Deed<Type extends StepType> = (pass: Pass, step: Extract<Step, { type: Type }>) => void;

export function reject(world: World, observation: Observation, failure: Failure): void {
  world.writeStatus(observation.store, rejectedStatus(observation, failure, world.time()));
}
