import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { InvokeMessage, WorkerMessage, WorkerSetup } from './messages';

/** How one invocation ended. */
export type Outcome =
  | { kind: 'result'; result: string }
  | { kind: 'error'; text: string }
  | { kind: 'timeout' }
  | { kind: 'exited' };

/** One invocation, as it is asked for. */
export type Invocation = Omit<InvokeMessage, 'anew'>;

export type LogListener = (log: Extract<WorkerMessage, { type: 'log' }>) => void;

/** Loading the code has a limit of its own, as in Tencent's cloud. */
const LOAD_LIMIT_MS = 60_000;

/** WeChat's smallest and default instance. */
const MEMORY_MB = 256;

/** One instance of a function: a thread that runs one invocation at a time. */
export class FunctionWorker {
  readonly #worker: Worker;
  #finish: ((outcome: Outcome) => void) | undefined;
  #log: LogListener | undefined;
  #alive = true;
  #loaded = false;
  #anew = false;
  #onLoaded: (() => void) | undefined;

  /** Starts the thread; the function's code is loaded with its first invocation. */
  constructor(setup: WorkerSetup, environment: Record<string, string>) {
    this.#worker = new Worker(new URL('worker.mjs', import.meta.url), {
      workerData: setup,
      env: environment,
      // The simulator itself runs through a TypeScript loader, which a function must not see.
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    this.#worker.on('message', (message: WorkerMessage) => this.#receive(message));
    this.#worker.on('error', (error) => this.#end({ kind: 'error', text: error.stack ?? error.message }));
    this.#worker.on('exit', () => this.#end({ kind: 'exited' }));
    this.#worker.unref();
  }

  /** Whether it can take another invocation. */
  get alive(): boolean {
    return this.#alive;
  }

  /** Has the code loaded anew with the next invocation. */
  forget(): void {
    this.#loaded = false;
    this.#anew = true;
  }

  /**
   * Runs one invocation; a worker that ran out of time is ended, as WeChat ends an instance. The time
   * begins when the code is loaded: a cold start is not the function's fault.
   */
  async invoke(message: Invocation, log: LogListener): Promise<Outcome> {
    this.#log = log;
    const anew = this.#anew;
    this.#anew = false;
    const outcome = await new Promise<Outcome>((resolve) => {
      let timer: NodeJS.Timeout | undefined;
      const limit = (milliseconds: number) => {
        clearTimeout(timer);
        timer = setTimeout(() => resolve({ kind: 'timeout' }), milliseconds);
      };
      this.#finish = (ended) => {
        clearTimeout(timer);
        resolve(ended);
      };
      this.#onLoaded = () => limit(message.timeoutMs);
      limit(this.#loaded ? message.timeoutMs : LOAD_LIMIT_MS);
      this.#worker.postMessage({ ...message, anew } satisfies InvokeMessage);
    });
    this.#finish = undefined;
    if (outcome.kind === 'timeout') await this.stop();
    return outcome;
  }

  /** Ends the thread. */
  async stop(): Promise<void> {
    if (!this.#alive) return;
    this.#alive = false;
    const exited = once(this.#worker, 'exit');
    void this.#worker.terminate();
    await exited;
  }

  #receive(message: WorkerMessage): void {
    switch (message.type) {
      case 'loaded':
        this.#loaded = true;
        this.#onLoaded?.();
        break;
      case 'log':
        this.#log?.(message);
        break;
      case 'result':
        this.#finish?.({ kind: 'result', result: message.result });
        break;
      case 'error':
        this.#finish?.({ kind: 'error', text: message.text });
    }
  }

  #end(outcome: Outcome): void {
    this.#alive = false;
    this.#finish?.(outcome);
  }
}
