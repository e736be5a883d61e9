import { X509Certificate, createPrivateKey } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadAuthority } from './authority.ts';
import { loadCertificate, splitPem } from './certificate.ts';
import { clients, servers } from './identity.ts';
import { loadServiceAccountKey, serviceAccountKeyFile } from './service-account-key.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'pki-'));
});
afterEach(() => rm(dir, { recursive: true }));

const [apiServer] = servers('198.51.100.2', '10.250.0.1');
if (!apiServer) throw new Error('there is no API server');

test('an independent reader finds the names, the groups and the signature', async () => {
  const authority = await loadAuthority(dir);
  const ca = new X509Certificate(authority.certificate.toString('pem'));
  const { certificate, key } = splitPem(await loadCertificate(dir, authority, apiServer));
  const server = new X509Certificate(certificate);
  expect(server.verify(ca.publicKey)).toBe(true);
  expect(server.checkPrivateKey(createPrivateKey(key))).toBe(true);
  expect(server.checkIP('198.51.100.2')).toBe('198.51.100.2');
  expect(server.checkHost('kubernetes.default.svc')).toBe('kubernetes.default.svc');
  const admin = new X509Certificate(
    splitPem(await loadCertificate(dir, authority, clients.admin)).certificate,
  );
  expect(admin.subject).toBe('O=system:masters\nCN=admin');
});

test('what is whole is kept, and only its owner may read it', async () => {
  const first = await loadCertificate(dir, await loadAuthority(dir), apiServer);
  expect(await loadCertificate(dir, await loadAuthority(dir), apiServer)).toBe(first);
  expect((await stat(join(dir, 'apiserver.pem'))).mode & 0o777).toBe(0o600);
  expect((await stat(join(dir, 'ca.pem'))).mode & 0o777).toBe(0o600);
});

test.each(['', 'half', '-----BEGIN CERTIFICATE-----\nMIIB'])(
  'a broken file (%j) is made anew',
  async (text) => {
    const authority = await loadAuthority(dir);
    await writeFile(join(dir, 'apiserver.pem'), text);
    const { certificate } = splitPem(await loadCertificate(dir, authority, apiServer));
    expect(new X509Certificate(certificate).subject).toBe('CN=kube-apiserver');
    await writeFile(serviceAccountKeyFile(dir), text);
    await loadServiceAccountKey(dir);
    expect(createPrivateKey(await readFile(serviceAccountKeyFile(dir))).type).toBe('private');
  },
);

test('a certificate of another authority, or for another address, is replaced', async () => {
  const authority = await loadAuthority(dir);
  const first = await loadCertificate(dir, authority, apiServer);
  const moved = await loadCertificate(dir, authority, { ...apiServer, hosts: ['198.51.100.6'] });
  expect(moved).not.toBe(first);
  await rm(join(dir, 'ca.pem'));
  const other = await loadAuthority(dir);
  const again = new X509Certificate(splitPem(await loadCertificate(dir, other, apiServer)).certificate);
  expect(again.verify(new X509Certificate(other.certificate.toString('pem')).publicKey)).toBe(true);
});
