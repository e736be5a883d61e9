import type { PodStats } from '@souk/kubernetes';
import type { PodUsage } from './ports.ts';

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);

/** A volume that the kubelet measures; local ones it often does not. */
function diskOf({ volume = [] }: PodStats): PodUsage['disk'] {
  const data = volume.find(({ pvcRef }) => pvcRef !== undefined);
  if (data?.usedBytes === undefined || data.capacityBytes === undefined) return null;
  return { usedBytes: data.usedBytes, capacityBytes: data.capacityBytes };
}

export function usageOf(stats: PodStats): PodUsage {
  const containers = (stats.containers ?? []).map(({ name, cpu, memory }) => ({
    name,
    cpuCores: (cpu?.usageNanoCores ?? 0) / 1e9,
    memoryBytes: memory?.workingSetBytes ?? 0,
  }));
  const times = (stats.containers ?? []).flatMap(({ cpu }) => (cpu?.time ? [cpu.time] : []));
  return {
    at: times.toSorted().at(-1) ?? new Date().toISOString(),
    cpuCores: sum(containers.map(({ cpuCores }) => cpuCores)),
    memoryBytes: sum(containers.map(({ memoryBytes }) => memoryBytes)),
    disk: diskOf(stats),
    containers,
  };
}
