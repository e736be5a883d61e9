export * from './install.ts';
export * from './result.ts';
export * from './runner.ts';
export * from './uninstall.ts';
