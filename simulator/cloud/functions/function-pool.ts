import type { FunctionWorker, LogListener, Outcome } from './function-worker';
import type { InvokeMessage } from './messages';

/** The instances of one function: at most `size` at once, further invocations wait their turn. */
export class FunctionPool {
  readonly #idle: FunctionWorker[] = [];
  readonly #waiting: ((worker: FunctionWorker) => void)[] = [];
  /** By request id, the instances at work. */
  readonly #busy = new Map<string, FunctionWorker>();
  #started = 0;
  #generation = 0;
  readonly #generationOf = new WeakMap<FunctionWorker, number>();

  constructor(
    private readonly size: number,
    private readonly start: () => FunctionWorker,
  ) {}

  /** Runs one invocation on a free instance, a new one, or the next that becomes free. */
  async invoke(message: InvokeMessage, log: LogListener): Promise<Outcome> {
    const worker = await this.#acquire();
    this.#busy.set(message.requestId, worker);
    try {
      return await worker.invoke(message, log);
    } finally {
      this.#busy.delete(message.requestId);
      this.#release(worker);
    }
  }

  /** Ends the instance that runs an invocation, in the middle of it. */
  async kill(requestId: string): Promise<void> {
    await this.#busy.get(requestId)?.stop();
  }

  /** Ends idle instances at once and busy ones after their invocation; the next call starts cold. */
  async recycle(): Promise<void> {
    this.#generation += 1;
    const stale = this.#idle.splice(0);
    this.#started -= stale.length;
    await Promise.all(stale.map((worker) => worker.stop()));
  }

  async #acquire(): Promise<FunctionWorker> {
    for (let worker = this.#idle.pop(); worker; worker = this.#idle.pop()) {
      if (worker.alive) return worker;
      this.#started -= 1;
    }
    if (this.#started < this.size) return this.#startWorker();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #release(worker: FunctionWorker): void {
    const usable = worker.alive && this.#generationOf.get(worker) === this.#generation;
    const next = this.#waiting.shift();
    if (usable) {
      if (next) next(worker);
      else this.#idle.push(worker);
      return;
    }
    this.#started -= 1;
    void worker.stop();
    if (next) next(this.#startWorker());
  }

  #startWorker(): FunctionWorker {
    this.#started += 1;
    const worker = this.start();
    this.#generationOf.set(worker, this.#generation);
    return worker;
  }
}
