import {
  apiVersionOf,
  getObject,
  type KubeClient,
  type KubeObject,
  type ObjectMeta,
  pathOf,
  type Resource,
} from '@souk/kubernetes';

export type Wanted = { resource: Resource; object: { metadata: ObjectMeta } & Record<string, unknown> };

const maxPaths = 3;
/** Never owns anything: its applies are dry runs. */
const fieldManager = 'souk-inspection';

/**
 * What applying the object would change, as `Kind name (fields)`; undefined when it would change nothing. The API server
 * itself compares, by a dry run, since only it knows defaults and the many ways to write a quantity. Fields that the object
 * does not name may be anything.
 */
export async function differenceOf(
  client: KubeClient,
  wanted: Wanted,
  tries = 3,
): Promise<string | undefined> {
  const { resource, object } = wanted;
  const { name, namespace } = object.metadata;
  const at = { name, ...(namespace ? { namespace } : {}) };
  const live = await getObject(client, resource, at);
  if (!live) return `${resource.kind} ${name} (missing)`;
  if (live.metadata.deletionTimestamp) return undefined;
  const applied = await client.json<KubeObject>('PATCH', pathOf(resource, at), {
    body: { ...object, apiVersion: apiVersionOf(resource), kind: resource.kind },
    contentType: 'application/apply-patch+yaml',
    query: { fieldManager, force: true, dryRun: 'All' },
  });
  // The object changed between the two answers, which then differ in more than was asked for.
  if (applied.metadata.resourceVersion !== live.metadata.resourceVersion && tries > 1)
    return differenceOf(client, wanted, tries - 1);
  const paths = differences(bare(live), bare(applied));
  return paths.length > 0 ? `${resource.kind} ${name} (${shorten(paths)})` : undefined;
}

/** Without what the API server writes. */
function bare({ metadata, ...object }: KubeObject & { status?: unknown }): unknown {
  const { labels, annotations } = metadata;
  const { status: _status, ...rest } = object;
  return { ...rest, metadata: { labels, annotations } };
}

function shorten(paths: readonly string[]): string {
  const more = paths.length - maxPaths;
  return paths.slice(0, maxPaths).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Paths of the fields in which two values differ, such as `spec.ports[0].port`. */
export function differences(a: unknown, b: unknown, path = ''): string[] {
  if (!isObject(a) || !isObject(b)) return Object.is(a, b) ? [] : [path];
  if (Array.isArray(a) && Array.isArray(b) && a.length !== b.length) return [path];
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].flatMap((key) => {
    const inner = Array.isArray(a) ? `${path}[${key}]` : [path, key].filter(Boolean).join('.');
    return differences(a[key], b[key], inner);
  });
}
