import { phases } from '@souk/contract';
import type { FastifyInstance } from 'fastify';
import { Gauge, Histogram, type Registry } from 'prom-client';
import type { StoreCache } from '../cluster/ports.ts';
import type { OpenStreams } from '../live/open-streams.ts';
import { phaseOf } from '../stores/to-store.ts';

function countByPhase(cache: StoreCache): Map<string, number> {
  const counts = new Map<string, number>(phases.map((phase) => [phase, 0]));
  for (const store of cache.list()) {
    const phase = phaseOf(store);
    counts.set(phase, (counts.get(phase) ?? 0) + 1);
  }
  return counts;
}

/** Gauges are read when they are asked for, so they never lag behind. */
export function registerGauges(registry: Registry, cache: StoreCache, streams: OpenStreams): void {
  const stores = new Gauge({
    name: 'souk_stores',
    help: 'Stores by phase',
    labelNames: ['phase'],
    registers: [],
    collect() {
      for (const [phase, count] of countByPhase(cache)) this.set({ phase }, count);
    },
  });
  const open = new Gauge({
    name: 'souk_event_streams',
    help: 'Open event streams',
    registers: [],
    collect() {
      this.set(streams.count());
    },
  });
  registry.registerMetric(stores);
  registry.registerMetric(open);
}

/** Measures every answer by the pattern of its route: paths would make one series a store. */
export function measureRequests(app: FastifyInstance, registry: Registry): void {
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the first byte of a request to the last byte of its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  app.addHook('onResponse', async (request, reply) => {
    // How long somebody looks at the dashboard, or follows a log, is no measure of the API.
    if (/^text\/(event-stream|plain)/.test(String(reply.getHeader('content-type')))) return;
    const route = request.is404 ? 'unknown' : (request.routeOptions.url ?? 'unknown');
    duration.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
  });
}
