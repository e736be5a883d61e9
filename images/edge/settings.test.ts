import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runEdge } from './test/edge.ts';
import { unpackEdge, type UnpackedImage } from './test/image-root.ts';

let image: UnpackedImage;
beforeAll(async () => {
  image = await unpackEdge();
}, 300_000);
afterAll(() => image.remove());

const env = { SOUK_HOST_SUFFIXES: 'local.gd localhost' };
const resolvConf = (text: string): Promise<void> => writeFile(join(image.root, 'etc', 'resolv.conf'), text);

test('DNS server and cluster domain come from resolv.conf', async () => {
  await resolvConf(
    'search souk-system.svc.corp.example svc.corp.example corp.example\nnameserver 10.9.0.10\nnameserver 10.9.0.11\n',
  );
  const { exitCode, stdout } = await runEdge(image.root, env, '-T');
  expect(exitCode).toBe(0);
  expect(stdout).toContain('resolver 10.9.0.10 ipv6=off valid=1s;');
  expect(stdout).toContain('$store.souk-routes.svc.corp.example:9000');
  expect(stdout).toContain('orchestrator.souk-system.svc.corp.example:8080');
});

test('an IPv6 DNS server is written in brackets', async () => {
  await resolvConf('nameserver fd00::a\n');
  const { exitCode, stdout } = await runEdge(image.root, env, '-T');
  expect(exitCode).toBe(0);
  expect(stdout).toContain('resolver [fd00::a] valid=1s;');
  expect(stdout).toContain('svc.cluster.local:9000');
});

test.each([
  [{ SOUK_HOST_SUFFIXES: '' }, 'SOUK_HOST_SUFFIXES must be domain names in lower case'],
  [{ SOUK_HOST_SUFFIXES: 'a.b; } evil {' }, 'SOUK_HOST_SUFFIXES must be domain names in lower case'],
  [{ SOUK_PORT: '80;' }, 'SOUK_PORT must be a port number'],
  [{ SOUK_RESOLVER: 'dns.example' }, 'SOUK_RESOLVER must be the address of a DNS server'],
])('%j is refused', async (wrong, message) => {
  await resolvConf('nameserver 10.9.0.10\n');
  const { exitCode, stderr } = await runEdge(image.root, { ...env, ...wrong }, '-t');
  expect(exitCode).toBe(1);
  expect(stderr).toContain(message);
});
