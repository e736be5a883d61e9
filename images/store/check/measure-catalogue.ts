import { cpuSeconds } from './cgroup.ts';
import { mountImages } from './image-root.ts';
import { readConfig } from './shopper.ts';
import { createStore, origin, type Pod } from './store.ts';

/** What a core gives of the catalogue, with and without the answers that are told again: `npm run measure:catalogue`. */
const seconds = Number(process.argv[2] ?? 6);
const shoppers = 4;
const storefrontFields = 'id,handle,title,subtitle,thumbnail,variants.id,*variants.calculated_price';

const image = await mountImages('store');
const rows: Record<string, string | number>[] = [];
try {
  for (const kept of ['0', '15']) await measureStore(kept);
} finally {
  await image.release();
}
console.table(rows);

async function measureStore(kept: string): Promise<void> {
  const store = await createStore(image.paths[0] ?? '');
  const pod = await store.startPod({ env: { CATALOGUE_SECONDS: kept } });
  try {
    await pod.ready();
    const { publishableKey, regionId } = await readConfig();
    const headers = { 'x-publishable-api-key': publishableKey };
    const asked = {
      'default fields': '/store/products',
      'default fields, with prices': `/store/products?region_id=${regionId}`,
      'what a page shows, with prices': `/store/products?region_id=${regionId}&fields=${storefrontFields}`,
      regions: '/store/regions',
    };
    for (const path of Object.values(asked)) await load(pod, path, headers, 2);
    for (const [what, path] of Object.entries(asked))
      rows.push({ kept: `${kept} s`, what, ...(await load(pod, path, headers, seconds)) });
  } finally {
    await pod.kill();
    await store.remove();
  }
}

async function load(pod: Pod, path: string, headers: Record<string, string>, forSeconds: number) {
  const used = async (): Promise<number> =>
    (await cpuSeconds(pod.medusa.cgroup)) + (await cpuSeconds(pod.postgres.cgroup));
  const before = await used();
  const end = performance.now() + forSeconds * 1000;
  const times: number[] = [];
  let bytes = 0;
  const shopper = async (): Promise<void> => {
    while (performance.now() < end) {
      const from = performance.now();
      const response = await fetch(origin + path, { headers });
      bytes = (await response.arrayBuffer()).byteLength;
      if (!response.ok) throw new Error(`${path}: ${response.status}`);
      times.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: shoppers }, shopper));
  const cores = (await used()) - before;
  const middle = times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0;
  return {
    'requests/s a core': Math.round(times.length / cores),
    'ms of a core': Number(((cores / times.length) * 1000).toFixed(1)),
    'median ms': Math.round(middle),
    bytes: bytes,
  };
}
