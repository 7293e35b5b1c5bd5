import type { FunctionDeclaration } from '../../project';
import type { CallReply, RequestFaultKind } from '../../protocol';
import { actionOf } from '../counting';
import type { CounterBook } from '../counting';
import type { IdSource } from '../ids';
import type { Timings } from '../timings';
import type { Logs } from '../logs';
import { instanceEnvironment, invocationEnvironment } from './environment';
import {
  executionFailure,
  missingFunctionFailure,
  replyTooLargeFailure,
  requestTooLargeFailure,
  timeoutFailure,
  type Failure,
} from './failure';
import { FunctionPool } from './function-pool';
import { FunctionWorker, type Outcome } from './function-worker';

const REQUEST_LIMIT_BYTES = 100 * 1024;
const REPLY_LIMIT_BYTES = 1024 * 1024;

/** A call inside the cloud. Unlike one from outside it may come from another function. */
export interface Invocation {
  name: string;
  data: unknown;
  openid?: string | undefined;
  source: string;
}

/** A call under way: what the SDK's requests made on its behalf are counted for. */
export interface RunningCall {
  functionName: string;
  action: string;
  openid: string | undefined;
  source: string;
  /** What the SDK's requests carry to be told apart. */
  token: string;
  /** How many requests it has made. */
  requests: number;
  /** What is to go wrong with one of them. */
  fault: { kind: RequestFaultKind; request: number } | null;
  /** Where its instance is, also when others run the next call. */
  pool: FunctionPool;
}

export interface FunctionsOptions {
  appid: string;
  /** Address of the endpoint for the SDK. */
  adminUrl: () => string;
  /** The cell of the simulated clock, and the time in it. */
  clock: BigInt64Array<SharedArrayBuffer>;
  now: () => number;
  instancesPerFunction: number;
  requestIds: IdSource;
  counters: CounterBook;
  timings: Timings;
  logs: Logs;
  /** The fault that waits for the next call of a function. */
  claimFault: (functionName: string) => RunningCall['fault'];
  /** Is told of every call that is over. */
  ended: (call: RunningCall) => void;
}

/** The deployed functions and the instances that run them. */
export class Functions {
  readonly #running = new Map<string, RunningCall>();
  readonly #pools = new Map<string, FunctionPool>();
  #declared = new Map<string, FunctionDeclaration>();

  constructor(private readonly options: FunctionsOptions) {}

  /** Replaces the deployed functions; instances of the old ones finish what they are doing. */
  async deploy(declarations: FunctionDeclaration[]): Promise<void> {
    this.#declared = new Map(declarations.map((declaration) => [declaration.name, declaration]));
    await this.recycle();
  }

  /** Ends all instances: the next call of every function starts cold. */
  async recycle(): Promise<void> {
    const pools = [...this.#pools.values()];
    this.#pools.clear();
    await Promise.all(pools.map((pool) => pool.retire()));
  }

  /**
   * Has every function remember nothing, as if it started cold, which it does for a fifth of the price: the next
   * call loads the code anew in a thread that runs already. Only what the code left outside itself stays.
   */
  forget(): void {
    for (const [name, pool] of this.#pools) this.#pools.set(name, pool.succeed());
  }

  /** What is known of a deployed function. */
  declaration(name: string): FunctionDeclaration | undefined {
    return this.#declared.get(name);
  }

  /** All deployed functions. */
  declarations(): FunctionDeclaration[] {
    return [...this.#declared.values()];
  }

  /** The call to which a request of the SDK belongs, by its token. */
  runningCall(token: string): RunningCall | undefined {
    return this.#running.get(token);
  }

  /** Ends the instance that runs a call, in the middle of it. */
  async kill(token: string): Promise<void> {
    await this.#running.get(token)?.pool.kill(token);
  }

  /** Calls a function; every failure is a reply. */
  async call(invocation: Invocation): Promise<CallReply> {
    const requestId = this.options.requestIds.nextUuid();
    const declaration = this.#declared.get(invocation.name);
    const event = JSON.stringify(this.#event(invocation));
    if (!declaration) return { error: missingFunctionFailure(), requestId };
    if (Buffer.byteLength(event) > REQUEST_LIMIT_BYTES) {
      return { error: requestTooLargeFailure(REQUEST_LIMIT_BYTES), requestId };
    }
    const outcome = await this.#run(declaration, invocation, event, requestId);
    return toReply(outcome, declaration.timeoutMs, requestId);
  }

  async #run(
    { name, directory, timeoutMs }: FunctionDeclaration,
    invocation: Invocation,
    event: string,
    requestId: string,
  ): Promise<Outcome> {
    const { openid, source } = invocation;
    const action = actionOf(invocation.data);
    this.options.counters.of(name, action).calls += 1;
    const fault = this.options.claimFault(name);
    const pool = this.#pool(name, directory);
    const call = { functionName: name, action, openid, source, token: requestId, requests: 0, fault, pool };
    this.#running.set(requestId, call);
    const identity = { openid, source, appid: this.options.appid, token: requestId };
    const environment = invocationEnvironment(identity);
    const message = { event, environment, requestId, functionName: name, timeoutMs };
    const began = performance.now();
    const outcome = await pool.invoke(message, ({ level, text, at }) =>
      this.options.logs.add({ at, function: name, requestId, level, text }),
    );
    this.options.timings.add(name, action, performance.now() - began);
    this.#running.delete(requestId);
    this.options.ended(call);
    if (outcome.kind === 'error') {
      const at = this.options.now();
      this.options.logs.add({ at, function: name, requestId, level: 'error', text: outcome.text });
    }
    return outcome;
  }

  /** WeChat tells a function who called it a second time, inside the event. */
  #event({ data, openid }: Invocation): object {
    const fields = typeof data === 'object' && data !== null ? data : {};
    // Nobody called: a timer, or a push of WeChat's own.
    if (openid === undefined) return fields;
    return { ...fields, userInfo: { appId: this.options.appid, openId: openid } };
  }

  #pool(name: string, directory: string): FunctionPool {
    let pool = this.#pools.get(name);
    if (!pool) {
      pool = new FunctionPool(this.options.instancesPerFunction, () => this.#startInstance(directory));
      this.#pools.set(name, pool);
    }
    return pool;
  }

  #startInstance(directory: string): FunctionWorker {
    const setup = { directory, clock: this.options.clock };
    return new FunctionWorker(setup, instanceEnvironment(this.options.adminUrl()));
  }
}

function toReply(outcome: Outcome, timeoutMs: number, requestId: string): CallReply {
  if (outcome.kind === 'result' && Buffer.byteLength(outcome.result) <= REPLY_LIMIT_BYTES) {
    return { result: JSON.parse(outcome.result) as unknown, requestId };
  }
  return { error: toFailure(outcome, timeoutMs), requestId };
}

function toFailure(outcome: Outcome, timeoutMs: number): Failure {
  switch (outcome.kind) {
    case 'result':
      return replyTooLargeFailure();
    case 'error':
      return executionFailure(outcome.text);
    case 'timeout':
      return timeoutFailure(timeoutMs);
    case 'exited':
      return executionFailure('the function instance exited');
  }
}
