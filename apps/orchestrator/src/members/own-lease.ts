import {
  createObject,
  deleteObject,
  getObject,
  isKind,
  type KubeClient,
  type Lease,
  microTime,
  replaceObject,
  resources,
} from '@souk/kubernetes';
import { memberTimes } from './times.ts';

/** On every member's Lease, so that they can be listed. */
export const memberLabel = 'souk.dev/member';

export type OwnLease = {
  /** Throws KubeError, and Error when another process has taken this Lease: then this one must never work again. */
  renew(): Promise<void>;
  /** The others take over at once. */
  release(): Promise<void>;
};

/** What we know of the Lease is old. */
const staleKinds = ['conflict', 'not-found', 'already-exists'] as const;

type Owner = { namespace: string; name: string; identity: string };

/** Where a replica says that it lives. A process that starts under the same name takes the Lease over from its predecessor. */
export function createOwnLease(client: KubeClient, { namespace, name, identity }: Owner): OwnLease {
  let last: Lease | undefined;
  const desired = (resourceVersion?: string) => ({
    metadata: {
      name,
      namespace,
      labels: { [memberLabel]: 'orchestrator', 'app.kubernetes.io/part-of': 'souk' },
      ...(resourceVersion ? { resourceVersion } : {}),
    },
    spec: {
      holderIdentity: identity,
      leaseDurationSeconds: memberTimes.goneAfterMs / 1000,
      renewTime: microTime(),
    },
  });
  const read = () => getObject<Lease>(client, resources.leases, { namespace, name });

  const write = async (): Promise<Lease> => {
    const base = last ?? (await read());
    const version = base?.metadata.resourceVersion;
    return version
      ? replaceObject<Lease>(client, resources.leases, desired(version))
      : createObject<Lease>(client, resources.leases, desired());
  };

  /** After a write whose answer got lost the version differs, and the Lease is still ours. */
  const lookAgain = async () => {
    const found = await read();
    const holder = found?.spec?.holderIdentity;
    if (last && found && holder !== identity)
      throw new Error(
        `the Lease ${name} is held by ${holder ?? 'nobody'}: another process runs under this name`,
      );
    last = found;
  };

  return {
    async renew() {
      try {
        last = await write();
      } catch (error) {
        if (!staleKinds.some((kind) => isKind(error, kind))) throw error;
        await lookAgain();
        last = await write();
      }
    },
    async release() {
      const uid = last?.metadata.uid;
      if (uid) await deleteObject(client, resources.leases, { namespace, name }, uid);
    },
  };
}
