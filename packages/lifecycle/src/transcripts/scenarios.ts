import { retryAnnotation } from '@souk/contract';
import { type Fault, World } from '../testing/world.ts';

export type Scenario = {
  title: string;
  faults?: readonly Fault[];
  prepare?: (world: World) => void;
  until: (world: World) => boolean;
  /** What a person does next, and how that ends. */
  next?: { title: string; change: (world: World) => void; until: (world: World) => boolean };
};

const phase = (world: World) => world.store.status?.phase;
const isReady = (world: World) => phase(world) === 'Ready';
const isGone = (world: World) => world.gone;
/** Failed, with nothing of the attempt left. */
const isFailedAndClean = (world: World) =>
  phase(world) === 'Failed' &&
  world.release.state === 'absent' &&
  world.namespace.state === 'absent' &&
  world.route === 'absent';
const isFailed = (world: World) => phase(world) === 'Failed';

const remove = { title: 'and is deleted', change: (world: World) => world.requestDeletion(), until: isGone };
const retry = (mend: Fault) => ({
  title: 'the cause is mended and a person asks for a retry',
  change: (world: World) => {
    world.faults.delete(mend);
    world.annotate({ [retryAnnotation]: world.time() });
  },
  until: isReady,
});

export const scenarios: Record<string, Scenario> = {
  'happy-path': { title: 'A store becomes ready', until: isReady, next: remove },
  'image-missing': {
    title: 'The image is nowhere',
    faults: ['image-missing'],
    until: isFailedAndClean,
    next: retry('image-missing'),
  },
  'pod-crashes': {
    title: 'Medusa crashes again and again',
    faults: ['pod-crashes'],
    until: isFailedAndClean,
    next: remove,
  },
  'volume-unbound': { title: 'No volume is to be had', faults: ['volume-unbound'], until: isFailedAndClean },
  'quota-denied': { title: 'The quota forbids the pod', faults: ['quota-denied'], until: isFailedAndClean },
  'helm-fails': {
    title: 'Helm refuses the chart',
    faults: ['helm-fails'],
    until: isFailedAndClean,
    next: retry('helm-fails'),
  },
  'helm-dies-once': {
    title: 'Helm dies in the middle of an install',
    faults: ['helm-dies-once'],
    until: isReady,
  },
  'api-unreadable': {
    title: 'The API server answers nothing for five seconds',
    faults: ['api-unreadable'],
    until: isReady,
  },
  'shop-silent': {
    title: 'The pod is ready but the shop sells nothing',
    faults: ['shop-silent'],
    until: isFailedAndClean,
  },
  'namespace-foreign': {
    title: "The namespace is somebody else's",
    faults: ['namespace-foreign'],
    until: isFailed,
    next: remove,
  },
  'release-foreign': {
    title: "A release of this name is somebody else's",
    faults: ['release-foreign'],
    until: isFailed,
  },
  'namespace-terminating': {
    title: 'The namespace of an earlier store still ends',
    prepare: (world) => world.endNamespace(),
    until: isReady,
  },
  'other-holder': {
    title: 'Another replica is installing, and dies',
    prepare: (world) => {
      world.namespace = { state: 'active', prepared: true };
      world.release = {
        state: 'present',
        revision: 1,
        status: 'pending-install',
        ours: true,
        version: '2.21.2',
        chart: '',
      };
      const at = world.time();
      world.store = {
        ...world.store,
        status: {
          operation: { type: 'install', startedAt: at, holder: 'orchestrator-b', renewedAt: at, steps: [] },
        },
      };
    },
    until: isReady,
  },
  'delete-locked': {
    title: 'A store is deleted while its release is locked',
    faults: ['helm-dies-once'],
    until: (world) => world.release.state === 'present',
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
        return world.gone;
      },
    },
  },
};
