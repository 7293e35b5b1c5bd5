import { createHash } from 'node:crypto';
import type { FaultSettings, FiredFault, RequestFaultKind } from '../protocol';
import type { AdminRequest } from './admin-request';
import { conflictAtOperation, DatabaseError, requestFailed } from './database/errors';
import type { RunningCall } from './functions/functions';

const WRITES = new Set([
  'database.insertDocument',
  'database.modifyDocument',
  'database.removeDocument',
  'database.commitTransaction',
]);

/** Kinds in the order in which they are tried; at most one befalls a request. */
const KINDS: readonly RequestFaultKind[] = [
  'killBefore',
  'killAfter',
  'timeout',
  'errorBeforeWrite',
  'errorAfterWrite',
  'conflict',
  'slow',
];

const NONE: FaultSettings = {
  seed: 'faults',
  rates: {},
  next: null,
  slowMs: 200,
  timerTwice: false,
  timerLateMs: 0,
};

/** Older ones make room for newer ones. */
const KEPT = 1000;

/** What goes wrong with the requests of functions: by rates, or exactly once at a place that a test names. */
export class Faults {
  settings: FaultSettings = NONE;
  #fired: FiredFault[] = [];

  /**
   * @param kill ends the instance that runs a call, by the call's token
   * @param tell is told of every fault that happens or fails to, for the log
   */
  constructor(
    private readonly kill: (token: string) => Promise<void>,
    private readonly tell: (functionName: string, token: string, text: string) => void,
  ) {}

  /** What has gone wrong so far, oldest first. */
  fired(): FiredFault[] {
    return this.#fired;
  }

  /** Changes what is sent; the list of what has gone wrong begins anew. */
  set(change: Partial<FaultSettings>): void {
    this.settings = { ...this.settings, ...change };
    this.#fired = [];
  }

  /** Nothing goes wrong any more. */
  clear(): void {
    this.settings = NONE;
    this.#fired = [];
  }

  /** A call begins: it takes the fault that waits for the next one of its function. */
  claim(functionName: string): { kind: RequestFaultKind; request: number } | null {
    const { next } = this.settings;
    if (!next || (next.function !== undefined && next.function !== functionName)) return null;
    this.settings = { ...this.settings, next: null };
    return next;
  }

  /** A call is over: if its fault did not happen, the log says why. */
  settle({ fault, requests, functionName, token }: RunningCall): void {
    if (!fault) return;
    const reason =
      requests < fault.request
        ? `the call made ${requests} requests`
        : `${fault.kind} does not befall such a request`;
    this.tell(functionName, token, `${fault.kind} at request ${fault.request} did not happen: ${reason}`);
  }

  /**
   * Carries out a request of a call, or lets go wrong what is to go wrong.
   * @throws {DatabaseError} the injected error
   */
  async around<T>(request: AdminRequest, call: RunningCall | undefined, work: () => Promise<T>): Promise<T> {
    if (!call) return work();
    call.requests += 1;
    const kind = this.#choose(request, call);
    if (!kind) return work();
    this.#report(kind, request, call);
    return this.#goWrong(kind, call, work);
  }

  async #goWrong<T>(kind: RequestFaultKind, { token }: RunningCall, work: () => Promise<T>): Promise<T> {
    switch (kind) {
      case 'killBefore':
        await this.kill(token);
        throw requestFailed('the instance that asked was ended');
      case 'killAfter': {
        const answer = await work();
        await this.kill(token);
        return answer;
      }
      case 'timeout':
        throw new DatabaseError('SYS_ERR', 'ESOCKETTIMEDOUT (injected)');
      case 'errorBeforeWrite':
        throw requestFailed('injected before the write');
      case 'errorAfterWrite':
        await work();
        throw requestFailed('injected after the write');
      case 'conflict':
        throw conflictAtOperation();
      case 'slow':
        await new Promise((resolve) => setTimeout(resolve, this.settings.slowMs));
        return work();
    }
  }

  #choose(request: AdminRequest, call: RunningCall): RequestFaultKind | undefined {
    const { fault } = call;
    if (fault?.request === call.requests && fits(fault.kind, request)) {
      call.fault = null;
      return fault.kind;
    }
    return KINDS.find(
      (kind) => fits(kind, request) && this.#chance(kind, call) < (this.settings.rates[kind] ?? 0),
    );
  }

  /** A number from 0 to below 1 that depends on nothing but seed, call, request and kind. */
  #chance(kind: RequestFaultKind, { token, requests }: RunningCall): number {
    const text = `${this.settings.seed}/${token}/${requests}/${kind}`;
    return createHash('md5').update(text).digest().readUInt32BE() / 2 ** 32;
  }

  #report(kind: RequestFaultKind, { action }: AdminRequest, call: RunningCall): void {
    const fault: FiredFault = {
      kind,
      function: call.functionName,
      action: call.action,
      request: call.requests,
      sdk: action,
    };
    this.#fired.push(fault);
    this.tell(call.functionName, call.token, `${kind} at request ${call.requests} (${action})`);
    if (this.#fired.length > KEPT) this.#fired = this.#fired.slice(-KEPT / 2);
  }
}

/** Errors of writes befall writes, conflicts what happens in transactions, the rest everything. */
function fits(kind: RequestFaultKind, { action, transactionId }: AdminRequest): boolean {
  if (kind === 'errorBeforeWrite' || kind === 'errorAfterWrite') return WRITES.has(action);
  return (
    kind !== 'conflict' || (WRITES.has(action) && typeof transactionId === 'string' && transactionId !== '')
  );
}
