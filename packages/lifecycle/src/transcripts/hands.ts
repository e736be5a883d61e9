import type { World } from '../testing/world.ts';
import { awake, isAsleep, isSettled, remove, runs, sleep, upgrade } from './chapters.ts';
import { isReady, type Scenario } from './scenario.ts';

const edited = (where: 'release' | 'namespace', what: string) => ({
  title: `somebody changes by hand: ${what}`,
  change: (world: World) => {
    world.seconds += 60;
    world.editByHand(where, what);
  },
  until: (world: World) => world.edits[where].size === 0 && isReady(world) && isSettled(world),
});

const hands: Record<string, Scenario> = {
  'hibernate-and-wake': { title: 'A store sleeps and wakes', until: isReady, next: [sleep, awake] },
  'falls-asleep': {
    title: 'A store that nobody uses falls asleep, and its next visitor wakes it',
    prepare: (world) => {
      world.hasAgent = true;
      world.hasWaker = true;
      world.wish({ sleepAfter: '30m' });
    },
    until: isReady,
    next: [
      {
        title: 'a shopper comes after twenty minutes, and nobody later',
        change: (world) => {
          world.seconds += 1_200;
          world.usedAt = world.now();
        },
        until: (world) => isReady(world) && isSettled(world) && world.drift !== 'unchecked',
      },
      {
        title: 'another twenty minutes are not enough',
        change: (world) => {
          world.seconds += 1_200;
        },
        until: (world) => world.seconds > 2_430,
      },
      {
        title: 'ten more are',
        change: (world) => {
          world.seconds += 600;
        },
        until: isAsleep,
      },
      {
        ...awake,
        title: 'a visit wakes it',
        change: (world) => {
          world.usedAt = world.now();
          world.wish({ hibernated: false });
        },
      },
    ],
  },
  'release-adopted': {
    title: 'A person upgrades the release by hand to a version on offer',
    until: isReady,
    next: {
      title: 'helm upgrade --set image.tag=2.21.3',
      change: (world) => world.upgradeByHand('2.21.3'),
      until: (world) =>
        runs('2.21.3')(world) && world.truth.store?.spec.version === '2.21.3' && isReady(world),
    },
  },
  'release-put-back': {
    title: 'A person changes values of the release by hand',
    until: isReady,
    next: {
      title: 'helm upgrade with other values',
      change: (world) => world.upgradeByHand('2.21.2'),
      until: (world) => world.helm.number > 2 && isReady(world) && isSettled(world),
    },
  },
  'edited-release': {
    title: "Somebody edits one of Helm's objects",
    until: isReady,
    next: edited('release', 'NetworkPolicy store (missing)'),
  },
  'edited-namespace': {
    title: 'Somebody edits what Souk made before the release',
    until: isReady,
    next: edited('namespace', 'ResourceQuota store (spec.hard.pods)'),
  },
  'release-uninstalled': {
    title: 'A person uninstalls the release by hand',
    until: isReady,
    next: {
      title: 'helm uninstall; the volume stays',
      change: (world) => {
        world.helm.clear();
        world.showRelease();
        world.removeWorkload();
        world.tick();
      },
      until: (world) => isReady(world) && world.truth.workload.rolledOut && isSettled(world),
    },
  },
};

const endings: Record<string, Scenario> = {
  'delete-asleep': { title: 'A store is deleted while it sleeps', until: isReady, next: [sleep, remove] },
  'delete-upgrading': {
    title: 'A store is deleted in the middle of an upgrade',
    until: isReady,
    next: [
      {
        ...upgrade('2.21.3 is wished', 'helm-dies-in-upgrade'),
        until: ({ truth }) => truth.release.state === 'present' && truth.release.status === 'pending-upgrade',
      },
      remove,
    ],
  },
  'delete-rolled-back': {
    title: 'A store is deleted whose upgrade failed',
    until: isReady,
    next: [upgrade('2.21.3 is wished', 'new-image-missing'), remove],
  },
};

/** What people do besides wishing for another version: sleep, helm and kubectl by hand, deletion at any moment. */
export const byHand: Record<string, Scenario> = { ...hands, ...endings };
