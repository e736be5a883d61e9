import type { PlanConfig } from '@souk/contract';
import { scaleQuantity } from '@souk/kubernetes';

/**
 * The chart's own quota is switched off: this one exists before the first pod asks. A store is one pod; there is room for
 * the pod that replaces it and for a test pod, and for PostgreSQL beside Medusa.
 */
export const quotaOf = ({ cpu, memory, storage }: PlanConfig): Record<string, string> => ({
  pods: '4',
  'requests.cpu': scaleQuantity(cpu.request, 3, '500m'),
  'requests.memory': scaleQuantity(memory.request, 3, '512Mi'),
  'limits.memory': scaleQuantity(memory.limit, 3, '1Gi'),
  persistentvolumeclaims: '1',
  'requests.storage': storage,
  services: '3',
  'services.nodeports': '0',
  'services.loadbalancers': '0',
});

/** What a container that says nothing gets, as in the chart's own values. */
export const containerDefaults = {
  default: { memory: '128Mi' },
  defaultRequest: { cpu: '10m', memory: '32Mi' },
};
