import type { Counters } from '../protocol';
import { readAdminRequest, type AdminRequest } from './admin-request';
import { BinaryAnswer } from './binary-answer';
import { noCounters, type CounterBook } from './counting';
import { isDatabaseAction, runDatabaseAction, type AdminAnswer } from './database-actions';
import type { Database } from './database/database';
import { DatabaseError, invalidParameter } from './database/errors';
import type { Faults } from './faults';
import type { Files } from './files/files';
import type { Functions, RunningCall } from './functions/functions';
import type { IdSource } from './ids';
import type { ContentSafety } from './openapi/content-safety';
import type { Subscriptions } from './openapi/subscriptions';
import { isStorageAction, runStorageAction } from './storage-actions';

/** What the SDK gets. */
export interface HttpAnswer {
  type: string;
  body: string | Uint8Array;
}

/** The parts of the cloud that the SDK's requests reach. */
interface Parts {
  counters: CounterBook;
  faults: Faults;
  database: Database;
  functions: Functions;
  files: Files;
  subscriptions: Subscriptions;
  safety: ContentSafety;
  requestIds: IdSource;
  now: () => number;
  /** The pages of the mini program. */
  pages: () => readonly string[];
}

/** The address to which the SDK sends everything. */
export class AdminEndpoint {
  constructor(private readonly parts: Parts) {}

  /** Answers a request of the SDK; a refusal is an answer, too, with a code. */
  async answer(body: Buffer, type = 'application/json'): Promise<HttpAnswer> {
    const { counters: book, faults, requestIds } = this.parts;
    const requestId = requestIds.nextUuid();
    let counters = noCounters();
    let answer: AdminAnswer | BinaryAnswer;
    try {
      const request = readAdminRequest(body, type);
      const caller = this.#caller(request);
      counters = book.of(caller?.functionName ?? '-', caller?.action ?? '-');
      const counted = counters;
      answer = await faults.around(request, caller, () => this.#run(request, caller, counted));
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
    const { database, files, functions, now, requestIds, subscriptions, safety, pages } = this.parts;
    if (isDatabaseAction(request.action)) return runDatabaseAction(request, counters, { database, now });
    if (isStorageAction(request.action)) return runStorageAction(request, files, caller?.openid ?? '');
    if (request.action === 'wx.openApi' || request.action === 'wx.api') {
      // Protobuf and all that is loaded when somebody first needs it: most starts are of those who do not.
      const { runWxAction } = await import('./wx-actions');
      const allowed = functions.declaration(caller?.functionName ?? '')?.openapi ?? [];
      return runWxAction(request, allowed, { subscriptions, safety, ids: requestIds, pages: pages() });
    }
    if (request.action === 'functions.invokeFunction') return this.#invokeNested(request, caller);
    throw invalidParameter(`the simulator does not know the action ${request.action}`);
  }

  #caller({ wxCloudApiToken }: AdminRequest): RunningCall | undefined {
    return typeof wxCloudApiToken === 'string'
      ? this.parts.functions.runningCall(wxCloudApiToken)
      : undefined;
  }

  /** A function calls another one in the name of its own caller. */
  async #invokeNested(request: AdminRequest, caller: RunningCall | undefined): Promise<AdminAnswer> {
    const { function_name: name, request_data: data } = request;
    if (typeof name !== 'string') throw invalidParameter('function_name must be a text');
    const reply = await this.parts.functions.call({
      name,
      data: typeof data === 'string' && data !== '' ? (JSON.parse(data) as unknown) : {},
      openid: caller?.openid,
      source: `${caller?.source ?? 'wx_client'},scf`,
    });
    if ('error' in reply) return { code: 'FUNCTIONS_EXECUTE_FAIL', message: reply.error.errMsg };
    return { data: { response_data: JSON.stringify(reply.result) } };
  }
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
