import { subscribe } from 'node:diagnostics_channel';
import { getHeapStatistics } from 'node:v8';

/** Present because of `node --expose-gc`. "last-resort" collects everything and gives free pages back to the system. */
type CollectGarbage = (options: { type: 'major'; execution: 'sync'; flavor: 'last-resort' }) => void;

const checkEveryMs = 5000;
/** Less is not worth a pause. */
const worthBytes = 16 << 20;

/**
 * Gives memory back while nobody shops. A start, and every burst of requests, leaves a heap behind that is twice as large as what
 * is in use; V8 keeps it for the next burst, but on a machine full of stores most of them sleep most of the time. The collection takes
 * a tenth of a second or two, so it waits for a pause between requests.
 */
export function releaseMemoryWhenIdle(): void {
  let busy = true;
  let lowest = 0;
  subscribe('http.server.request.start', (message) => {
    if (!isProbe(message)) busy = true;
  });
  const check = (): void => {
    const quiet = !busy;
    busy = false;
    if (!quiet || heapBytes() < lowest + worthBytes) return;
    collectGarbage();
    lowest = heapBytes();
  };
  setInterval(check, checkEveryMs).unref();
}

/** The kubelet asks every second; that is no shopper. */
function isProbe(message: unknown): boolean {
  const { request } = message as { request: { url?: string } };
  return request.url === '/health';
}

function collectGarbage(): void {
  const { gc } = globalThis as { gc?: CollectGarbage };
  gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}

const heapBytes = (): number => getHeapStatistics().total_physical_size;
