import type { PlatformConfig, StoreResource } from '@souk/contract';
import type { HelmRunner } from '@souk/helm';
import type { KubeClient } from '@souk/kubernetes';
import type { Logger } from 'pino';
import type { ShopProbe } from '../shop-probe.ts';

/** What steps work with; the same for all stores. */
export type StepDeps = {
  client: KubeClient;
  helm: HelmRunner;
  config: PlatformConfig;
  chartDir: string;
  valueFile: string;
  urlOf: (name: string) => string;
  probe: ShopProbe;
  log: Logger;
};

/** One store, as it was after this pass wrote its status. */
export type StepInput = { store: StoreResource; namespace: string; now: number };
