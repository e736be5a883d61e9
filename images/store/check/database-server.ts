import { execa } from 'execa';
import { chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inject, onTestFinished } from 'vitest';
import { startContainer, type Container } from './container.ts';

/** A PostgreSQL server of somebody else: real, with passwords and TLS, on a port of this machine. */
export type DatabaseServer = {
  /** Makes a role and a database of its own; answers their URL. */
  create(name: string): Promise<string>;
  /** Runs SQL as the administrator. */
  sql(database: string, statement: string): Promise<string>;
  /** Of its certificate. */
  ca: string;
  kill(): Promise<void>;
  start(): Promise<void>;
  output(): string;
};

const user = 10_001;
const port = 5433;

const hba = `local all all trust
hostssl all all all scram-sha-256
host plain all all scram-sha-256
`;

/** Ends with the test. */
export async function startDatabaseServer(): Promise<DatabaseServer> {
  const dir = await mkdtemp(join(tmpdir(), 'souk-database-check-'));
  const data = join(dir, 'server');
  await mkdir(data);
  await makeCertificate(data);
  await writeFile(join(data, 'hba.conf'), hba);
  await chownAll(data, ['.', 'hba.conf', 'tls.crt', 'tls.key']);
  let container = await run(dir, data, 1);
  let starts = 1;
  const sql = (database: string, statement: string): Promise<string> =>
    container.exec(
      'psql',
      '-h',
      '/server',
      '-p',
      String(port),
      '-U',
      'postgres',
      '-d',
      database,
      '-Atc',
      statement,
    );
  const kill = async (): Promise<void> => {
    await container.signal('SIGKILL').catch(() => undefined);
    await container.exited;
  };
  onTestFinished(async () => {
    await kill();
    await rm(dir, { recursive: true, force: true });
  });
  await untilReady(sql, () => container.output());
  return {
    ca: join(data, 'tls.crt'),
    sql,
    create: async (name) => {
      await sql('postgres', `create role ${name} login password 'Geheim:\\/@1'`);
      await sql('postgres', `create database ${name} owner ${name}`);
      return `postgresql://${name}:${encodeURIComponent('Geheim:\\/@1')}@127.0.0.1:${port}/${name}`;
    },
    kill,
    start: async () => {
      container = await run(dir, data, (starts += 1));
      await untilReady(sql, () => container.output());
    },
    output: () => container.output(),
  };
}

/** From the store's own image, which has a PostgreSQL; with nothing of the store's settings. */
function run(dir: string, data: string, number: number): Promise<Container> {
  const settings = [
    ['listen_addresses', '127.0.0.1'],
    ['port', String(port)],
    ['unix_socket_directories', '/server'],
    ['hba_file', '/server/hba.conf'],
    ['ssl', 'on'],
    ['ssl_cert_file', '/server/tls.crt'],
    ['ssl_key_file', '/server/tls.key'],
  ].map(([name, value]) => `-c ${name}=${value}`);
  const script = `[ -e /server/pg ] || initdb --pgdata /server/pg --username postgres --auth trust --no-sync >/dev/null
rm -f /server/pg/postmaster.pid
exec postgres -D /server/pg ${settings.join(' ')}`;
  return startContainer(join(dir, `run-${number}`), {
    name: 'server',
    root: inject('imageRoot'),
    command: ['sh', '-ec', script],
    env: {},
    volumes: { '/server': data, '/tmp': data },
    cgroup: `/souk-store-check-${dir.split('-').at(-1)}-server-${number}`,
    memoryLimit: 512,
  });
}

async function untilReady(sql: DatabaseServer['sql'], said: () => string): Promise<void> {
  for (const end = performance.now() + 15_000; ; await sleep(100)) {
    const answer = await sql('postgres', 'select 1').catch(String);
    if (answer === '1') return;
    if (performance.now() > end) throw new Error(`The server does not start: ${answer}\n${said()}`);
  }
}

async function makeCertificate(dir: string): Promise<void> {
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const files = ['-keyout', join(dir, 'tls.key'), '-out', join(dir, 'tls.crt')];
  await execa('openssl', [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '2',
    ...subject,
    ...files,
  ]);
}

async function chownAll(dir: string, names: readonly string[]): Promise<void> {
  for (const name of names) await chown(join(dir, name), user, user);
}
