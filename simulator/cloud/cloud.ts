import type { CallReply, CallRequest, LogLine } from '../protocol';
import { AdminEndpoint, type HttpAnswer } from './admin-endpoint';
import { CounterBook } from './counting';
import type { Database } from './database/database';
import { readDeployment } from './deployment';
import type { Functions } from './functions/functions';
import { Faults } from './faults';
import type { Files } from './files/files';
import { IdSource } from './ids';
import { Logs } from './logs';
import { ContentSafety } from './openapi/content-safety';
import { Subscriptions } from './openapi/subscriptions';
import { createDatabase, createFiles, createFunctions, type CloudOptions, type Parts } from './parts';
import { Pushes } from './pushes';
import { Timings } from './timings';
import { Timers } from './timers/timers';

/** The local WeChat Cloud of one project. */
export class Cloud implements Parts {
  readonly counters = new CounterBook();
  readonly timings = new Timings();
  readonly logs = new Logs();
  readonly faults = new Faults(
    (token) => this.functions.kill(token),
    (functionName, token, text) => this.#log('warn', functionName, token, `[fault] ${text}`),
  );
  /** When each person last called a function. */
  readonly lastActive = new Map<string, number>();
  readonly database: Database;
  readonly functions: Functions;
  readonly files: Files;
  readonly subscriptions: Subscriptions;
  readonly safety: ContentSafety;
  readonly timers: Timers;
  readonly #pushes: Pushes;
  readonly #endpoint: AdminEndpoint;

  /** @throws when what the project sets up, or the data, is damaged. */
  constructor(private readonly options: CloudOptions) {
    const { project, now } = options;
    const deployment = readDeployment(project);
    const requestIds = new IdSource(`${options.seed}/request/${options.boot}`);
    this.database = createDatabase(options, deployment.database, (text) => this.#complain('-', text));
    this.functions = createFunctions(options, this, requestIds);
    this.files = createFiles(options, this.database, deployment.storage);
    this.subscriptions = new Subscriptions(this.database, deployment.templates, now, options.delivered);
    this.safety = new ContentSafety({
      database: this.database,
      now,
      lastActive: (openid) => this.lastActive.get(openid),
    });
    this.#pushes = new Pushes(project.appid, this.functions, this.safety, now);
    this.timers = this.#createTimers();
    this.#endpoint = new AdminEndpoint({ ...this.#parts(), requestIds, now, pages: () => this.#pages });
  }

  #pages: readonly string[] = [];

  /** Takes in the functions and all declarations as they are on disk now. @throws when one is damaged; nothing has changed then. */
  async deploy(): Promise<void> {
    const deployment = readDeployment(this.options.project);
    this.database.redeclare(deployment.database);
    this.subscriptions.templates = deployment.templates;
    this.files.rules = deployment.storage;
    this.#pushes.targets = deployment.pushes;
    this.#pages = deployment.pages;
    this.timers.declare(deployment.functions);
    await this.functions.deploy(deployment.functions);
  }

  /** Like `deploy` while everything runs: what is damaged is told in the log, and what was deployed before stays. */
  async redeploy(): Promise<boolean> {
    try {
      await this.deploy();
      return true;
    } catch (error) {
      this.#complain('-', `Not deployed: ${error instanceof Error ? error.message : String(error)}`);
      return false;
    }
  }

  /** Ends what runs and closes the data. */
  async close(): Promise<void> {
    this.database.close();
    await this.functions.recycle();
  }

  /** Back to the first day: no data, no counters, no logs, and functions remember nothing. */
  reset(): void {
    this.database.reset();
    this.counters.reset();
    this.timings.reset();
    this.logs.clear();
    this.lastActive.clear();
    this.timers.startAt(this.options.now());
    this.functions.forget();
    this.options.replaced();
  }

  /** Brings the data back to a snapshot; functions forget, since they may remember what is no longer so. */
  restore(name: string): boolean {
    if (!this.database.restore(name)) return false;
    this.timers.startAt(this.options.now());
    this.functions.forget();
    this.options.replaced();
    return true;
  }

  /** Calls a function as anybody; a failure of the function is a reply, not an exception. */
  call({ name, data, openid, source = 'wx_client' }: CallRequest): Promise<CallReply> {
    if (openid !== undefined && source === 'wx_client') this.lastActive.set(openid, this.options.now());
    return this.functions.call({ name, data, openid, source });
  }

  /** Answers a request of the SDK; a refusal is an answer, too, with a code. */
  admin(body: Buffer, type?: string): Promise<HttpAnswer> {
    return this.#endpoint.answer(body, type);
  }

  #parts(): Parts & { safety: ContentSafety; subscriptions: Subscriptions; files: Files } {
    const { counters, timings, logs, faults, database, functions, files, subscriptions, safety } = this;
    return { counters, timings, logs, faults, database, functions, files, subscriptions, safety };
  }

  #createTimers(): Timers {
    const options = {
      call: (name: string, data: object) => this.functions.call({ name, data, source: 'wx_trigger' }),
      others: (until: number) => this.#pushes.sendVerdicts(until),
      faults: () => this.faults.settings,
      complain: (functionName: string, text: string) => this.#complain(functionName, text),
    };
    return new Timers(options, this.options.now());
  }

  #complain(functionName: string, text: string): void {
    this.#log('error', functionName, '', text);
  }

  #log(level: LogLine['level'], functionName: string, requestId: string, text: string): void {
    this.logs.add({ at: this.options.now(), function: functionName, requestId, level, text });
  }
}
