export * from './install.ts';
export type { ReleaseRequest } from './release-request.ts';
export * from './result.ts';
export * from './rollback.ts';
export * from './runner.ts';
export * from './uninstall.ts';
export * from './upgrade.ts';
