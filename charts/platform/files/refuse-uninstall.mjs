// Run before "helm uninstall": ends with 1 while the cluster holds Stores.
import { readFile } from 'node:fs/promises';

const token = await readFile('/var/run/secrets/kubernetes.io/serviceaccount/token', 'utf8');
const response = await fetch('https://kubernetes.default.svc/apis/souk.dev/v1alpha1/stores?limit=500', {
  headers: { authorization: `Bearer ${token}` },
  signal: AbortSignal.timeout(20_000),
});
// 404: there is no such resource, hence no Store.
if (response.status !== 404) {
  if (!response.ok) throw new Error(`The API server answered ${response.status} to the question for Stores.`);
  const names = (await response.json()).items.map((store) => store.metadata.name);
  if (names.length > 0) {
    console.error(
      `Stores still exist (${names.slice(0, 10).join(', ')}${names.length > 10 ? ', …' : ''}). ` +
        'Delete them first (kubectl delete stores --all), or leave them orphaned with --no-hooks.',
    );
    process.exitCode = 1;
  }
}
