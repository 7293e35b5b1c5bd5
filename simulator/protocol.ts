/**
 * What the parts of the simulator say to each other over HTTP: the control API that tests and the
 * desk use, and the narrow channel of a phone. Everything here is JSON; times are milliseconds
 * since 1970, coordinates are degrees in GCJ-02, as everywhere in WeChat.
 */

/** The simulated clock: where it stands and whether it runs at the speed of real time. */
export interface Clock {
  now: number;
  running: boolean;
}

/** Where a phone is, as `wx.getLocation` will report it. `accuracy` in metres. */
export interface PhoneLocation {
  latitude: number;
  longitude: number;
  accuracy: number;
}

/**
 * What happens to the phone's requests. `replyLost`: the request reaches the cloud and is carried
 * out, but the answer never arrives — the case that makes a careless client do things twice.
 */
export type Network = 'online' | 'offline' | 'replyLost';

/** The consent a person gave for location: not asked yet, given, refused, or location switched off. */
export type LocationConsent = 'unasked' | 'granted' | 'denied' | 'off';

/** One simulated phone: a WeChat account (`openid`) and the state of the device in its owner's hand. */
export interface Phone {
  id: string;
  openid: string;
  /** Shown above the phone on the desk, e.g. a name and a role. */
  name: string;
  note: string;
  location: PhoneLocation | null;
  locationConsent: LocationConsent;
  network: Network;
  /** How far the phone's own clock is ahead of the simulated one, in milliseconds. */
  clockSkewMs: number;
  theme: 'light' | 'dark';
  /** WeChat's font size setting as a factor of the normal size, 1 to 1.4. */
  fontScale: number;
}

/**
 * Somebody the project offers to be: an account of its data, with a name and a note to choose it by.
 * `PUT /control/personas` by whoever filled in the data; the desk shows them when a phone is to be added.
 */
export interface Persona {
  openid: string;
  name: string;
  note: string;
}

/** Who starts a function, as `cloud.getWXContext().SOURCE` and friends tell it. */
export interface CallRequest {
  name: string;
  data?: unknown;
  openid?: string;
  source?: 'wx_client' | 'wx_trigger';
}

/** The answer of a function, or the error as `wx.cloud.callFunction` reports it. */
export type CallReply =
  { result: unknown; requestId: string } | { error: { errCode: number; errMsg: string }; requestId: string };

/** The answer to a file uploaded from a phone. */
export type FileReply = { fileID: string } | { error: { errCode: number; errMsg: string } };

/** What became of one file of a list, as `wx.cloud.getTempFileURL` and `deleteFile` tell it; status 0 is good. */
export interface FileStatus {
  fileID: string;
  status: number;
  errMsg: string;
  /** Of a link: the address and for how many seconds of the simulated clock it is good. */
  tempFileURL?: string;
  maxAge?: number;
}

export type FilesReply = { fileList: FileStatus[] } | { error: { errCode: number; errMsg: string } };

/** A file in the cloud's storage, as `GET /control/files` lists it. */
export interface FileSummary {
  fileID: string;
  openid: string;
  size: number;
}

/** A template of subscription messages, in `templates.json` beside the functions under its id. */
export interface MessageTemplate {
  title: string;
  /** In the order of display; the key's letters are its type, e.g. `thing1`, `time2`. */
  keywords: { key: string; label: string }[];
}

/** How many messages of a template a person may still be sent. */
export interface SubscriptionQuota {
  openid: string;
  templateId: string;
  left: number;
}

/** A person's answers on the consent sheet, `POST /phones/:id/subscriptions`, by template. */
export type SubscriptionAnswers = Record<string, 'accept' | 'reject'>;

/** A subscription message that arrived. */
export interface DeliveredMessage {
  id: string;
  openid: string;
  templateId: string;
  title: string;
  at: number;
  /** The page it opens, empty when none. */
  page: string;
  lines: { key: string; label: string; value: string }[];
}

export type Verdict = 'pass' | 'review' | 'risky';

/** How texts and pictures are judged: by words in the text, or in the address of the picture. */
export interface ContentSafetyRules {
  risky: string[];
  review: string[];
  /** How long WeChat looks at a picture, in milliseconds of the simulated clock. */
  mediaDelayMs: number;
}

/** A timer of a function and when it fires next, by the simulated clock; null for never. */
export interface TimerState {
  function: string;
  timer: string;
  pattern: string;
  next: number | null;
}

/** What can befall a request of a function's SDK. */
export type RequestFaultKind =
  | 'errorBeforeWrite'
  /** The write is made and its answer is an error: the outcome is unknown to the function. */
  | 'errorAfterWrite'
  /** Nothing is carried out, and the SDK gets its error of a time-out, at once. */
  | 'timeout'
  | 'slow'
  | 'conflict'
  /** The function's instance ends before or after the request is carried out. */
  | 'killBefore'
  | 'killAfter';

/** What is to go wrong. The same seed and the same calls go wrong in the same places. */
export interface FaultSettings {
  seed: string;
  /** By kind, the share of requests from 0 to 1. */
  rates: Partial<Record<RequestFaultKind, number>>;
  /** Exactly one fault, at the n-th request (from 1) of the next call, of one function or of any. */
  next: { kind: RequestFaultKind; request: number; function?: string } | null;
  slowMs: number;
  timerTwice: boolean;
  timerLateMs: number;
}

/** What is to go wrong and what did, as `/control/faults` answers. */
export type FaultState = FaultSettings & { fired: FiredFault[] };

/** A fault that happened: `request` is the how-manieth of its call, `sdk` what it asked for. */
export interface FiredFault {
  kind: RequestFaultKind;
  function: string;
  action: string;
  request: number;
  sdk: string;
}

/** What database work cost, counted by the local cloud. The same on every machine. */
export interface Counters {
  calls: number;
  requests: number;
  keysExamined: number;
  docsExamined: number;
  docsReturned: number;
  bytesIn: number;
  bytesOut: number;
}

/** Counters by function and action; an action is `data.action` of the call, `-` where there is none. */
export type CountersByAction = Record<string, Record<string, Counters>>;

/** How long calls took in all, by function and action; not the same twice. */
export type TimingsByAction = Record<string, Record<string, { calls: number; milliseconds: number }>>;

/** One line a function wrote to its console, or an error it threw. */
export interface LogLine {
  at: number;
  function: string;
  requestId: string;
  level: 'log' | 'info' | 'warn' | 'error' | 'debug';
  text: string;
}

/** A named point or area drawn on the desk's campus plan and offered for putting phones there. */
export interface CampusPlace {
  name: string;
  latitude: number;
  longitude: number;
  /** Radius in metres of the circle drawn on the plan; 0 draws a point. */
  radius: number;
  kind: 'building' | 'gate' | 'field' | 'outside';
}

/** Pushed to phones and desk over `GET /control/events` (server-sent events, one JSON per message). */
export type SimulatorEvent =
  | { type: 'clock'; clock: Clock }
  | { type: 'phone'; phone: Phone }
  | { type: 'phoneRemoved'; id: string }
  | { type: 'campus'; places: CampusPlace[] }
  | { type: 'personas'; personas: Persona[] }
  | { type: 'message'; message: DeliveredMessage }
  /** The data were emptied or brought back to a snapshot: what is shown of them is no longer so. */
  | { type: 'data' }
  | { type: 'reload' };

/** Posted by the desk's page to the frame of a phone: open the page of a subscription message. */
export interface OpenPageRequest {
  type: 'openPage';
  /** As the message has it, e.g. `pages/leave/leave?id=1`. */
  page: string;
}

/** Answered by `GET /control/state`. */
export interface SimulatorState {
  project: { name: string; appid: string };
  clock: Clock;
  phones: Phone[];
  campus: CampusPlace[];
  /** How often phones and desk were told to reload since the simulator was started. */
  reloads: number;
}

/**
 * An index declared by the project, in `database.json` beside its built functions:
 * `{ [collection]: { indexes: IndexDeclaration[] } }`. Field order matters; 1 ascending, -1 descending.
 * `2dsphere` stands for places on Earth, which have an index of their own.
 */
export interface IndexDeclaration {
  name: string;
  fields: Record<string, 1 | -1 | '2dsphere'>;
  unique?: boolean;
}

export type DatabaseDeclaration = Record<string, { indexes: IndexDeclaration[] }>;
