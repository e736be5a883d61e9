import type { Browser } from 'playwright-core';

/** What opening a page for the first time costs a shopper. */
export type PageCost = {
  requests: number;
  /** Over the wire, compressed. */
  scriptBytes: number;
  styleBytes: number;
  allBytes: number;
  /** Milliseconds until the largest part of the page is there, and how much the page jumped (CLS). */
  largestPaintMs: number;
  layoutShift: number;
  /** Errors that the page wrote to the console. */
  errors: string[];
};

/** Lighthouse's "slow 4G": what a phone has where the net is weak. */
const slowNetwork = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (750 * 1024) / 8,
};

const observe = `
  window.cost = { largestPaintMs: 0, layoutShift: 0 };
  const watch = (type, see) => new PerformanceObserver((list) => list.getEntries().forEach(see)).observe({ type, buffered: true });
  watch('largest-contentful-paint', (entry) => { window.cost.largestPaintMs = entry.startTime; });
  watch('layout-shift', (entry) => { if (!entry.hadRecentInput) window.cost.layoutShift += entry.value; });
`;

/** Opens an address in a fresh browser profile over a slow network, as large as a phone. */
export async function costOf(browser: Browser, url: string): Promise<PageCost> {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
  const page = await context.newPage();
  const network = await context.newCDPSession(page);
  await network.send('Network.enable');
  await network.send('Network.emulateNetworkConditions', slowNetwork);
  const cost = { requests: 0, scriptBytes: 0, styleBytes: 0, allBytes: 0, errors: [] as string[] };
  const kinds = new Map<string, string>();
  network.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId);
    cost.requests += 1;
    cost.allBytes += encodedDataLength;
    if (kind === 'Script') cost.scriptBytes += encodedDataLength;
    if (kind === 'Stylesheet') cost.styleBytes += encodedDataLength;
  });
  page.on('console', (message) => message.type() === 'error' && cost.errors.push(message.text()));
  page.on('pageerror', (error) => cost.errors.push(error.message));
  await page.addInitScript(observe);
  await page.goto(url, { waitUntil: 'networkidle' });
  const seen = await page.evaluate<Pick<PageCost, 'largestPaintMs' | 'layoutShift'>>('window.cost');
  await context.close();
  return { ...cost, ...seen };
}
