import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { ControllerMetrics } from './metrics.ts';

/** The controller's measures in Prometheus' terms. */
export function createControllerMetrics(registry: Registry): ControllerMetrics {
  const registers = [registry];
  const ready = new Histogram({
    name: 'souk_store_ready_seconds',
    help: 'Time from the creation of a store to a shop that takes orders',
    buckets: [2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 60, 120, 300, 600],
    registers,
  });
  const helm = new Histogram({
    name: 'souk_helm_seconds',
    help: 'Run time of helm processes by verb and outcome',
    labelNames: ['verb', 'outcome'],
    buckets: [0.05, 0.1, 0.2, 0.4, 0.8, 1.5, 3, 6, 15, 30, 60],
    registers,
  });
  const passes = new Histogram({
    name: 'souk_reconcile_seconds',
    help: 'Duration of passes over a store by outcome; `conflict` only means that a copy was old',
    labelNames: ['outcome'],
    buckets: [0.001, 0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5, 30],
    registers,
  });
  const interruptions = new Counter({
    name: 'souk_watch_interruptions_total',
    help: 'Watches that ended with an error, by kind of object',
    labelNames: ['kind'],
    registers,
  });
  return {
    storeReady: (seconds) => ready.observe(seconds),
    helmEnded: (verb, result) =>
      helm.observe({ verb, outcome: result.ok ? 'ok' : result.kind }, result.seconds),
    passEnded: (outcome, seconds) => passes.observe({ outcome }, seconds),
    watchInterrupted: (kind) => interruptions.inc({ kind }),
  };
}

/** Read when it is asked for, so that it never lags behind. */
export function registerQueueDepth(registry: Registry, depth: () => number): void {
  const gauge = new Gauge({
    name: 'souk_queue_depth',
    help: 'Stores that wait for a pass at this replica',
    registers: [],
    collect() {
      this.set(depth());
    },
  });
  registry.registerMetric(gauge);
}
