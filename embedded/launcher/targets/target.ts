import type { Offer } from '../artifacts.ts';
import type { Access } from '../platform.ts';

export const targetNames = ['embedded', 'kind', 'current'] as const;
export type TargetName = (typeof targetNames)[number];

export type StartOptions = {
  target: TargetName;
  /** Port of the dashboard and the stores on this machine. */
  port: number;
  /** Address to listen on; 0.0.0.0 opens the stores to the network. */
  listen: string;
  /** Where a cluster that is not ours pulls the images from; empty when they were imported by hand. */
  registry: string;
  /** Medusa versions that the embedded target builds and offers. */
  offer: Offer;
};

/** A cluster that serves the platform: how to reach it, and where a browser does. */
export type Running = { access: Access; url: string };
