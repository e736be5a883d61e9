import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import PQueue from 'p-queue';
import { diesWithParent } from './dies-with-parent.ts';
import { failureKind, failureMessage, type HelmResult } from './result.ts';

export type HelmOptions = {
  /** Path of the binary, or a name on the PATH. */
  binary?: string;
  /** Undefined inside a cluster: helm then uses the pod's own credentials. */
  kubeconfig?: string;
  /** How many helm processes live at once (each takes about 65 MB). */
  concurrency: number;
  /** SIGTERM after this, SIGKILL two seconds later. */
  timeoutSeconds: number;
  /** Asked when a process starts: it ends when this is aborted. */
  until?: () => AbortSignal;
};

export type HelmCall = {
  args: readonly string[];
  /** Goes to helm's stdin and so never shows in a process list. */
  input?: string;
  /** Called when the process is about to start, which may be long after the call; nothing starts when it rejects. */
  atTurn?: () => Promise<void>;
};

/** Runs helm with an argv array. Rejects only with what `atTurn` rejects with. */
export type HelmRunner = (call: HelmCall) => Promise<HelmResult>;

const killAfterMs = 2000;

/** By convention 126 and 127 say that a command could not be started. */
const neverRan = (exitCode: number | undefined): boolean =>
  exitCode === undefined || exitCode === 126 || exitCode === 127;

export function createHelmRunner(options: HelmOptions): HelmRunner {
  const pool = new PQueue({ concurrency: options.concurrency });
  const home = join(tmpdir(), 'souk-helm');
  const env = {
    HOME: home,
    HELM_CACHE_HOME: join(home, 'cache'),
    HELM_CONFIG_HOME: join(home, 'config'),
    HELM_DATA_HOME: join(home, 'data'),
    ...(options.kubeconfig ? { KUBECONFIG: options.kubeconfig } : {}),
  };
  const run = async ({ args, input = '', atTurn }: HelmCall): Promise<HelmResult> => {
    await atTurn?.();
    const [command = '', ...rest] = [...diesWithParent(), options.binary ?? 'helm', ...args];
    const until = options.until?.();
    const result = await execa(command, rest, {
      env,
      input,
      reject: false,
      timeout: options.timeoutSeconds * 1000,
      forceKillAfterDelay: killAfterMs,
      ...(until ? { cancelSignal: until } : {}),
      maxBuffer: 1_000_000,
    });
    const seconds = result.durationMs / 1000;
    if (!result.failed) return { ok: true, seconds };
    if (result.timedOut) {
      return {
        ok: false,
        seconds,
        kind: 'timeout',
        message: `helm did not end within ${options.timeoutSeconds} s`,
      };
    }
    if (result.isCanceled || result.isTerminated || neverRan(result.exitCode)) {
      const message = result.signalDescription ?? result.originalMessage ?? 'helm did not run';
      return { ok: false, seconds, kind: 'interrupted', message };
    }
    const words = result.stderr || result.shortMessage || 'helm failed';
    return { ok: false, seconds, kind: failureKind(words), message: failureMessage(words) };
  };
  return (call) => pool.add(() => run(call));
}
