import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SettingsError } from '../settings-error.ts';
import { explain, isHopeless } from './connection-errors.ts';
import { parseSource, placeOf, readDatabaseSource } from './source.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'source-'));
});
afterEach(() => rm(dir, { recursive: true }));

const url = 'postgresql://acme:geheim@db.example.com/acme';

describe('where the database is', () => {
  it('is the pod itself without a Secret, else what its key says', async () => {
    expect(readDatabaseSource(join(dir, 'none'))).toMatchObject({ kind: 'embedded' });
    expect(() => readDatabaseSource(dir)).toThrow("has no key 'url'");
    await writeFile(join(dir, 'url'), `${url}\n`);
    expect(readDatabaseSource(dir)).toEqual({ kind: 'external', url, tls: false, tools: {} });
  });

  it.each([
    ['http://db/acme', 'must be like postgresql:'],
    ['acme', 'must be like postgresql:'],
    ['postgresql:///acme', 'names no host'],
    ['postgresql://db/acme', 'names no role'],
    ['postgresql://acme:geheim@db', 'names no database'],
    [`${url}?sslmode=verify-full&sslrootcert=/nowhere/ca.crt`, 'a file cannot be read (ENOENT)'],
  ])('is refused when it is %s, without a word of the password', (text, sentence) => {
    const read = (): unknown => parseSource(text);
    expect(read).toThrow(SettingsError);
    expect(read).toThrow(sentence);
    expect(read).not.toThrow('geheim');
  });
});

describe('TLS', () => {
  it("has libpq's meaning, for Medusa and for PostgreSQL's tools", async () => {
    const ca = join(dir, 'ca.crt');
    await writeFile(ca, 'a certificate');
    expect(parseSource(`${url}?sslmode=require`)).toMatchObject({
      url,
      tls: { rejectUnauthorized: false },
      tools: { PGSSLMODE: 'require' },
    });
    const checked = parseSource(`${url}?sslmode=verify-full&sslrootcert=${ca}&application_name=x`);
    expect(checked).toMatchObject({
      url: `${url}?application_name=x`,
      tls: { ca: 'a certificate' },
      tools: { PGSSLMODE: 'verify-full', PGSSLROOTCERT: ca },
    });
    expect(checked.tls).not.toHaveProperty('rejectUnauthorized');
    expect(parseSource(`${url}?sslmode=disable`)).toMatchObject({ tls: false });
  });
});

const failure = (code: string, message: string): Error => Object.assign(new Error(message), { code });

describe('a connection that fails', () => {
  it.each([
    ['28P01', 'refuses the role or its password', true],
    ['3D000', 'has no such database', true],
    ['42501', 'does not let the role in', true],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'has no TLS connection for us', true],
    ['ECONNREFUSED', 'cannot be reached', false],
    ['57P03', 'cannot be reached', false],
  ])('with %s says that the database %s', (code, words, hopeless) => {
    const error = failure(code, 'why');
    expect(explain(parseSource(url), error)).toBe(`The database at db.example.com:5432 ${words}: why`);
    expect(isHopeless(error)).toBe(hopeless);
  });

  it('names an IPv6 address as it is written', () => {
    expect(placeOf(parseSource('postgresql://a:b@[fd00::1]:6432/a'))).toBe('[fd00::1]:6432');
  });
});
