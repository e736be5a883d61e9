import type { PlatformConfig } from '@souk/contract';
import {
  compareQuantities,
  type ContainerStatus,
  type PersistentVolumeClaim,
  type Pod,
} from '@souk/kubernetes';
import type { ContainerView, PodView, WorkloadView } from '@souk/lifecycle';
import { versionOn } from './offer.ts';
import { isRolledOut } from './steps/check-rollout.ts';
import type { Watches } from './watches.ts';

export function workloadView(watches: Watches, namespace: string, config: PlatformConfig): WorkloadView {
  const deployment = watches.deployments.get(`${namespace}/store`);
  const failed = deployment?.status?.conditions?.find(
    ({ type, status }) => type === 'ReplicaFailure' && status === 'True',
  );
  const runs = deployment && versionOn(deployment, config);
  const volume = watches.volumeClaims.get(`${namespace}/store-data`);
  const claim = volume?.status?.phase ?? 'absent';
  const growth = volume && growthOf(volume);
  return {
    deployment: deployment ? 'present' : 'absent',
    replicas: deployment ? (deployment.spec?.replicas ?? 1) : 0,
    rolledOut: deployment !== undefined && isRolledOut(deployment),
    ...(runs ? { runs } : {}),
    ...(failed?.message ? { replicaFailure: failed.message } : {}),
    ...(growth ? { volumeGrowth: growth } : {}),
    pods: watches.pods.group(namespace).map(podView),
    volumeClaim: claim === 'Bound' || claim === 'Lost' || claim === 'absent' ? claim : 'Pending',
  };
}

/** A sentence while a claim has not the size that it asks for. */
export function growthOf({ spec, status }: PersistentVolumeClaim): string | undefined {
  const wanted = spec?.resources?.requests?.storage;
  const has = status?.capacity?.storage;
  if (!wanted || !has || !isLess(has, wanted)) return undefined;
  const pending = status.conditions?.find((one) => resizing.has(one.type) && one.status === 'True');
  const why = pending ? `${pending.type}${pending.message ? `: ${pending.message}` : ''}` : 'not begun yet';
  return `The volume is to grow from ${has} to ${wanted} (${why})`;
}

const resizing = new Set(['Resizing', 'FileSystemResizePending', 'ControllerResizeError', 'NodeResizeError']);

/** What a driver writes may be any notation: the words are not worth a failed pass. */
function isLess(a: string, b: string): boolean {
  try {
    return compareQuantities(a, b) < 0;
  } catch {
    return false;
  }
}

function podView({ metadata, status = {} }: Pod): PodView {
  const condition = (type: string) => status.conditions?.find((one) => one.type === type);
  const scheduled = condition('PodScheduled');
  const containers = [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])];
  return {
    name: metadata.name,
    createdAt: Date.parse(metadata.creationTimestamp ?? ''),
    ready: condition('Ready')?.status === 'True',
    terminating: metadata.deletionTimestamp !== undefined,
    scheduled: scheduled?.status === 'True',
    sandboxed: condition('PodReadyToStartContainers')?.status === 'True',
    ...(scheduled?.reason === 'Unschedulable' ? { unschedulable: scheduled.message ?? '' } : {}),
    containers: containers.map(containerView),
  };
}

function containerView({
  name,
  ready,
  restartCount,
  state = {},
  lastState = {},
}: ContainerStatus): ContainerView {
  const ended = state.terminated ?? lastState.terminated;
  const startedAt = state.running?.startedAt;
  return {
    name,
    ready,
    restarts: restartCount,
    ...(startedAt ? { startedAt: Date.parse(startedAt) } : {}),
    ...(state.waiting
      ? { waiting: { reason: state.waiting.reason ?? '', message: state.waiting.message ?? '' } }
      : {}),
    ...(ended
      ? {
          terminated: {
            reason: ended.reason ?? '',
            exitCode: ended.exitCode ?? 0,
            message: ended.message ?? '',
          },
        }
      : {}),
  };
}
