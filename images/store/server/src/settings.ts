import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isId } from '../../../../packages/bucket/src/snapshot-id.ts';
import { readDatabaseSource, type DatabaseSource } from './database/source.ts';
import { SettingsError } from './settings-error.ts';
import type { BucketSettings } from './snapshots/bucket-settings.ts';

/** What the pod tells a store about itself. */
export type Settings = {
  displayName: string;
  /** Address that browsers use, without a trailing slash. */
  publicUrl: string;
  adminEmail: string;
  seed: 'demo' | 'empty';
  /** ISO 4217, lower case. */
  currency: string;
  /** ISO 3166-1 alpha-2, lower case. */
  country: string;
  /** Whether `/` is our storefront. */
  storefront: boolean;
  /** Origin of the merchant's own storefront; empty: there is none. */
  storefrontUrl: string;
  /** How long an answer of the catalogue is told again; 0: not at all. */
  catalogueSeconds: number;
  /** At most, to the database. */
  connections: number;
  database: DatabaseSource;
  /** Of shop and Admin; another one than the chart's 9000 where a build shares the machine's network. */
  port: number;
  snapshots: SnapshotSettings;
};

export type SnapshotSettings = {
  /** How many of each reason stay. */
  keep: number;
  /** Null: they stay on the volume. */
  bucket: BucketSettings | null;
  /** Cron expression, in UTC; null for none. */
  schedule: string | null;
  /** Id of the snapshot of another store that a new one begins with; null for none. */
  cloneOf: string | null;
};

export type Secrets = { jwtSecret: string; cookieSecret: string };

/** Folder with one file for each key of the Kubernetes Secret. */
export const secretsDir = '/run/secrets/souk';

/** The store's volume. */
export const volumeDir = '/data';
/** Uploaded files; `static` in Medusa's project folder leads here. */
export const uploadsDir = '/data/static';

/** Each connection is a process of PostgreSQL with 7 MB. */
const smallMiB = 256;

type Environment = Readonly<Record<string, string | undefined>>;
type Rule = { test: (value: string) => boolean; says: string };

const rules = {
  STORE_NAME: { test: (value) => value.trim() !== '', says: 'must be a name' },
  STORE_PUBLIC_URL: { test: isWebUrl, says: 'must be an address such as http://acme.example.com' },
  ADMIN_EMAIL: { test: (value) => /^[^@\s]+@[^@\s]+$/.test(value), says: 'must be an email address' },
  SEED: { test: (value) => value === 'demo' || value === 'empty', says: 'must be demo or empty' },
  STORE_CURRENCY: { test: (value) => /^[a-z]{3}$/.test(value), says: 'must be an ISO 4217 code such as eur' },
  STORE_COUNTRY: { test: (value) => /^[a-z]{2}$/.test(value), says: 'must be an ISO 3166 code such as de' },
  PORT: { test: (value) => /^[1-9]\d{0,4}$/.test(value), says: 'must be the number of a port' },
  STOREFRONT: {
    test: (value) => value === 'enabled' || value === 'disabled',
    says: 'must be enabled or disabled',
  },
  STOREFRONT_URL: {
    test: (value) => value === '' || URL.parse(value)?.origin === value,
    says: 'must be an origin such as https://shop.example.com',
  },
  MEMORY_MIB: {
    test: (value) => /^[1-9]\d{1,6}$/.test(value),
    says: 'must be a whole number of MiB',
  },
  CATALOGUE_SECONDS: {
    test: (value) => /^(0|[1-9]\d{0,2})$/.test(value),
    says: 'must be a whole number from 0 to 999',
  },
  SNAPSHOTS_KEEP: {
    test: (value) => /^[1-9]\d{0,2}$/.test(value),
    says: 'must be a whole number from 1 to 999',
  },
  SNAPSHOTS_BUCKET: { test: isBucketOrNothing, says: 'must be the name of a bucket' },
  SNAPSHOTS_BUCKET_ENDPOINT: {
    test: (value) => value === '' || isWebUrl(value),
    says: 'must be an address such as https://s3.example.com',
  },
  SNAPSHOTS_CLONE: {
    test: (value) => value === '' || isId(value),
    says: 'must be the id of a snapshot',
  },
} as const satisfies Record<string, Rule>;

const defaults: Environment = {
  SEED: 'demo',
  STORE_CURRENCY: 'eur',
  STORE_COUNTRY: 'de',
  STOREFRONT: 'enabled',
  CATALOGUE_SECONDS: '15',
  MEMORY_MIB: '700',
  PORT: '9000',
  SNAPSHOTS_KEEP: '7',
};

/** Throws a SettingsError that names every variable that is wrong. */
export function readSettings(env: Environment = process.env, databaseSecretDir?: string): Settings {
  const value = (name: keyof typeof rules): string => (env[name] || defaults[name]) ?? '';
  const problems = Object.entries(rules)
    .map(([name, rule]) => ({ name, rule, text: value(name as keyof typeof rules) }))
    .filter(({ rule, text }) => !rule.test(text))
    .map(({ name, rule, text }) => `${name} ${rule.says}, not '${text}'`);
  if (problems.length > 0) throw new SettingsError(problems.join('; '));
  return {
    displayName: env['STORE_DISPLAY_NAME'] || value('STORE_NAME'),
    publicUrl: value('STORE_PUBLIC_URL').replace(/\/+$/, ''),
    adminEmail: value('ADMIN_EMAIL'),
    seed: value('SEED') === 'empty' ? 'empty' : 'demo',
    currency: value('STORE_CURRENCY'),
    country: value('STORE_COUNTRY'),
    storefront: value('STOREFRONT') === 'enabled',
    storefrontUrl: value('STOREFRONT_URL'),
    catalogueSeconds: Number(value('CATALOGUE_SECONDS')),
    connections: Number(value('MEMORY_MIB')) < smallMiB ? 3 : 10,
    database: readDatabaseSource(databaseSecretDir),
    port: Number(value('PORT')),
    snapshots: {
      keep: Number(value('SNAPSHOTS_KEEP')),
      bucket: readBucket(env),
      schedule: env['SNAPSHOTS_SCHEDULE'] || null,
      cloneOf: value('SNAPSHOTS_CLONE') || null,
    },
  };
}

function readBucket(env: Environment): BucketSettings | null {
  const { SNAPSHOTS_BUCKET: name, SNAPSHOTS_BUCKET_ENDPOINT: endpoint } = env;
  if (!name) return null;
  if (!endpoint) throw new SettingsError('SNAPSHOTS_BUCKET needs SNAPSHOTS_BUCKET_ENDPOINT');
  const region = env['SNAPSHOTS_BUCKET_REGION'] || 'us-east-1';
  return { name, endpoint, region, prefix: env['SNAPSHOTS_BUCKET_PREFIX'] || (env['STORE_NAME'] ?? '') };
}

function isBucketOrNothing(value: string): boolean {
  return /^([a-z0-9][-.a-z0-9]{1,61}[a-z0-9])?$/.test(value);
}

export function readSecrets(dir = secretsDir): Secrets {
  return { jwtSecret: readSecret('jwt-secret', dir), cookieSecret: readSecret('cookie-secret', dir) };
}

/** Apart from the others: needed at the first start only. */
export function readAdminPassword(dir = secretsDir): string {
  return readSecret('admin-password', dir);
}

/** Which password that is, where it was rotated; null where it never was. */
export function readAdminPasswordVersion(dir = secretsDir): string | null {
  const path = join(dir, 'admin-password-version');
  return existsSync(path) ? readFileSync(path, 'utf8').trim() || null : null;
}

/** Secrets are files, because an environment shows up in process lists, crash reports and `kubectl describe`. */
function readSecret(key: string, dir: string): string {
  const path = join(dir, key);
  const value = readFileSync(path, 'utf8').replace(/\r?\n$/, '');
  if (value === '') throw new SettingsError(`${path} is empty`);
  return value;
}

function isWebUrl(value: string): boolean {
  const url = URL.parse(value);
  return url !== null && (url.protocol === 'http:' || url.protocol === 'https:');
}
