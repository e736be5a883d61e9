import { readFile } from 'node:fs/promises';
import { glob } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/** Which of our own packages each folder may import; what is not named here is forbidden. */
const allowed: Record<string, readonly string[]> = {
  'packages/bucket': [],
  'packages/contract': [],
  'packages/client': ['@souk/contract'],
  'packages/lifecycle': ['@souk/contract'],
  'packages/helm': [],
  'packages/kubernetes': [],
  'apps/orchestrator': [
    '@souk/bucket',
    '@souk/contract',
    '@souk/lifecycle',
    '@souk/helm',
    '@souk/kubernetes',
    '@souk/client',
  ],
  'apps/dashboard': ['@souk/contract', '@souk/client'],
  'apps/cli': ['@souk/contract', '@souk/client', '@souk/kubernetes'],
};

/** These run in a browser, or must be pure: no Node built-ins. */
const withoutNode = ['packages/contract', 'packages/client', 'packages/lifecycle', 'apps/dashboard'];

const importPattern = /(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g;
const builtins = new Set(builtinModules);

type Import = { file: string; specifier: string };

async function importsOf(folder: string, { tests }: { tests: boolean }): Promise<Import[]> {
  const found: Import[] = [];
  for await (const file of glob('src/**/*.{ts,tsx}', { cwd: join(root, folder) })) {
    if (!tests && /\.test\.tsx?$|\/testing\//.test(file)) continue;
    const text = await readFile(join(root, folder, 'src/..', file), 'utf8');
    for (const [, specifier = ''] of text.matchAll(importPattern)) found.push({ file, specifier });
  }
  return found;
}

test.each(Object.entries(allowed))('%s imports only its neighbours below', async (folder, names) => {
  const imports = await importsOf(folder, { tests: true });
  expect(imports.length).toBeGreaterThan(0);
  const wrong = imports.filter(
    ({ specifier }) => specifier.startsWith('@souk/') && !names.includes(specifier),
  );
  expect(wrong).toEqual([]);
});

test('the command reaches Kubernetes only to look whether it is fit, before there is an API', async () => {
  const imports = await importsOf('apps/cli', { tests: false });
  const asking = imports.filter(({ specifier }) => specifier === '@souk/kubernetes');
  expect(asking.length).toBeGreaterThan(0);
  expect(asking.filter(({ file }) => !file.startsWith('src/doctor/'))).toEqual([]);
});

test.each(withoutNode)('%s uses no Node built-ins', async (folder) => {
  const imports = await importsOf(folder, { tests: false });
  const wrong = imports.filter(({ specifier }) => specifier.startsWith('node:') || builtins.has(specifier));
  expect(wrong).toEqual([]);
});

test('the orchestrator uses the client only in its tests', async () => {
  const imports = await importsOf('apps/orchestrator', { tests: false });
  expect(imports.filter(({ specifier }) => specifier === '@souk/client')).toEqual([]);
});

/** Its tests call the real API, in their own process. */
test('the command reaches into the orchestrator only in its tests', async () => {
  const imports = await importsOf('apps/cli', { tests: false });
  expect(imports.filter(({ specifier }) => specifier.startsWith('../../'))).toEqual([]);
});

test('the lifecycle reads no clock and throws no dice', async () => {
  for await (const file of glob('src/*.ts', { cwd: join(root, 'packages/lifecycle') })) {
    const text = await readFile(join(root, 'packages/lifecycle', file), 'utf8');
    expect(text).not.toMatch(/Date\.now|new Date\(\)|Math\.random|process\./);
  }
});
