import { type Failure, retryAnnotation, type StoreResource } from '@souk/contract';
import { replaceObject, resources, tailLog } from '@souk/kubernetes';
import type { StepDeps, StepInput } from './step-context.ts';

const logLines = 20;

/** Keeps the reason, with the container's last words, before anything of the attempt is removed. */
export async function rejectStore(
  { client, log }: StepDeps,
  { store, namespace }: StepInput,
  { failure, logOf }: { failure: Failure; logOf?: { pod: string; container: string } },
): Promise<void> {
  const words = logOf ? await tailLog(client, { namespace, ...logOf }, logLines) : '';
  const { generation, annotations = {} } = store.metadata;
  const { operation: _ended, ...status } = store.status ?? {};
  const rejected: StoreResource = {
    ...store,
    status: {
      ...status,
      phase: 'Failed',
      failure: { ...failure, ...(words ? { log: words } : {}) },
      rejected: { version: store.spec.version, generation, reason: failure.reason },
      retry: annotations[retryAnnotation] ?? '',
    },
  };
  await replaceObject(client, resources.stores, rejected, 'status');
  log.warn({ store: store.metadata.name, reason: failure.reason }, 'the store was rejected');
}
