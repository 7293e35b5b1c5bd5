import path from 'node:path';
import {
  readDatabaseDeclaration,
  readFunctions,
  readPushes,
  readStoragePermission,
  readTemplates,
  type Project,
} from '../project';
import type { CallReply, CallRequest, Counters, DeliveredMessage, FiredFault } from '../protocol';
import { readAdminRequest, type AdminRequest } from './admin-request';
import { BinaryAnswer } from './binary-answer';
import { CounterBook, noCounters } from './counting';
import { isDatabaseAction, runDatabaseAction, type AdminAnswer } from './database-actions';
import { Database } from './database/database';
import { DatabaseError, invalidParameter } from './database/errors';
import { Functions, type RunningCall } from './functions/functions';
import { Faults } from './faults';
import { Files } from './files/files';
import { IdSource } from './ids';
import { Logs } from './logs';
import { ContentSafety, resultOf } from './openapi/content-safety';
import { Subscriptions } from './openapi/subscriptions';
import { isStorageAction, runStorageAction } from './storage-actions';
import { Timings } from './timings';
import { Timers } from './timers/timers';

export interface CloudOptions {
  project: Project;
  /** Folder for the data. */
  data: string;
  /** Address of the simulator, known once the server listens. */
  url: () => string;
  /** The cell of the simulated clock, and the time in it. */
  clock: BigInt64Array<SharedArrayBuffer>;
  now: () => number;
  /** Makes generated ids; the same seed and the same calls give the same data. */
  seed: string;
  /** How often this data folder was started before. */
  boot: number;
  instancesPerFunction: number;
  unindexed: 'error' | 'allow';
  /** Is told of every subscription message that arrives. */
  delivered: (message: DeliveredMessage) => void;
}

/** What the SDK gets. */
interface HttpAnswer {
  type: string;
  body: string | Uint8Array;
}

/** The local WeChat Cloud of one project. */
export class Cloud {
  readonly counters = new CounterBook();
  readonly timings = new Timings();
  readonly logs = new Logs();
  readonly faults = new Faults(
    (token) => this.functions.kill(token),
    (fault, token) => this.#logFault(fault, token),
  );
  readonly database: Database;
  readonly functions: Functions;
  readonly files: Files;
  readonly subscriptions: Subscriptions;
  readonly safety: ContentSafety;
  readonly timers: Timers;
  /** When each person last called a function. */
  readonly #lastActive = new Map<string, number>();
  readonly #requestIds: IdSource;

  constructor(private readonly options: CloudOptions) {
    const { seed, boot } = options;
    this.#requestIds = new IdSource(`${seed}/request/${boot}`);
    this.database = new Database({
      directory: path.join(options.data, 'database'),
      declaration: readDatabaseDeclaration(options.project),
      ids: new IdSource(`${seed}/document`),
      transactionIds: new IdSource(`${seed}/transaction/${boot}`),
      chance: new IdSource(`${seed}/chance/${boot}`),
      unindexed: options.unindexed,
    });
    this.functions = new Functions({
      appid: options.project.appid,
      adminUrl: () => `${options.url()}/admin`,
      clock: options.clock,
      now: options.now,
      instancesPerFunction: options.instancesPerFunction,
      requestIds: this.#requestIds,
      counters: this.counters,
      timings: this.timings,
      logs: this.logs,
      claimFault: (name) => this.faults.claim(name),
    });
    this.files = new Files({
      directory: path.join(options.data, 'files'),
      database: this.database,
      permission: readStoragePermission(options.project),
      url: options.url,
      secret: `${seed}/files`,
      now: options.now,
    });
    this.subscriptions = new Subscriptions(
      this.database,
      readTemplates(options.project),
      options.now,
      options.delivered,
    );
    this.safety = new ContentSafety({
      database: this.database,
      now: options.now,
      lastActive: (openid) => this.#lastActive.get(openid),
    });
    const timerOptions = {
      call: (name: string, data: object) => this.functions.call({ name, data, source: 'wx_trigger' }),
      others: (until: number) => this.#pushVerdicts(until),
      faults: () => this.faults.settings,
      complain: (functionName: string, text: string) => {
        const at = options.now();
        this.logs.add({ at, function: functionName, requestId: '', level: 'error', text });
      },
    };
    this.timers = new Timers(timerOptions, options.now());
  }

  /** Takes in the functions and the database declaration as they are on disk now. */
  async deploy(): Promise<void> {
    this.database.redeclare(readDatabaseDeclaration(this.options.project));
    this.subscriptions.templates = readTemplates(this.options.project);
    this.files.permission = readStoragePermission(this.options.project);
    const functions = readFunctions(this.options.project);
    this.timers.declare(functions);
    await this.functions.deploy(functions);
  }

  /** Ends what runs and closes the data. */
  async close(): Promise<void> {
    this.database.close();
    await this.functions.recycle();
  }

  /** Back to the first day: no data, no counters, no logs, and every function starts cold. */
  async reset(): Promise<void> {
    this.database.reset();
    this.counters.reset();
    this.timings.reset();
    this.logs.clear();
    this.timers.startAt(this.options.now());
    await this.functions.recycle();
  }

  /** Brings the data back to a snapshot; functions start cold, since they may remember what is no longer so. */
  async restore(name: string): Promise<boolean> {
    if (!this.database.restore(name)) return false;
    this.timers.startAt(this.options.now());
    await this.functions.recycle();
    return true;
  }

  /** Calls a function as anybody; a failure of the function is a reply, not an exception. */
  call({ name, data, openid, source = 'wx_client' }: CallRequest): Promise<CallReply> {
    if (openid !== undefined && source === 'wx_client') this.#lastActive.set(openid, this.options.now());
    return this.functions.call({ name, data, openid, source });
  }

  /** Whoever reads the log sees what was made to go wrong, in the place where it went wrong. */
  #logFault({ kind, function: name, request, sdk }: FiredFault, requestId: string): void {
    const text = `[fault] ${kind} at request ${request} (${sdk})`;
    this.logs.add({ at: this.options.now(), function: name, requestId, level: 'warn', text });
  }

  /** Pushes the verdicts on pictures that are due by `until` to the function that is to get them. */
  async #pushVerdicts(until: number): Promise<void> {
    const name = readPushes(this.options.project).wxa_media_check;
    for (const { traceId, openid, mediaUrl } of await this.safety.takeDue(until)) {
      if (name === undefined) continue;
      const result = resultOf(this.safety.verdictOf(mediaUrl));
      const data = mediaCheckEvent(this.options.project.appid, openid, traceId, result, this.options.now());
      await this.functions.call({ name, data, source: 'wx_unknown' });
    }
  }

  /** Answers a request of the SDK; a refusal is an answer, too, with a code. */
  async admin(body: Buffer, type = 'application/json'): Promise<HttpAnswer> {
    const requestId = this.#requestIds.nextUuid();
    let counters = noCounters();
    let answer: AdminAnswer | BinaryAnswer;
    try {
      const request = readAdminRequest(body, type);
      const caller = this.#caller(request);
      counters = this.counters.of(caller?.functionName ?? '-', caller?.action ?? '-');
      const counted = counters;
      answer = await this.faults.around(request, caller, () => this.#run(request, caller, counted));
    } catch (error) {
      answer = refusal(error);
    }
    const reply = toHttp(answer, requestId);
    counters.requests += 1;
    counters.bytesIn += body.length;
    counters.bytesOut += Buffer.byteLength(reply.body);
    return reply;
  }

  async #run(
    request: AdminRequest,
    caller: RunningCall | undefined,
    counters: Counters,
  ): Promise<AdminAnswer | BinaryAnswer> {
    if (isDatabaseAction(request.action)) {
      return runDatabaseAction(request, counters, { database: this.database, now: this.options.now });
    }
    if (isStorageAction(request.action)) return runStorageAction(request, this.files, caller?.openid ?? '');
    if (request.action === 'wx.openApi' || request.action === 'wx.api') {
      // Protobuf and all that is loaded when somebody first needs it: most starts are of those who do not.
      const { runWxAction } = await import('./wx-actions');
      const allowed = this.functions.declaration(caller?.functionName ?? '')?.openapi ?? [];
      const { subscriptions, safety } = this;
      return runWxAction(request, allowed, { subscriptions, safety, ids: this.#requestIds });
    }
    if (request.action === 'functions.invokeFunction') return this.#invokeNested(request, caller);
    throw invalidParameter(`the simulator does not know the action ${request.action}`);
  }

  #caller({ wxCloudApiToken }: AdminRequest): RunningCall | undefined {
    return typeof wxCloudApiToken === 'string' ? this.functions.runningCall(wxCloudApiToken) : undefined;
  }

  /** A function calls another one in the name of its own caller. */
  async #invokeNested(request: AdminRequest, caller: RunningCall | undefined): Promise<AdminAnswer> {
    const { function_name: name, request_data: data } = request;
    if (typeof name !== 'string') throw invalidParameter('function_name must be a text');
    const reply = await this.functions.call({
      name,
      data: typeof data === 'string' && data !== '' ? (JSON.parse(data) as unknown) : {},
      openid: caller?.openid,
      source: `${caller?.source ?? 'wx_client'},scf`,
    });
    if ('error' in reply) return { code: 'FUNCTIONS_EXECUTE_FAIL', message: reply.error.errMsg };
    return { data: { response_data: JSON.stringify(reply.result) } };
  }
}

/** The push of a verdict on a picture, as WeChat documents it. */
function mediaCheckEvent(
  appid: string,
  openid: string,
  traceId: string,
  result: object,
  now: number,
): object {
  return {
    ToUserName: appid,
    FromUserName: openid,
    CreateTime: Math.floor(now / 1000),
    MsgType: 'event',
    Event: 'wxa_media_check',
    appid,
    trace_id: traceId,
    version: 2,
    errcode: 0,
    errmsg: 'ok',
    result,
    detail: [{ strategy: 'content_model', errcode: 0, ...result, prob: 90 }],
  };
}

/** Binary answers must not call themselves JSON: the SDK would try to read them as such. */
function toHttp(answer: AdminAnswer | BinaryAnswer, requestId: string): HttpAnswer {
  if (answer instanceof BinaryAnswer) return { type: 'application/octet-stream', body: answer.body };
  return { type: 'application/json', body: JSON.stringify({ requestId, ...answer }) };
}

function refusal(error: unknown): AdminAnswer {
  if (error instanceof DatabaseError) return { code: error.code, message: error.message };
  // Anything else is a fault of the simulator, to be seen by whoever develops it.
  console.error(error);
  return { code: 'SYS_ERR', message: error instanceof Error ? error.message : String(error) };
}
