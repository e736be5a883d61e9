import type { PlatformConfig, StoreResource } from '@souk/contract';
import type { HelmRunner } from '@souk/helm';
import type { KubeClient } from '@souk/kubernetes';
import type { Decision, Observation } from '@souk/lifecycle';
import type { Logger } from 'pino';
import type { BucketAccess } from '../../bucket/bucket-access.ts';
import type { ServerAddress } from '../../databases/server.ts';
import type { FinalSnapshots } from '../../records/final-snapshots.ts';
import type { AgentProbe } from '../agent-probe.ts';
import type { Door } from '../door.ts';
import type { DriftMemory } from '../drift-memory.ts';
import type { ControllerMetrics } from '../metrics.ts';
import type { Transfers } from '../transfers.ts';
import type { ShopProbe } from '../shop-probe.ts';

/** What steps work with; the same for all stores. */
export type StepDeps = {
  client: KubeClient;
  helm: HelmRunner;
  config: PlatformConfig;
  identity: string;
  /** Throws when nothing new may begin: the controller stops, or this replica's lease is lost. */
  requireHeld: () => void;
  chartDir: string;
  valueFile: string;
  urlOf: (name: string) => string;
  probe: ShopProbe;
  drift: DriftMemory;
  agent: AgentProbe;
  /** Host name of the waker; undefined where there is none. */
  waker?: string;
  /** Answers where the waker is, where the way to sleeping stores is by Ingresses of their own. */
  door?: () => Door | undefined;
  /** Undefined where the platform has none. */
  bucket?: BucketAccess;
  /** Where databases of stores are made; undefined where there is no server for them. */
  database?: ServerAddress;
  finals?: FinalSnapshots;
  /** What goes on in the background, by store. */
  transfers: Transfers;
  log: Logger;
  metrics: ControllerMetrics;
};

/** One pass over one store. `store` is replaced by what each write of this pass answered. */
export type Pass = {
  readonly observation: Observation;
  readonly decision: Decision;
  readonly namespace: string;
  /** Of what Souk looks after, as the observation saw it. */
  readonly fingerprint: string;
  store: StoreResource;
};
