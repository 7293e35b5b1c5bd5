import type {
  CallReply,
  CampusPlace,
  Clock,
  ContentSafetyRules,
  DeliveredMessage,
  FileReply,
  FilesReply,
  Persona,
  Phone,
  SimulatorState,
  SubscriptionAnswers,
  SubscriptionQuota,
} from '../protocol';
import { DataClient } from './data';

/**
 * The control API as functions. Every method rejects with a `ControlError` when the simulator refuses,
 * and with the error of `fetch` when it is not there.
 */
export class SimulatorClient extends DataClient {
  /** Calls a function as anybody; its failure is a reply with `error`. */
  call(openid: string, name: string, data: unknown = {}): Promise<CallReply> {
    return this.post('/control/call', { name, data, openid });
  }

  /** Calls a function as WeChat's timer does: nobody's OPENID, source `wx_trigger`. */
  trigger(name: string, data: unknown = {}): Promise<CallReply> {
    return this.post('/control/call', { name, data, source: 'wx_trigger' });
  }

  /** Calls a function through a phone's network. Rejects when the line is cut. */
  callFromPhone(phone: string, name: string, data: unknown = {}): Promise<CallReply> {
    return this.post(`${phonePath(phone)}/call`, { name, data });
  }

  /** Project, clock, phones and campus. */
  state(): Promise<SimulatorState> {
    return this.get('/control/state');
  }

  /** Where the clock stands and whether it runs. */
  clock(): Promise<Clock> {
    return this.get('/control/clock');
  }

  /** Sets the time (milliseconds since 1970), starts or stops the clock. */
  setClock(change: Partial<Clock>): Promise<Clock> {
    return this.put('/control/clock', change);
  }

  /** Changes a phone or adds one. */
  putPhone(id: string, change: Partial<Phone>): Promise<Phone> {
    return this.put(`/control/phones/${encodeURIComponent(id)}`, change);
  }

  /** Removes a phone. Rejects where there is none. */
  removePhone(id: string): Promise<unknown> {
    return this.delete(`/control/phones/${encodeURIComponent(id)}`);
  }

  /** The places drawn on the desk, all of them. */
  putCampus(places: CampusPlace[]): Promise<CampusPlace[]> {
    return this.put('/control/campus', places);
  }

  /** The people a phone can be given to. */
  personas(): Promise<Persona[]> {
    return this.get('/control/personas');
  }

  /** Says who there is; kept in the data folder. Nobody may be there twice. */
  putPersonas(personas: Persona[]): Promise<Persona[]> {
    return this.put('/control/personas', personas);
  }

  /** Uploads a file from a phone. Rejects when the line is cut. */
  uploadFromPhone(phone: string, path: string, content: Uint8Array): Promise<FileReply> {
    const query = new URLSearchParams({ path });
    return this.postBytes(`${phonePath(phone)}/files?${query.toString()}`, content);
  }

  /** Links to files for a phone; a file may say for how many seconds. */
  fileLinksForPhone(
    phone: string,
    fileList: (string | { fileID: string; maxAge?: number })[],
  ): Promise<FilesReply> {
    return this.post(`${phonePath(phone)}/files/urls`, { fileList });
  }

  /** Deletes files as the owner of a phone. */
  deleteFromPhone(phone: string, fileList: string[]): Promise<FilesReply> {
    return this.post(`${phonePath(phone)}/files/delete`, { fileList });
  }

  /** What the person answers on the consent sheet for subscription messages. */
  subscribe(phone: string, answers: SubscriptionAnswers): Promise<SubscriptionQuota[]> {
    return this.post(`${phonePath(phone)}/subscriptions`, answers);
  }

  /** How many messages of which template each person may still be sent. */
  subscriptions(): Promise<SubscriptionQuota[]> {
    return this.get('/control/subscriptions');
  }

  /** The subscription messages that arrived, oldest first. */
  messages(): Promise<DeliveredMessage[]> {
    return this.get('/control/messages');
  }

  /** How WeChat's content checks judge; what is not sent stays. */
  contentSafety(change: Partial<ContentSafetyRules>): Promise<ContentSafetyRules> {
    return this.put('/control/content-safety', change);
  }
}

function phonePath(id: string): string {
  return `/phones/${encodeURIComponent(id)}`;
}
