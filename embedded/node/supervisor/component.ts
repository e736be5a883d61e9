import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ComponentSpec } from '../config/components.ts';
import { childrenOf, identify, signalProcess } from '../host/process-identity.ts';
import { nextDelay } from './backoff.ts';
import { LogFile } from './log-file.ts';
import { enter, insideEnvironment, type Namespaces } from './namespaces.ts';

/** Calls back at the first line that matches, in whatever pieces it arrives. */
function whenSaid(words: RegExp, streams: Readable[], onSaid: () => void): void {
  for (const stream of streams) {
    const lines = createInterface({ input: stream });
    lines.on('line', (line) => {
      if (!words.test(line)) return;
      onSaid();
      lines.removeAllListeners('line');
    });
  }
}

/** A program of the node that is started again whenever it ends, until it is told to stop. */
export class Component {
  readonly spec: ComponentSpec;
  /** Settles when the program says that it is up (see `ComponentSpec.ready`). */
  readonly ready: Promise<void>;
  readonly #namespaces: Namespaces;
  readonly #log: LogFile;
  readonly #stopping = new AbortController();
  readonly #finished: Promise<void>;
  #child: ChildProcess | undefined;

  constructor(namespaces: Namespaces, logs: string, spec: ComponentSpec) {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.spec = spec;
    this.ready = promise;
    this.#namespaces = namespaces;
    this.#log = new LogFile(join(logs, `${spec.name}.log`));
    this.#finished = this.#keepRunning(resolve);
  }

  /** Asks it to end, waits up to `patienceMs`, then kills it. */
  async stop(patienceMs: number): Promise<void> {
    this.#stopping.abort();
    await this.#signal('SIGTERM');
    const ended = await Promise.race([this.#finished.then(() => true), sleep(patienceMs, false)]);
    if (!ended) {
      await this.#signal('SIGKILL');
      // nsenter stops itself when its program was stopped, and would not notice its end.
      this.#child?.kill('SIGKILL');
      await this.#finished;
    }
  }

  async #keepRunning(onReady: () => void): Promise<void> {
    let delay: number | undefined;
    while (!this.#stopping.signal.aborted) {
      const from = Date.now();
      await this.#runOnce(onReady);
      if (this.#stopping.signal.aborted) break;
      delay = nextDelay(delay, Date.now() - from);
      this.#log.write(`--- ended; starts again in ${delay} ms\n`);
      await sleep(delay, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
    }
    this.#log.close();
  }

  async #runOnce(onReady: () => void): Promise<void> {
    const [command, args] = enter(this.#namespaces.init, this.spec.command);
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: insideEnvironment,
      cwd: '/',
    });
    this.#child = child;
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => this.#log.write(chunk));
    if (this.spec.ready) whenSaid(this.spec.ready, [child.stdout, child.stderr], onReady);
    else onReady();
    // "close" and not "exit": the last words of a program that fails arrive after its end.
    await once(child, 'close').catch((error: unknown) => this.#log.write(`--- ${String(error)}\n`));
    this.#child = undefined;
  }

  /** `nsenter` passes no signal on: the program itself is its only child. */
  async #signal(signal: NodeJS.Signals): Promise<void> {
    const pid = this.#child?.pid;
    if (pid === undefined) return;
    for (const inner of await childrenOf(pid)) {
      const identity = await identify(inner);
      if (identity) await signalProcess(identity, signal);
    }
  }
}
