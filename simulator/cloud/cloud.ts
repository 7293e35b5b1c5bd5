import path from 'node:path';
import {
  readDatabaseDeclaration,
  readFunctions,
  readStoragePermission,
  readTemplates,
  type Project,
} from '../project';
import type { CallReply, CallRequest, DeliveredMessage, FiredFault } from '../protocol';
import { AdminEndpoint, type HttpAnswer } from './admin-endpoint';
import { CounterBook } from './counting';
import { Database } from './database/database';
import { Functions } from './functions/functions';
import { Faults } from './faults';
import { Files } from './files/files';
import { IdSource } from './ids';
import { Logs } from './logs';
import { ContentSafety } from './openapi/content-safety';
import { Subscriptions } from './openapi/subscriptions';
import { Pushes } from './pushes';
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
  /** Is told when the data are others: emptied, or brought back to a snapshot. */
  replaced: () => void;
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
  readonly #endpoint: AdminEndpoint;

  constructor(private readonly options: CloudOptions) {
    const { seed, boot, now } = options;
    const requestIds = new IdSource(`${seed}/request/${boot}`);
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
      now,
      instancesPerFunction: options.instancesPerFunction,
      requestIds,
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
      now,
    });
    this.subscriptions = new Subscriptions(
      this.database,
      readTemplates(options.project),
      now,
      options.delivered,
    );
    this.safety = new ContentSafety({
      database: this.database,
      now,
      lastActive: (openid) => this.#lastActive.get(openid),
    });
    const pushes = new Pushes(options.project, this.functions, this.safety, now);
    const timerOptions = {
      call: (name: string, data: object) => this.functions.call({ name, data, source: 'wx_trigger' }),
      others: (until: number) => pushes.sendVerdicts(until),
      faults: () => this.faults.settings,
      complain: (functionName: string, text: string) => {
        this.logs.add({ at: now(), function: functionName, requestId: '', level: 'error', text });
      },
    };
    this.timers = new Timers(timerOptions, now());
    this.#endpoint = new AdminEndpoint({
      counters: this.counters,
      faults: this.faults,
      database: this.database,
      functions: this.functions,
      files: this.files,
      subscriptions: this.subscriptions,
      safety: this.safety,
      requestIds,
      now,
    });
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
    this.options.replaced();
  }

  /** Brings the data back to a snapshot; functions start cold, since they may remember what is no longer so. */
  async restore(name: string): Promise<boolean> {
    if (!this.database.restore(name)) return false;
    this.timers.startAt(this.options.now());
    await this.functions.recycle();
    this.options.replaced();
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

  /** Answers a request of the SDK; a refusal is an answer, too, with a code. */
  admin(body: Buffer, type?: string): Promise<HttpAnswer> {
    return this.#endpoint.answer(body, type);
  }
}
