import { join } from 'node:path';
import { execa } from 'execa';
import { parseAllDocuments } from 'yaml';
import { findHelm } from './find-helm.ts';

export const chartsFolder = join(import.meta.dirname, '..');

/** Where each chart is installed when nobody says otherwise. */
const places = {
  store: { release: 'acme', namespace: 'store-acme' },
  platform: { release: 'souk', namespace: 'souk-system' },
} as const;

export type ChartName = keyof typeof places;

export type Wish = {
  release?: string;
  namespace?: string;
  /** Names of values files in the chart's folder. */
  files?: readonly string[];
  /** Values on top of them, as nested objects. */
  values?: Record<string, unknown>;
};

export type KubernetesObject = {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  };
  [field: string]: unknown;
};

/** Runs helm; rejects with what it printed on stderr. Values go by stdin. */
export async function helm(
  args: readonly string[],
  input = '',
  env: Record<string, string> = {},
): Promise<string> {
  const result = await execa(await findHelm(), args, { input, env, reject: false });
  if (result.failed) throw new Error(result.stderr || result.shortMessage);
  return result.stdout;
}

const valuesArguments = (chart: ChartName, { files = [] }: Wish) => [
  ...files.flatMap((file) => ['--values', join(chartsFolder, chart, file)]),
  '--values',
  '-',
];

/** What `helm template` prints. The cluster is not asked, so secrets are new each time. */
export function renderText(chart: ChartName, wish: Wish = {}): Promise<string> {
  const place = { ...places[chart], ...wish };
  const where = ['template', place.release, join(chartsFolder, chart), '--namespace', place.namespace];
  return helm([...where, ...valuesArguments(chart, wish)], JSON.stringify(wish.values ?? {}));
}

/** The rendered objects; rejects when one is not valid YAML or has a key twice. */
export async function render(chart: ChartName, wish: Wish = {}): Promise<KubernetesObject[]> {
  return parseObjects(await renderText(chart, wish));
}

export function parseObjects(text: string): KubernetesObject[] {
  const documents = parseAllDocuments(text);
  if (!Array.isArray(documents)) return [];
  for (const error of documents.flatMap((document) => document.errors)) throw error;
  return documents
    .map((document) => document.toJS() as KubernetesObject | null)
    .filter((object) => object !== null);
}

export function lint(chart: ChartName, wish: Wish = {}): Promise<string> {
  const { namespace } = { ...places[chart], ...wish };
  const what = ['lint', '--strict', join(chartsFolder, chart), '--namespace', namespace];
  return helm([...what, ...valuesArguments(chart, wish)], JSON.stringify(wish.values ?? {}));
}

/** The object of that kind and name; throws where it is missing. */
export function pick(objects: readonly KubernetesObject[], kind: string, name: string): KubernetesObject {
  const found = objects.find((object) => object.kind === kind && object.metadata.name === name);
  if (!found) throw new Error(`there is no ${kind} ${name}`);
  return found;
}
