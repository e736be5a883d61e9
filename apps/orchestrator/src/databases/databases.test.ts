import { expect, test } from 'vitest';
import { databaseName } from './names.ts';
import { scramVerifier } from './scram.ts';
import { problemOf, storeUrl } from './server.ts';

test.each(['a"b', 'ACME', "a'; drop role x", 'a_b', '-ab', ''])('%j names no database', (name) => {
  expect(() => databaseName(name)).toThrow('must');
});

test('each store has a name of its own', () => {
  expect(databaseName('acme-2')).toBe('souk_acme_2');
  expect(databaseName('a'.repeat(40)).length).toBeLessThan(63);
});

test('the verifier is the one that PostgreSQL makes of this password and salt', () => {
  const salt = Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64');
  // From RFC 7677, section 3: user "user", password "pencil".
  expect(scramVerifier('pencil', salt)).toBe(
    'SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$' +
      'WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=',
  );
});

const admin = { url: 'postgresql://root:geheim@db.example.com:6432/postgres?sslmode=verify-full' };

test("a store's URL leads to its own database, as its own role, with the same TLS", () => {
  expect(storeUrl(admin, 'souk_acme', 'pw')).toBe(
    'postgresql://souk_acme:pw@db.example.com:6432/souk_acme?sslmode=verify-full',
  );
  expect(storeUrl({ ...admin, ca: 'authority' }, 'souk_acme', 'pw')).toContain(
    'sslrootcert=%2Frun%2Fsecrets%2Fdatabase%2Fca.crt',
  );
});

test('a usable admin URL has nothing wrong', () => {
  expect(problemOf(admin)).toBeUndefined();
});

test.each([
  ['mysql://root:geheim@db/x', 'must be like postgresql:'],
  ['postgresql://db.example.com/postgres', 'must be like postgresql:'],
  ['postgresql://root:geheim@db/x?sslmode=maybe', 'has an sslmode'],
  ['postgresql://root:geheim@db/x?sslmode=verify-ca', 'no key ca.crt'],
])('what is wrong with an admin URL is said without it', (url, problem) => {
  const said = problemOf({ url });
  expect(said).toContain(problem);
  expect(said).not.toContain('geheim');
});
