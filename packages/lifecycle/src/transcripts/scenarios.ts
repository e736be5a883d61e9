import { retryAnnotation } from '@souk/contract';
import type { Fault } from '../testing/fault.ts';
import { changes } from './changes.ts';
import { isGone, remove } from './chapters.ts';
import { databases } from './databases.ts';
import { farewells } from './farewells.ts';
import { byHand } from './hands.ts';
import { isReady, type Scenario } from './scenario.ts';
import { contentOf, digestOf } from '../testing/helm-model.ts';
import type { World } from '../testing/world.ts';

const isFailed = ({ status }: World) => status.phase === 'Failed';
/** Failed, with nothing of the attempt left. */
const isFailedAndClean = (world: World) => {
  const { release, namespace, route } = world.truth;
  const isClean = [release.state, namespace.state, route].every((fact) => fact === 'absent');
  return isFailed(world) && isClean && world.status.operation === undefined;
};

const retry = (mend: Fault) => ({
  title: 'the cause is mended, and a person asks for a retry',
  change: (world: World) => {
    world.faults.delete(mend);
    world.changeStore({ annotations: { [retryAnnotation]: world.time() } });
  },
  until: isReady,
});

/** A release that was there before the store. */
function releaseIn(world: World, status: string, ours = true): void {
  const { store } = world.truth;
  if (!store) return;
  const content = contentOf(store);
  world.helm.begin({ content, digest: digestOf(content), madeFor: 1, status, since: world.now() });
  world.helm.ours = ours;
  world.showRelease();
}
const prepared = { state: 'active', uid: 'n1', prepared: true } as const;

const beginsWithSnapshot = (world: World): void =>
  world.wish({ from: { store: 'bazaar', snapshot: '20260101t030000z-1f2e3d' } });

const installs: Record<string, Scenario> = {
  'happy-path': { title: 'A store becomes ready', until: isReady, next: remove },
  'image-missing': {
    title: 'The image is nowhere',
    faults: ['image-missing'],
    until: isFailedAndClean,
    next: retry('image-missing'),
  },
  'pull-slow': { title: 'The image takes five minutes to arrive', faults: ['pull-slow'], until: isReady },
  'pod-crashes': {
    title: 'Medusa crashes again and again',
    faults: ['pod-crashes'],
    until: isFailedAndClean,
    next: remove,
  },
  'volume-unbound': { title: 'No volume is to be had', faults: ['volume-unbound'], until: isFailedAndClean },
  'quota-denied': { title: 'The quota forbids the pod', faults: ['quota-denied'], until: isFailedAndClean },
  'shop-silent': {
    title: 'The pod is ready but the shop sells nothing',
    faults: ['shop-silent'],
    until: isFailedAndClean,
  },
  'helm-refuses': {
    title: 'Helm refuses the chart',
    faults: ['helm-refuses'],
    until: isFailedAndClean,
    next: retry('helm-refuses'),
  },
  clone: {
    title: "A store begins with another one's snapshot",
    faults: ['awaits-snapshot'],
    prepare: beginsWithSnapshot,
    until: isReady,
  },
  'spec-mended': {
    title: 'The wish itself was wrong, and is changed',
    faults: ['helm-refuses'],
    until: isFailedAndClean,
    next: {
      title: 'a person changes the spec',
      change: (world) => {
        world.faults.delete('helm-refuses');
        world.wish({ displayName: 'Acme' });
      },
      until: isReady,
    },
  },
};

const interruptions: Record<string, Scenario> = {
  'helm-dies-once': {
    title: 'Helm is killed in the middle of an install',
    faults: ['helm-dies-once'],
    until: isReady,
  },
  'api-unreadable': {
    title: 'The API server cannot be read for five seconds',
    faults: ['api-unreadable'],
    until: isReady,
  },
  'api-answers-500': {
    title: 'Every other write is answered with 500',
    faults: ['api-answers-500'],
    until: isReady,
    next: remove,
  },
  'other-holder': {
    title: 'Another replica is installing, and dies',
    prepare: (world) => {
      world.truth.namespace = prepared;
      releaseIn(world, 'pending-install');
      const at = world.time();
      const { store } = world.truth;
      const operation = {
        type: 'install',
        startedAt: at,
        holder: 'orchestrator-b',
        renewedAt: at,
        steps: [],
      } as const;
      if (store) world.truth.store = { ...store, status: { operation: { ...operation, steps: [] } } };
    },
    until: isReady,
  },
};

const conflicts: Record<string, Scenario> = {
  'namespace-foreign': {
    title: "The namespace is somebody else's",
    prepare: (world) => {
      world.truth.namespace = { state: 'foreign' };
    },
    until: isFailed,
    next: remove,
  },
  'release-foreign': {
    title: "A release of this name is somebody else's",
    prepare: (world) => {
      world.truth.namespace = prepared;
      releaseIn(world, 'deployed', false);
    },
    until: isFailed,
    next: remove,
  },
  'namespace-terminating': {
    title: 'The namespace of an earlier store still ends',
    prepare: (world) => world.endNamespace(),
    until: isReady,
  },
  'namespace-never-ends': {
    title: 'The namespace of an earlier store does not end',
    faults: ['namespace-stuck'],
    prepare: (world) => world.endNamespace(),
    until: isFailed,
    next: {
      ...retry('namespace-stuck'),
      title: 'what blocked it is removed, and a person asks for a retry',
    },
  },
};

const deletions: Record<string, Scenario> = {
  'delete-at-once': {
    title: 'A store is deleted the moment it was created',
    prepare: (world) =>
      world.changeStore({ finalizers: ['souk.dev/store'], deletionTimestamp: world.time() }),
    until: isGone,
  },
  'delete-starting': {
    title: 'A store is deleted while its pod starts',
    until: ({ truth }) => truth.release.state === 'present',
    next: remove,
  },
  'delete-locked': {
    title: 'A store is deleted while its release is locked',
    faults: ['helm-dies-once'],
    until: ({ truth }) => truth.release.state === 'present',
    next: remove,
  },
  'namespace-stuck': {
    title: 'A finalizer of somebody else holds the namespace',
    until: isReady,
    next: {
      title: 'a person deletes the store; after a while the holder lets go',
      change: (world) => {
        world.faults.add('namespace-stuck');
        world.requestDeletion();
      },
      until: (world) => {
        if (world.seconds > 90) world.faults.delete('namespace-stuck');
        return isGone(world);
      },
    },
  },
};

export const scenarios: Record<string, Scenario> = {
  ...changes,
  ...byHand,
  ...installs,
  ...interruptions,
  ...conflicts,
  ...deletions,
  ...databases,
  ...farewells,
};
