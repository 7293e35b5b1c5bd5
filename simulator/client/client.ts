import type {
  CallReply,
  CampusPlace,
  Clock,
  ContentSafetyRules,
  CountersByAction,
  DeliveredMessage,
  FaultSettings,
  FileReply,
  FilesReply,
  FileSummary,
  FiredFault,
  LogLine,
  Persona,
  Phone,
  SimulatorState,
  SubscriptionAnswers,
  SubscriptionQuota,
  TimerState,
  TimingsByAction,
} from '../protocol';
import { datesFromWire, datesToWire } from './dates';

/** How to find documents. */
export interface FindOptions {
  filter?: Record<string, unknown>;
  sort?: Record<string, 1 | -1>;
  skip?: number;
  limit?: number;
}

export interface CloudOptions {
  /** What to do with a query that no index serves. */
  unindexed: 'error' | 'allow';
  /** When a transaction learns that another one wrote the same document. */
  transactionConflict: 'operation' | 'commit';
}

/** What is to go wrong and what did. */
export type FaultState = FaultSettings & { fired: FiredFault[] };

/** A refusal of the control API, with its HTTP status. */
export class ControlError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/**
 * The control API as functions. Every method rejects with a `ControlError` when the simulator refuses,
 * and with the error of `fetch` when it is not there.
 */
export class SimulatorClient {
  constructor(readonly url: string) {}

  /** Calls a function as anybody; its failure is a reply with `error`. */
  call(openid: string, name: string, data: unknown = {}): Promise<CallReply> {
    return this.#post('/control/call', { name, data, openid });
  }

  /** Calls a function as WeChat's timer does: nobody's OPENID, source `wx_trigger`. */
  trigger(name: string, data: unknown = {}): Promise<CallReply> {
    return this.#post('/control/call', { name, data, source: 'wx_trigger' });
  }

  /** Calls a function through a phone's network. Rejects when the line is cut. */
  callFromPhone(phone: string, name: string, data: unknown = {}): Promise<CallReply> {
    return this.#post(`/phones/${encodeURIComponent(phone)}/call`, { name, data });
  }

  state(): Promise<SimulatorState> {
    return this.#send('GET', '/control/state');
  }

  clock(): Promise<Clock> {
    return this.#send('GET', '/control/clock');
  }

  /** Sets the time (milliseconds since 1970), starts or stops the clock. */
  setClock(change: Partial<Clock>): Promise<Clock> {
    return this.#send('PUT', '/control/clock', change);
  }

  /** Changes a phone or adds one. */
  putPhone(id: string, change: Partial<Phone>): Promise<Phone> {
    return this.#send('PUT', `/control/phones/${encodeURIComponent(id)}`, change);
  }

  removePhone(id: string): Promise<unknown> {
    return this.#send('DELETE', `/control/phones/${encodeURIComponent(id)}`);
  }

  putCampus(places: CampusPlace[]): Promise<CampusPlace[]> {
    return this.#send('PUT', '/control/campus', places);
  }

  /** The people a phone can be given to. */
  personas(): Promise<Persona[]> {
    return this.#send('GET', '/control/personas');
  }

  /** Says who there is; kept in the data folder. Nobody may be there twice. */
  putPersonas(personas: Persona[]): Promise<Persona[]> {
    return this.#send('PUT', '/control/personas', personas);
  }

  /** The collections and how many documents each holds. */
  collections(): Promise<Record<string, number>> {
    return this.#send('GET', '/control/collections');
  }

  /** Stores documents as they are; the collection is made when it is not there. */
  insert(collection: string, documents: object[]): Promise<{ inserted: number }> {
    return this.#post(this.#documents(collection), datesToWire(documents));
  }

  async find<T = Record<string, unknown>>(collection: string, options: FindOptions = {}): Promise<T[]> {
    const found = await this.#post(`${this.#documents(collection)}/find`, datesToWire(options));
    return datesFromWire(found) as T[];
  }

  count(collection: string, filter: Record<string, unknown> = {}): Promise<number> {
    return this.#post(`${this.#documents(collection)}/count`, { filter });
  }

  /** Removes what matches, everything without a filter. */
  remove(collection: string, filter: Record<string, unknown> = {}): Promise<{ deleted: number }> {
    return this.#post(`${this.#documents(collection)}/remove`, { filter });
  }

  counters(): Promise<CountersByAction> {
    return this.#send('GET', '/control/counters');
  }

  /** How long calls took; reset with the counters. */
  timings(): Promise<TimingsByAction> {
    return this.#send('GET', '/control/timings');
  }

  resetCounters(): Promise<unknown> {
    return this.#send('DELETE', '/control/counters');
  }

  logs(): Promise<LogLine[]> {
    return this.#send('GET', '/control/logs');
  }

  clearLogs(): Promise<unknown> {
    return this.#send('DELETE', '/control/logs');
  }

  /** Ends all instances of functions: the next calls start cold. */
  recycle(): Promise<unknown> {
    return this.#post('/control/recycle');
  }

  /** Empties data, counters and logs and ends all instances. */
  reset(): Promise<unknown> {
    return this.#post('/control/reset');
  }

  /** Remembers the data under a name. */
  snapshot(name: string): Promise<unknown> {
    return this.#send('PUT', `/control/snapshots/${encodeURIComponent(name)}`);
  }

  /** The names of the snapshots, oldest first. */
  snapshots(): Promise<string[]> {
    return this.#send('GET', '/control/snapshots');
  }

  /** Brings the data back to what it was; functions start cold. */
  restore(name: string): Promise<unknown> {
    return this.#post(`/control/snapshots/${encodeURIComponent(name)}/restore`);
  }

  options(change: Partial<CloudOptions> = {}): Promise<CloudOptions> {
    return this.#send('PUT', '/control/options', change);
  }

  /** The files in the cloud's storage. */
  files(): Promise<FileSummary[]> {
    return this.#send('GET', '/control/files');
  }

  /** Uploads a file from a phone. Rejects when the line is cut. */
  async uploadFromPhone(phone: string, path: string, content: Uint8Array): Promise<FileReply> {
    const query = new URLSearchParams({ path });
    const response = await fetch(`${this.#phone(phone)}/files?${query.toString()}`, {
      method: 'POST',
      body: Buffer.from(content),
    });
    return this.#answer(response);
  }

  /** Links to files for a phone; a file may say for how many seconds. */
  fileLinksForPhone(
    phone: string,
    fileList: (string | { fileID: string; maxAge?: number })[],
  ): Promise<FilesReply> {
    return this.#post(`/phones/${encodeURIComponent(phone)}/files/urls`, { fileList });
  }

  deleteFromPhone(phone: string, fileList: string[]): Promise<FilesReply> {
    return this.#post(`/phones/${encodeURIComponent(phone)}/files/delete`, { fileList });
  }

  /** What the person answers on the consent sheet for subscription messages. */
  subscribe(phone: string, answers: SubscriptionAnswers): Promise<SubscriptionQuota[]> {
    return this.#post(`/phones/${encodeURIComponent(phone)}/subscriptions`, answers);
  }

  /** How many messages of which template each person may still be sent. */
  subscriptions(): Promise<SubscriptionQuota[]> {
    return this.#send('GET', '/control/subscriptions');
  }

  /** The subscription messages that arrived, oldest first. */
  messages(): Promise<DeliveredMessage[]> {
    return this.#send('GET', '/control/messages');
  }

  /** How WeChat's content checks judge; what is not sent stays. */
  contentSafety(change: Partial<ContentSafetyRules>): Promise<ContentSafetyRules> {
    return this.#send('PUT', '/control/content-safety', change);
  }

  /** The timers of all functions and when each fires next. */
  timers(): Promise<TimerState[]> {
    return this.#send('GET', '/control/timers');
  }

  /** Fires a timer now. */
  fireTimer(functionName: string, timer: string): Promise<CallReply> {
    return this.#post('/control/timers/fire', { function: functionName, timer });
  }

  /** What is to go wrong; what is not sent stays, and the list of what went wrong begins anew. */
  setFaults(change: Partial<FaultSettings>): Promise<FaultState> {
    return this.#send('PUT', '/control/faults', change);
  }

  /** What is to go wrong, and what went wrong since it was set. */
  faults(): Promise<FaultState> {
    return this.#send('GET', '/control/faults');
  }

  /** Nothing goes wrong any more. */
  clearFaults(): Promise<FaultState> {
    return this.#send('DELETE', '/control/faults');
  }

  #phone(id: string): string {
    return `${this.url}/phones/${encodeURIComponent(id)}`;
  }

  #documents(collection: string): string {
    return `/control/documents/${encodeURIComponent(collection)}`;
  }

  #post<T>(path: string, body?: unknown): Promise<T> {
    return this.#send('POST', path, body);
  }

  async #send<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(this.url + path, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return this.#answer(response);
  }

  async #answer<T>(response: Response): Promise<T> {
    const answer = (await response.json()) as unknown;
    if (response.ok) return answer as T;
    throw new ControlError(response.status, (answer as { error: string }).error);
  }
}
