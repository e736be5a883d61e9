import { storeLabel } from '@souk/contract';
import { type HelmFailureKind, install } from '@souk/helm';
import { type KubeObject, pathOf, resources } from '@souk/kubernetes';
import { chartValues, UnknownWish } from '../chart-values.ts';
import { versionLabel } from '../observe.ts';
import { rejectStore } from './reject.ts';
import type { StepDeps, StepInput } from './step-context.ts';

/** Whether trying the very same again could help. */
const worthAnotherTry: Record<HelmFailureKind, boolean> = {
  'in-use': true,
  locked: true,
  unreachable: true,
  timeout: true,
  'not-found': true,
  invalid: false,
  failed: false,
};

/** `helm install`, when the API server itself still knows of no release. */
export async function installStore(deps: StepDeps, input: StepInput): Promise<void> {
  const { store, namespace } = input;
  const { name } = store.metadata;
  if (await hasRelease(deps, namespace, name)) return;
  const values = valuesOf(deps, input);
  if (values instanceof UnknownWish) {
    const hint = `Choose a ${values.field} that the platform offers.`;
    return rejectStore(deps, input, { failure: { reason: 'InvalidSpec', message: values.message, hint } });
  }
  const result = await install(deps.helm, {
    release: name,
    namespace,
    chart: deps.chartDir,
    valueFiles: [deps.valueFile],
    values,
    labels: { [storeLabel]: name, [versionLabel]: store.spec.version },
  });
  if (result.ok) return;
  if (worthAnotherTry[result.kind]) throw new Error(`helm install of ${name}: ${result.message}`);
  const hint = "Helm's words name the object or the value; retry when it is mended.";
  return rejectStore(deps, input, { failure: { reason: 'InstallFailed', message: result.message, hint } });
}

function valuesOf({ config, urlOf }: StepDeps, { store }: StepInput) {
  try {
    return chartValues(store, config, urlOf(store.metadata.name));
  } catch (error) {
    if (error instanceof UnknownWish) return error;
    throw error;
  }
}

/** The local copy may be a moment old; a second install must not start because of that. */
async function hasRelease({ client }: StepDeps, namespace: string, name: string): Promise<boolean> {
  const { items } = await client.json<{ items: KubeObject[] | null }>(
    'GET',
    pathOf(resources.secrets, { namespace }),
    {
      query: { labelSelector: `owner=helm,name=${name}`, limit: 1 },
      accept: 'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1',
    },
  );
  // An empty list of metadata comes as null.
  return (items?.length ?? 0) > 0;
}
