import { ClusterError } from '../cluster-error.ts';
import { withLock } from '../host/lock.ts';
import { go, lastLines } from './go.ts';
import { type BuildOptions, buildLock } from './options.ts';

/** Fetches all Go modules into the cache, checked against go.sum. Quick when they are there. Throws ClusterError. */
export async function downloadCluster({ cacheDir, onProgress, signal }: BuildOptions): Promise<void> {
  const onWait = () => onProgress?.('waiting for another build');
  await withLock(buildLock(cacheDir), { onWait, signal }, async () => {
    const download = go(cacheDir, ['mod', 'download', '-x'], signal);
    let fetched = 0;
    for await (const line of download.iterable({ from: 'stderr' })) {
      // With -x every answer of the proxy is a line: "# get https://…/@v/v1.2.3.zip: 200 OK (0.1s)".
      if (/^# get .*\.zip: 200/.test(line)) onProgress?.(`${(fetched += 1)} modules`);
    }
    const result = await download;
    if (result.failed) throw new ClusterError(`go mod download failed:\n${lastLines(result.stderr)}`);
  });
}
