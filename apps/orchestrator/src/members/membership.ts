import { uptime } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { deleteObject, type KubeClient, type Lease, listObjects, pathOf, resources } from '@souk/kubernetes';
import { createFence } from './fence.ts';
import { createOwnLease, memberLabel } from './own-lease.ts';
import { ownerOf } from './rendezvous.ts';
import { createSightings, type Seen } from './sightings.ts';
import { memberTimes } from './times.ts';

export type MembershipOptions = {
  client: KubeClient;
  /** Of the platform: the Leases live here. */
  namespace: string;
  /** Name of the pod, or of the machine and process. */
  name: string;
  /** Of this very process: one that starts again under the same name is another member. */
  identity: string;
  onError: (error: unknown) => void;
  /** Ms on a clock that never jumps, and goes on while the machine sleeps. */
  clock?: () => number;
};

/** Which replicas live, and which stores are this one's to work on. */
export type Membership = {
  /** Identities of the live replicas; `unknown` until the first look, and while this one is fenced. */
  members(): readonly string[] | 'unknown';
  owns(uid: string): boolean;
  /** Throws when this replica may not begin anything now. */
  requireHeld(): void;
  /** Aborted as soon as the lease is lost: for processes that must not outlive it. */
  held(): AbortSignal;
  /** Called when the members changed, or this replica may work again. */
  onChange(listener: () => void): void;
  /** Looks at the others now. */
  look(): Promise<void>;
  /** One renewal and one look at the others. */
  tick(): Promise<void>;
  start(): void;
  /** Says that this replica is gone; call it when its work has ended. */
  leave(): Promise<void>;
};

const bootClock = (): number => uptime() * 1000;

/** `member-` and the name, in what Kubernetes allows in names. */
export const leaseName = (name: string): string =>
  `member-${name.toLowerCase().replaceAll(/[^-a-z0-9]+/g, '-')}`.slice(0, 63).replace(/-+$/, '');

export function createMembership(options: MembershipOptions): Membership {
  const { namespace, identity, onError, clock = bootClock } = options;
  const client = impatient(options.client);
  const own = createOwnLease(client, { namespace, name: leaseName(options.name), identity });
  const sightings = createSightings(memberTimes.goneAfterMs);
  const fence = createFence(memberTimes.fencedAfterMs, clock);
  const listeners: (() => void)[] = [];
  const leaving = new AbortController();
  let known: readonly string[] = [];
  let lookedAt = 0;
  let told = '';
  let running: Promise<void> = Promise.resolve();

  const look = async (): Promise<void> => {
    const began = clock();
    const found = await listMembers(client, namespace);
    const ended = clock();
    // Two looks at once may end in any order: the one that began last knows best.
    if (began < lookedAt) return;
    lookedAt = began;
    known = sightings.look(found, { began, ended });
    for (const name of sightings.silentFor(memberTimes.prunedAfterMs, ended))
      await deleteObject(client, resources.leases, { namespace, name }).catch(onError);
  };
  const members = () => (fence.isOpen() && known.includes(identity) ? known : 'unknown');
  const tell = () => {
    const now = JSON.stringify(members());
    if (now === told) return;
    told = now;
    for (const listener of listeners) listener();
  };
  const tick = async () => {
    try {
      const began = clock();
      await own.renew();
      // A lapse between two ticks is news: what was left undone in it must be asked for again.
      if (fence.renewed(began)) told = '';
      await look();
    } finally {
      tell();
    }
  };
  const run = async () => {
    while (!leaving.signal.aborted) {
      const failed = await tick().then(
        () => false,
        (error: unknown) => (onError(error), true),
      );
      const rest = failed
        ? memberTimes.retryMs
        : Math.min(memberTimes.renewEveryMs, sightings.nextExpiry(clock()) + 1);
      await sleep(rest, undefined, { signal: leaving.signal }).catch(() => undefined);
    }
  };

  return {
    members,
    owns: (uid) => {
      const live = members();
      return live !== 'unknown' && ownerOf(uid, live) === identity;
    },
    requireHeld() {
      if (!fence.isOpen()) throw new Error('the lease of this replica is too old to begin anything');
    },
    held: () => fence.signal(),
    look,
    onChange: (listener) => void listeners.push(listener),
    tick,
    start: () => void (running = run()),
    async leave() {
      leaving.abort();
      await running;
      fence.close();
      await own.release().catch(onError);
    },
  };
}

/** One call that hangs must not use up the time until the fence. */
const impatient = (client: KubeClient): KubeClient => ({
  ...client,
  json: (method, path, call) => client.json(method, path, { timeoutMs: memberTimes.callMs, ...call }),
});

async function listMembers(client: KubeClient, namespace: string): Promise<Seen[]> {
  const { items } = await listObjects<Lease>(client, pathOf(resources.leases, { namespace }), {
    labelSelector: memberLabel,
  });
  return items.flatMap(({ metadata, spec }) =>
    spec?.holderIdentity
      ? [
          {
            name: metadata.name,
            holder: spec.holderIdentity,
            renewal: `${metadata.uid}/${metadata.resourceVersion}`,
          },
        ]
      : [],
  );
}
