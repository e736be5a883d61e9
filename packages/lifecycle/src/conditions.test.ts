import type { Phase } from '@souk/contract';
import { expect, test } from 'vitest';
import { conditionsOf, phaseOf, type Situation } from './conditions.ts';

const phases: Record<Situation, Phase> = {
  Queued: 'Pending',
  Installing: 'Provisioning',
  Serving: 'Ready',
  NotServing: 'Degraded',
  UpdatingOpen: 'Updating',
  Updating: 'Updating',
  Held: 'Failed',
  HeldServing: 'Ready',
  HeldNotServing: 'Degraded',
  HeldAsleep: 'Hibernated',
  Asleep: 'Hibernated',
  Deleting: 'Deleting',
  WishWaits: 'Ready',
};

test.each(Object.entries(phases))('%s is %s', (situation, phase) => {
  const conditions = conditionsOf(situation as Situation, { state: 'absent' }, { message: 'words' });
  expect(conditions.map(({ type }) => type)).toEqual(['Ready', 'Progressing', 'Released', 'Healthy']);
  expect(phaseOf(conditions)).toBe(phase);
});

test('a release counts as released when it is deployed and ours', () => {
  const release = {
    state: 'present',
    revision: 3,
    version: '',
    chart: '',
    digest: '',
    made: true,
    since: 0,
  } as const;
  const released = (status: string, ours: boolean) =>
    conditionsOf('Serving', { ...release, status, ours }, { message: '' })[2];
  expect(released('deployed', true)).toMatchObject({ status: 'True', reason: 'Deployed' });
  expect(released('deployed', false)).toMatchObject({ status: 'False', reason: 'NotOurs' });
  expect(released('pending-upgrade', true)).toMatchObject({
    status: 'False',
    reason: 'Pending',
    message: 'Revision 3 of the Helm release is pending-upgrade',
  });
  expect(released('superseded', true)).toMatchObject({ status: 'False', reason: 'Other' });
});
