import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import type { Status } from '../boot/status.ts';
import { reasons, type Reason, type Snapshot } from '../snapshots/snapshot.ts';
import type { SnapshotList } from '../snapshots/store-snapshots.ts';
import type { Disk } from './disk.ts';
import { Problem } from './problem.ts';

/** What the agent lets its callers do. */
export type Store = {
  status(): Status & { lastRequestAt: string };
  list(): Promise<SnapshotList>;
  disk(): Promise<Disk>;
  take(reason: Reason): Promise<Snapshot>;
  /** Answers whether there was one. */
  remove(id: string): Promise<boolean>;
  /** Whether it serves, or waits for nothing else. */
  mayRestore(): boolean;
  /** Answers whether there is one; the next start restores it. */
  wishRestore(id: string): Promise<boolean>;
  /** The archive of a snapshot on the volume; null when there is none. */
  read(id: string): Promise<Readable | null>;
  /** Takes the archive that a new store waits for; answers whether it did. */
  receive(id: string, content: Readable, sha256?: string): Promise<boolean>;
  /** Ends the process in order, so that the next start comes. */
  end(): void;
};

export type Answer = { status: number; body?: unknown; archive?: Readable; afterwards?: () => void };
export type Call = {
  method: string;
  path: string;
  body: () => Promise<unknown>;
  /** For what is no JSON. */
  request: IncomingMessage;
};

type Handler = (store: Store, call: Call, id: string) => Promise<Answer> | Answer;

const routes: readonly { path: RegExp; methods: Readonly<Record<string, Handler>> }[] = [
  { path: /^\/status$/, methods: { GET: (store) => ({ status: 200, body: store.status() }) } },
  { path: /^\/disk$/, methods: { GET: async (store) => ({ status: 200, body: await store.disk() }) } },
  { path: /^\/snapshots$/, methods: { GET: list, POST: take } },
  { path: /^\/snapshots\/([^/]+)$/, methods: { DELETE: remove } },
  { path: /^\/snapshots\/([^/]+)\/data$/, methods: { GET: read, PUT: receive } },
  { path: /^\/snapshots\/([^/]+)\/restore$/, methods: { POST: restore } },
];

export async function answer(store: Store, call: Call): Promise<Answer> {
  for (const { path, methods } of routes) {
    const match = path.exec(call.path);
    if (!match) continue;
    const handler = methods[call.method];
    if (handler) return handler(store, call, match[1] ?? '');
    throw new Problem('method-not-allowed', `${call.path} takes ${Object.keys(methods).join(' and ')}`);
  }
  throw new Problem('not-found', `There is no ${call.path}`);
}

async function list(store: Store): Promise<Answer> {
  return { status: 200, body: await store.list() };
}

/** `upgrade` is for upgrades alone, which take theirs by themselves. */
const wanted: readonly Reason[] = reasons.filter((reason) => reason !== 'upgrade');

async function take(store: Store, { body }: Call): Promise<Answer> {
  const { reason } = ((await body()) ?? {}) as { reason?: unknown };
  const found = wanted.find((one) => one === reason);
  if (!found) throw new Problem('invalid-body', `reason must be one of ${wanted.join(', ')}`);
  if (store.status().state !== 'serving') throw notNow(store);
  return { status: 201, body: await store.take(found) };
}

async function remove(store: Store, _call: Call, id: string): Promise<Answer> {
  if (!(await store.remove(id))) throw missing(id);
  return { status: 204 };
}

async function restore(store: Store, _call: Call, id: string): Promise<Answer> {
  if (!store.mayRestore()) throw notNow(store);
  if (!(await store.wishRestore(id))) throw missing(id);
  return { status: 202, body: {}, afterwards: store.end };
}

async function read(store: Store, _call: Call, id: string): Promise<Answer> {
  const archive = await store.read(id);
  if (!archive) throw missing(id);
  return { status: 200, archive };
}

/** The archive's checksum, in hexadecimal. */
const sumHeader = 'x-archive-sha256';

async function receive(store: Store, { request }: Call, id: string): Promise<Answer> {
  const { [sumHeader]: sum } = request.headers;
  const taken = await store.receive(id, request, typeof sum === 'string' ? sum : undefined);
  if (taken) return { status: 204 };
  throw new Problem('not-now', `The store does not wait for snapshot '${id}'`);
}

const notNow = (store: Store): Problem =>
  new Problem('not-now', `The store is ${store.status().state}: try again when it serves`);

const missing = (id: string): Problem => new Problem('snapshot-not-found', `There is no snapshot '${id}'`);
