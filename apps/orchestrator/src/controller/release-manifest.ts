import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { type KubeClient, readSecret, type Resource, resources } from '@souk/kubernetes';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import type { Wanted } from './compare-object.ts';
import { recordName } from './release-record.ts';

const unzip = promisify(gunzip);
const maxBytes = 8_000_000;

const record = z.object({ manifest: z.string(), config: z.record(z.string(), z.unknown()).nullish() });
const anObject = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({ name: z.string() }),
});

/** What is put back when it changed; the claim of the volume is not: its data cannot be made again. */
const lookedAfter: readonly Resource[] = [
  resources.deployments,
  resources.services,
  resources.networkPolicies,
  resources.serviceAccounts,
  resources.ingresses,
  resources.limitRanges,
  resources.resourceQuotas,
];

type At = { namespace: string; release: string; revision: number };

/** All objects of a revision as Helm keeps them: base64 of gzip of JSON. Empty when there is no such revision. */
export async function objectsOf(client: KubeClient, at: At): Promise<unknown[]> {
  const found = await recordOf(client, at);
  return parseAllDocuments(found?.manifest ?? '').map((document) => document.toJS() as unknown);
}

/** The values that a revision was made with, besides the chart's own. Throws when there is no such revision. */
export async function valuesOf(client: KubeClient, at: At): Promise<Record<string, unknown>> {
  const found = await recordOf(client, at);
  if (!found) throw new Error(`revision ${at.revision} of ${at.release} is gone`);
  return found.config ?? {};
}

async function recordOf(client: KubeClient, at: At) {
  const secret = await readSecret(client, at.namespace, recordName(at.release, at.revision));
  if (!secret?.release) return undefined;
  const json = await unzip(Buffer.from(secret.release, 'base64'), { maxOutputLength: maxBytes });
  return record.parse(JSON.parse(json.toString('utf8')));
}

/** Those that are looked after. */
export async function manifestOf(client: KubeClient, at: At): Promise<Wanted[]> {
  return (await objectsOf(client, at)).flatMap((object) => wantedOf(object, at.namespace));
}

function wantedOf(object: unknown, namespace: string): Wanted[] {
  const parsed = anObject.safeParse(object);
  if (!parsed.success) return [];
  const { kind, metadata } = parsed.data;
  const resource = lookedAfter.find((known) => known.kind === kind);
  return resource ? [{ resource, object: { ...parsed.data, metadata: { ...metadata, namespace } } }] : [];
}
