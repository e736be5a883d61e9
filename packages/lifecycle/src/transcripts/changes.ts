import {
  awake,
  back,
  isAsleep,
  isRolledBack,
  isSettled,
  retried,
  runs,
  sleep,
  upgrade,
  wish,
} from './chapters.ts';
import { isReady, type Scenario } from './scenario.ts';

const upgrades: Record<string, Scenario> = {
  upgrade: {
    title: 'A store moves to another version, and back',
    until: isReady,
    next: [upgrade('2.21.3 is wished'), back],
  },
  'upgrade-with-migration': {
    title: 'The store itself says that it takes a snapshot and migrates',
    until: isReady,
    next: {
      ...upgrade('2.21.3 is wished'),
      change: (world) => {
        world.hasAgent = true;
        world.wish({ version: '2.21.3' });
      },
    },
  },
  'upgrade-with-long-migration': {
    title: 'The migration takes a quarter of an hour, three times the deadline',
    until: isReady,
    next: {
      ...upgrade('2.21.3 is wished'),
      change: (world) => {
        world.hasAgent = true;
        world.faults.add('migration-long');
        world.wish({ version: '2.21.3' });
      },
    },
  },
  'plan-changed': {
    title: 'A larger plan is wished',
    until: isReady,
    next: {
      title: 'the plan is changed',
      change: wish({ plan: 'medium' }),
      until: (world) => isReady(world) && isSettled(world) && world.helm.number > 1,
    },
  },
  'wish-changed-while-starting': {
    title: 'The wish changes while the store starts for the first time',
    until: ({ truth }) => truth.release.state === 'present' && truth.release.status === 'deployed',
    next: upgrade('2.21.3 is wished'),
  },
};

const failures: Record<string, Scenario> = {
  'upgrade-crashes': {
    title: 'The new version crashes',
    until: isReady,
    next: [upgrade('2.21.3 is wished', 'new-version-crashes'), retried('new-version-crashes')],
  },
  'upgrade-image-missing': {
    title: 'The image of the new version is nowhere',
    until: isReady,
    next: [upgrade('2.21.3 is wished', 'new-image-missing'), back],
  },
  'upgrade-silent': {
    title: 'The new version never becomes ready',
    until: isReady,
    next: upgrade('2.21.3 is wished', 'new-version-silent'),
  },
  'upgrade-refused': {
    title: 'Helm refuses the new values',
    until: isReady,
    next: [upgrade('2.21.3 is wished', 'helm-refuses-upgrade'), retried('helm-refuses-upgrade')],
  },
  'upgrade-fails-half-way': {
    title: 'Helm fails in the middle of an upgrade',
    until: isReady,
    next: upgrade('2.21.3 is wished', 'helm-fails-upgrade'),
  },
  'upgrade-of-unknown-plan': {
    title: 'A plan is wished that the platform does not offer',
    until: isReady,
    next: { title: 'the plan is changed', change: wish({ plan: 'gigantic' }), until: isRolledBack },
  },
  'wake-fails': {
    title: 'A sleeping store gets a version that crashes, and is woken',
    until: isReady,
    next: [
      sleep,
      {
        title: '2.21.3 is wished',
        change: wish({ version: '2.21.3' }, 'new-version-crashes'),
        until: (world) => isAsleep(world) && world.truth.workload.runs === '2.21.3',
      },
      { ...awake, until: isRolledBack },
    ],
  },
};

const killings: Record<string, Scenario> = {
  'upgrade-killed': {
    title: 'Helm is killed in the middle of an upgrade',
    until: isReady,
    next: { ...upgrade('2.21.3 is wished', 'helm-dies-in-upgrade'), until: runs('2.21.3') },
  },
  'rollback-killed': {
    title: 'Helm is killed in the middle of the rollback, too',
    until: isReady,
    next: upgrade('2.21.3 is wished', 'new-version-crashes', 'helm-dies-in-upgrade', 'helm-dies-in-rollback'),
  },
  'hibernation-killed': {
    title: 'Helm is killed while it puts a store to sleep',
    until: isReady,
    next: { ...sleep, change: wish({ hibernated: true }, 'helm-dies-in-upgrade') },
  },
  'upgrade-interrupted': {
    title: 'A person upgrades a ready store by hand, and helm dies',
    until: isReady,
    next: {
      title: 'the release is left pending; the store goes on serving',
      change: (world) => world.upgradeByHand('2.21.2', 'pending-upgrade'),
      until: (world) => world.helm.newest?.status === 'deployed' && isReady(world) && isSettled(world),
    },
  },
};

export const changes: Record<string, Scenario> = {
  ...upgrades,
  ...failures,
  ...killings,
};
