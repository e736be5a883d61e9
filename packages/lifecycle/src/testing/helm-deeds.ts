import { retryAnnotation } from '@souk/contract';
import type { Fault } from './fault.ts';
import { type Content, contentOf, digestOf } from './helm-model.ts';
import { type Deed, type Pass, PassEnded, reject } from './pass.ts';
import type { World } from './world.ts';

type HelmDeeds = {
  [Type in 'install' | 'upgrade' | 'roll-back' | 'repair' | 'uninstall']: Deed<Type>;
};

type Run = { verb: 'install' | 'upgrade' | 'rollback'; content: Content; digest: string; madeFor: number };

const deaths: Record<Run['verb'], Fault> = {
  install: 'helm-dies-once',
  upgrade: 'helm-dies-in-upgrade',
  rollback: 'helm-dies-in-rollback',
};

/** A helm process: the record first, then the objects, then the record again; it may die between any two. */
function run({ world, hooks }: Pass, { verb, ...revision }: Run): void {
  world.helm.begin({ ...revision, status: `pending-${verb}`, since: world.now() });
  world.showRelease();
  hooks.glimpse();
  hooks.pause();
  if (world.faults.delete(deaths[verb])) throw new PassEnded('helm was killed');
  world.apply(revision.content);
  world.drift = 'unchecked';
  hooks.pause();
  world.helm.set({ status: 'deployed' });
  world.showRelease();
  hooks.pause();
}

/** Helm gives it up: before anything is done, or half-way. */
function refuse({ world, observation }: Pass, content: Content): boolean {
  const failsHalfWay = world.faults.has('helm-fails-upgrade');
  if (!failsHalfWay && !world.faults.has('helm-refuses-upgrade')) return false;
  if (failsHalfWay) {
    const madeFor = world.helm.number + 1;
    world.helm.begin({ content, digest: digestOf(content), madeFor, status: 'failed', since: world.now() });
    world.showRelease();
  }
  reject(world, observation, { reason: 'UpgradeFailed', message: 'UPGRADE FAILED: no', hint: 'Mend it.' });
  return true;
}

function rollBack(pass: Pass, to: number): void {
  const { world } = pass;
  const target = world.helm.contentOf(to);
  if (!target) throw new PassEnded('release has no such version');
  const { content, digest, madeFor } = target;
  run(pass, { verb: 'rollback', content, digest, madeFor });
  world.helm.set({ madeFor: world.helm.number });
  world.showRelease();
}

export const helmDeeds: HelmDeeds = {
  install: (pass) => {
    const { world, observation } = pass;
    world.write();
    if (world.truth.namespace.state !== 'active' || world.truth.release.state === 'present') return;
    if (world.faults.has('helm-refuses')) {
      const failure = { reason: 'InstallFailed', message: 'INSTALLATION FAILED: no', hint: 'Mend it.' };
      return reject(world, observation, failure);
    }
    const content = contentOf(observation.store);
    run(pass, { verb: 'install', content, digest: digestOf(content), madeFor: 1 });
  },
  upgrade: (pass, { seen, runs }) => {
    const { world, observation } = pass;
    world.write();
    if (!world.helm.is(seen)) return;
    if (runs !== undefined && world.truth.workload.runs !== runs) return;
    judgeRetry(world);
    const content = contentOf(observation.store);
    if (refuse(pass, content)) return;
    run(pass, { verb: 'upgrade', content, digest: digestOf(content), madeFor: world.helm.number + 1 });
  },
  'roll-back': (pass, { to, seen }) => {
    pass.world.write();
    if (pass.world.helm.is(seen)) rollBack(pass, to);
  },
  repair: (pass, { seen }) => {
    pass.world.write();
    if (pass.world.helm.is(seen)) rollBack(pass, seen.revision);
  },
  uninstall: ({ world }, { seen }) => {
    world.write();
    if (seen && !world.helm.is(seen)) return;
    judgeUninstall(world);
    world.helm.clear();
    world.showRelease();
    world.removeWorkload();
  },
};

function judgeRetry({ truth: { store }, violations }: World): void {
  const { rejected, retry = '' } = store?.status ?? {};
  const asked = store?.metadata.annotations?.[retryAnnotation] ?? '';
  if (rejected && rejected.generation === store?.metadata.generation && asked === retry)
    violations.push('tried a wish again that was rejected');
}

function judgeUninstall({ truth: { release, store }, violations }: World): void {
  if (release.state === 'present' && !release.ours) violations.push("uninstalled somebody else's release");
  if (store?.status?.readyAt && !store.metadata.deletionTimestamp)
    violations.push('uninstalled a store that once was ready');
  const wanted = !store?.metadata.deletionTimestamp && !store?.status?.rejected;
  if (wanted && release.state === 'present' && release.status === 'deployed')
    violations.push('uninstalled a release that nothing is known against');
}
