import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SettingsError } from './settings-error.ts';
import { readAdminPassword, readSecrets, readSettings } from './settings.ts';

const given = {
  STORE_NAME: 'acme',
  STORE_PUBLIC_URL: 'http://acme.local.gd:8080/',
  ADMIN_EMAIL: 'Jane@example.com',
};

describe('readSettings', () => {
  it('fills in what the pod does not say', () => {
    expect(readSettings(given)).toEqual({
      displayName: 'acme',
      publicUrl: 'http://acme.local.gd:8080',
      adminEmail: 'Jane@example.com',
      seed: 'demo',
      currency: 'eur',
      country: 'de',
      storefront: true,
      storefrontUrl: '',
      catalogueSeconds: 15,
      connections: 10,
      database: { kind: 'embedded', url: 'postgres://medusa@%2Frun%2Fsouk/medusa', tls: false, tools: {} },
      port: 9000,
      snapshots: { keep: 7, bucket: null, schedule: null, cloneOf: null },
    });
  });

  it('takes what the pod says', () => {
    const more = { STORE_DISPLAY_NAME: 'Acme', SEED: 'empty', STORE_CURRENCY: 'usd', STORE_COUNTRY: 'us' };
    expect(readSettings({ ...given, ...more })).toMatchObject({
      displayName: 'Acme',
      seed: 'empty',
      currency: 'usd',
      country: 'us',
    });
  });

  it('opens few connections where memory is short', () => {
    expect(readSettings({ ...given, MEMORY_MIB: '188' }).connections).toBe(3);
  });

  it('takes a bucket', () => {
    const more = { SNAPSHOTS_BUCKET: 'backups', SNAPSHOTS_BUCKET_ENDPOINT: 'https://s3.example.com' };
    const bucket = {
      name: 'backups',
      endpoint: 'https://s3.example.com',
      region: 'us-east-1',
      prefix: 'acme',
    };
    expect(readSettings({ ...given, ...more }).snapshots.bucket).toEqual(bucket);
    const nowhere = { ...given, SNAPSHOTS_BUCKET: 'backups' };
    expect(() => readSettings(nowhere)).toThrow('SNAPSHOTS_BUCKET needs SNAPSHOTS_BUCKET_ENDPOINT');
  });

  it('names all that is wrong at once', () => {
    const read = (): unknown =>
      readSettings({
        STORE_PUBLIC_URL: 'ftp://acme',
        ADMIN_EMAIL: 'jane',
        SEED: 'all',
        STORE_CURRENCY: 'EUR',
        STOREFRONT: 'no',
        STOREFRONT_URL: 'https://shop.example.com/',
        CATALOGUE_SECONDS: '-1',
        SNAPSHOTS_KEEP: '0',
        SNAPSHOTS_BUCKET: 'Backups!',
        SNAPSHOTS_BUCKET_ENDPOINT: 's3.example.com',
        SNAPSHOTS_CLONE: '../x',
      });
    expect(read).toThrow(SettingsError);
    expect(read).toThrow(
      "STORE_NAME must be a name, not ''; " +
        "STORE_PUBLIC_URL must be an address such as http://acme.example.com, not 'ftp://acme'; " +
        "ADMIN_EMAIL must be an email address, not 'jane'; " +
        "SEED must be demo or empty, not 'all'; " +
        "STORE_CURRENCY must be an ISO 4217 code such as eur, not 'EUR'; " +
        "STOREFRONT must be enabled or disabled, not 'no'; " +
        "STOREFRONT_URL must be an origin such as https://shop.example.com, not 'https://shop.example.com/'; " +
        "CATALOGUE_SECONDS must be a whole number from 0 to 999, not '-1'; " +
        "SNAPSHOTS_KEEP must be a whole number from 1 to 999, not '0'; " +
        "SNAPSHOTS_BUCKET must be the name of a bucket, not 'Backups!'; " +
        "SNAPSHOTS_BUCKET_ENDPOINT must be an address such as https://s3.example.com, not 's3.example.com'; " +
        "SNAPSHOTS_CLONE must be the id of a snapshot, not '../x'",
    );
  });
});

describe('secrets', () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'secrets-'));
  });
  afterEach(() => rm(dir, { recursive: true }));

  it('are files, of which the last line may have an end', async () => {
    await writeFile(join(dir, 'jwt-secret'), 'one');
    await writeFile(join(dir, 'cookie-secret'), 'two\n');
    await writeFile(join(dir, 'admin-password'), ' with spaces \n');
    expect(readSecrets(dir)).toEqual({ jwtSecret: 'one', cookieSecret: 'two' });
    expect(readAdminPassword(dir)).toBe(' with spaces ');
  });

  it('are missed by name', async () => {
    await writeFile(join(dir, 'jwt-secret'), '\n');
    expect(() => readSecrets(dir)).toThrow(`${dir}/jwt-secret is empty`);
    expect(() => readAdminPassword(dir)).toThrow('admin-password');
  });
});
