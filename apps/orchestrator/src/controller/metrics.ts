import type { HelmResult } from '@souk/helm';

/** What the controller counts; the orchestrator turns it into Prometheus' terms. */
export type ControllerMetrics = {
  /** From the wish to a shop that takes orders, in seconds. */
  storeReady(seconds: number): void;
  helmEnded(verb: 'install' | 'upgrade' | 'rollback' | 'uninstall', result: HelmResult): void;
  passEnded(outcome: 'done' | 'conflict' | 'failed', seconds: number): void;
  watchInterrupted(kind: string): void;
};

export const noMetrics: ControllerMetrics = {
  storeReady: () => undefined,
  helmEnded: () => undefined,
  passEnded: () => undefined,
  watchInterrupted: () => undefined,
};
