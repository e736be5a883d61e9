import { type KubeClient, listObjects, type MetadataOnly, pathOf, resources } from '@souk/kubernetes';

/** Helm keeps a record of each revision in a Secret; its labels say all that is needed, so its content is never read. */
export const versionLabel = 'souk.dev/version';

export const revisionOf = ({ metadata }: MetadataOnly): number => Number(metadata.labels?.version ?? 0);

/** The newest revision counts. */
export const newestOf = (records: readonly MetadataOnly[], release: string): MetadataOnly | undefined =>
  records
    .filter(({ metadata }) => metadata.labels?.name === release)
    .toSorted((a, b) => revisionOf(b) - revisionOf(a))[0];

/** What the API server itself says of the release, now. */
export async function releaseNow(
  client: KubeClient,
  namespace: string,
  release: string,
): Promise<{ revision: number; status: string } | undefined> {
  const { items } = await listObjects<MetadataOnly>(client, pathOf(resources.secrets, { namespace }), {
    labelSelector: `owner=helm,name=${release}`,
    metadataOnly: true,
  });
  const newest = newestOf(items, release);
  return newest && { revision: revisionOf(newest), status: newest.metadata.labels?.status ?? 'unknown' };
}
