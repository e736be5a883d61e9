export * from './decide.ts';
export * from './decision.ts';
export { diagnose } from './diagnose.ts';
export { deleteSteps } from './ending.ts';
export * from './observation.ts';
export { installSteps } from './provision.ts';
export { classify, releaseStates, type ReleaseState } from './release-state.ts';
export * from './status.ts';
