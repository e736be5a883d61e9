import type { StoreResource } from '@souk/contract';
import type { ReleaseView } from '../observation.ts';

/** What the chart makes of its values, as far as it matters here. */
export type Content = { version: string; settings: string; replicas: number };

type Revision = {
  status: string;
  content: Content;
  /** Labels, which later revisions inherit. */
  digest: string;
  madeFor: number;
  since: number;
};

export const digestOf = ({ version, settings, replicas }: Content): string =>
  `${version}/${settings}/${replicas}`;

export const contentOf = ({ spec }: StoreResource): Content => ({
  version: spec.version,
  settings: `${spec.plan} ${spec.displayName ?? ''}`,
  replicas: spec.hibernated ? 0 : 1,
});

/** The history of one release, as Helm keeps it. */
export class HelmModel {
  private revisions: Revision[] = [];
  /** False when the release lacks Souk's label. */
  ours = true;

  get newest(): Revision | undefined {
    return this.revisions.at(-1);
  }

  get number(): number {
    return this.revisions.length;
  }

  contentOf(number: number): { content: Content; digest: string; madeFor: number } | undefined {
    return this.revisions[number - 1];
  }

  /** Whether the release is still what somebody saw. */
  is(seen: { revision: number; status: string }): boolean {
    return this.number === seen.revision && this.newest?.status === seen.status;
  }

  begin(revision: Revision): void {
    this.revisions = [...this.revisions, revision];
  }

  /** Of the newest revision; the others are superseded once it is deployed. */
  set(change: Partial<Pick<Revision, 'status' | 'madeFor'>>): void {
    const last = this.revisions.length - 1;
    this.revisions = this.revisions.map((revision, index) => {
      if (index === last) return { ...revision, ...change };
      return change.status === 'deployed' ? { ...revision, status: 'superseded' } : revision;
    });
  }

  clear(): void {
    this.revisions = [];
  }

  view(): ReleaseView {
    const { newest } = this;
    if (!newest) return { state: 'absent' };
    return {
      state: 'present',
      revision: this.number,
      status: newest.status,
      ours: this.ours,
      version: newest.digest.split('/')[0] ?? '',
      chart: 'store-0.1.0',
      digest: newest.digest,
      made: newest.madeFor === this.number,
      since: newest.since,
    };
  }
}
