import type { FunctionWorker, Invocation, LogListener, Outcome } from './function-worker';

/**
 * The instances of one function: at most `size` at once, further invocations wait their turn. A retired
 * pool does what it was asked to do, and keeps no instance after that.
 */
export class FunctionPool {
  readonly #idle: FunctionWorker[] = [];
  readonly #waiting: ((worker: FunctionWorker) => void)[] = [];
  /** By request id, the instances at work. */
  readonly #busy = new Map<string, FunctionWorker>();
  #started = 0;
  #retired = false;

  constructor(
    private readonly size: number,
    private readonly start: () => FunctionWorker,
  ) {}

  /** Runs one invocation on a free instance, a new one, or the next that becomes free. */
  async invoke(message: Invocation, log: LogListener): Promise<Outcome> {
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

  /** Ends idle instances at once, busy ones after their invocation; those who wait get instances of their own. */
  async retire(): Promise<void> {
    this.#retired = true;
    const stale = this.#idle.splice(0);
    this.#started -= stale.length;
    await Promise.all(stale.map((worker) => worker.stop()));
  }

  /**
   * Retires, but hands its idle instances on to a new pool, where each loads its code anew: they remember nothing,
   * and a thread needn't be started for each.
   */
  succeed(): FunctionPool {
    const successor = new FunctionPool(this.size, this.start);
    const idle = this.#idle.splice(0).filter(({ alive }) => alive);
    for (const worker of idle) worker.forget();
    successor.#idle.push(...idle);
    successor.#started = idle.length;
    this.#started -= idle.length;
    this.#retired = true;
    return successor;
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
    const next = this.#waiting.shift();
    if (worker.alive && !this.#retired) {
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
    return this.start();
  }
}
