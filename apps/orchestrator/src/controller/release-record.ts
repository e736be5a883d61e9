import { type KubeClient, listObjects, type MetadataOnly, pathOf, resources } from '@souk/kubernetes';

/** Helm keeps a record of each revision in a Secret; its labels say all that is needed, so its content is never read. */
export const versionLabel = 'souk.dev/version';
/** Of the wish that the revision was made from. */
export const digestLabel = 'souk.dev/digest';
/** The revision that Souk made; others inherit the label of an earlier one, and so bear a number that is not theirs. */
export const revisionLabel = 'souk.dev/revision';

export const planLabel = 'souk.dev/plan';

/** Name of the Secret that holds a revision. */
export const recordName = (release: string, revision: number): string =>
  `sh.helm.release.v1.${release}.v${revision}`;

export const revisionOf = ({ metadata }: MetadataOnly): number => Number(metadata.labels?.version ?? 0);

const newestFirst = (records: readonly MetadataOnly[], release: string): MetadataOnly[] =>
  records
    .filter(({ metadata }) => metadata.labels?.name === release)
    .toSorted((a, b) => revisionOf(b) - revisionOf(a));

/** The newest revision counts. */
export const newestOf = (records: readonly MetadataOnly[], release: string): MetadataOnly | undefined =>
  newestFirst(records, release)[0];

/** All revisions as the API server itself knows them, the newest first. */
export async function recordsNow(
  client: KubeClient,
  namespace: string,
  release: string,
): Promise<MetadataOnly[]> {
  const { items } = await listObjects<MetadataOnly>(client, pathOf(resources.secrets, { namespace }), {
    labelSelector: `owner=helm,name=${release}`,
    metadataOnly: true,
  });
  return newestFirst(items, release);
}

/** What the API server itself says of the release, now. */
export async function releaseNow(
  client: KubeClient,
  namespace: string,
  release: string,
): Promise<{ revision: number; status: string } | undefined> {
  const [newest] = await recordsNow(client, namespace, release);
  return newest && { revision: revisionOf(newest), status: newest.metadata.labels?.status ?? 'unknown' };
}
