import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, signalProcess } from '@souk/embedded';
import type { Dice } from './dice.ts';
import { type HelmProcess, type HelmWatch, outlives } from './helm-processes.ts';
import type { Replicas } from './replicas.ts';
import type { Takeovers } from './takeovers.ts';

export type Hits = { helm: number; orchestrator: number };

export type Kills = {
  /** Kills that met a helm process at work, by its verb: of helm itself, or of the orchestrator that ran it. */
  readonly hits: Map<string, Hits>;
  /** Kills of orchestrators at any moment. */
  orchestrators(): number;
  /** Orchestrators that stood still for longer than their lease lasts, as on a machine that sleeps. */
  frozen(): number;
  /** Helm processes that went on after the kill of their orchestrator, in words. */
  readonly outlived: string[];
  stop(): void;
};

/** Of the helm processes of a verb that still lacks kills, and of the others. */
const shares = { wanted: 0.8, enough: 0.4 };
/** Most helm processes end within this; a kill comes at any moment of it. */
const helmLivesMs = 350;
const afterFreezeMs = 3000;
const restAfterOrchestratorMs = 3000;

export function hitsOf(hits: ReadonlyMap<string, Hits>, verb: string): number {
  const { helm, orchestrator } = hits.get(verb) ?? { helm: 0, orchestrator: 0 };
  return helm + orchestrator;
}

export function startKilling(
  dice: Dice,
  replicas: Replicas,
  helm: HelmWatch,
  { takeovers, wanted }: { takeovers: Takeovers; wanted: number },
): Kills {
  const hits = new Map<string, Hits>();
  const outlived: string[] = [];
  let orchestrators = 0;
  let frozen = 0;
  let lastOrchestrator = 0;
  let stopped = false;

  const hit = (verb: string, what: keyof Hits) => {
    const counts = hits.get(verb) ?? { helm: 0, orchestrator: 0 };
    hits.set(verb, { ...counts, [what]: counts[what] + 1 });
  };
  const mayKillOrchestrator = () =>
    replicas.working().length > 1 && performance.now() - lastOrchestrator > restAfterOrchestratorMs;
  const killOrchestrator = (replica: HelmProcess['replica']) => {
    lastOrchestrator = performance.now();
    orchestrators++;
    takeovers.died(replica.name);
    // Often soon, as a container starts again; sometimes so late that others must take over.
    replicas.kill(replica, dice.chance(0.5) ? dice.between(500, 3000) : dice.between(13_000, 18_000));
  };
  const strike = async (process: HelmProcess) => {
    await sleep(dice.between(0, helmLivesMs));
    if (stopped || !(await isAlive(process))) return;
    if (mayKillOrchestrator() && dice.chance(0.5)) {
      killOrchestrator(process.replica);
      hit(process.verb, 'orchestrator');
      if (await outlives(process))
        outlived.push(`helm ${process.verb} ${process.store} of ${process.replica.name}`);
    } else if (await signalProcess(process, 'SIGKILL')) hit(process.verb, 'helm');
  };
  const freeze = async (replica: HelmProcess['replica']) => {
    const { process } = replica;
    replica.frozen = true;
    lastOrchestrator = performance.now();
    frozen++;
    process.kill('SIGSTOP');
    await sleep(dice.between(8000, 15_000));
    process.kill('SIGCONT');
    // Until it has renewed its lease again, nobody may rely on it.
    await sleep(afterFreezeMs);
    replica.frozen = false;
  };
  helm.onStart((process) => {
    const share = hitsOf(hits, process.verb) < wanted ? shares.wanted : shares.enough;
    if (!stopped && dice.chance(share)) void strike(process);
  });
  const timer = setInterval(() => {
    const replica = dice.pick(replicas.working());
    if (replica && mayKillOrchestrator() && dice.chance(0.2)) killOrchestrator(replica);
    else if (replica && mayKillOrchestrator() && dice.chance(0.1)) void freeze(replica);
  }, 2000);
  return {
    hits,
    outlived,
    frozen: () => frozen,
    orchestrators: () => orchestrators,
    stop() {
      stopped = true;
      clearInterval(timer);
    },
  };
}
