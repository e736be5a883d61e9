export { type Situation, type Verdict } from './conditions.ts';
export * from './decide.ts';
export * from './decision.ts';
export { deleteSteps } from './ending.ts';
export * from './observation.ts';
export { installSteps } from './provision.ts';
export { releaseStates, type ReleaseState } from './release-state.ts';
export * from './status.ts';
