import type { Day } from './clock';
import type { FieldType, MessageField, messageFields, MessageKind } from './message-kinds';

/** What a field of a message is given: words, moments in milliseconds, Beijing days, whole numbers. */
type ValueOf<Type> = Type extends 'text' | 'name' ? string : Type extends 'day' ? Day : number;

/** What there is to say in a kind of message. */
export type FieldsOfMessage<Kind extends MessageKind> = {
  [Field in MessageField<Kind>]: ValueOf<Extract<(typeof messageFields)[Kind][Field], FieldType>>;
};

/** A person, in whose inbox it will lie, or an account that belongs to nobody any more. */
export type Recipient = { personId: string } | { openid: string };

interface NoticeOf<Kind extends MessageKind> {
  kind: Kind;
  to: Recipient;
  fields: FieldsOfMessage<Kind>;
  /** The page that it opens, e.g. `pages/me/index`. */
  page: string;
  /** Also sent in quiet hours: only for a student who is unaccounted for and for slips. */
  urgent?: boolean;
}

/** Something that somebody is to be told. */
export type Notice = { [Kind in MessageKind]: NoticeOf<Kind> }[MessageKind];

/** What a thing carries beside its history: the events whose messages are still to be derived, by `seq`. */
export interface Telling {
  toTell?: number[];
}

/** Which event of which thing a message is about. */
export interface Source {
  collection: string;
  thingId: string;
  seq: number;
  /** When it happened, milliseconds. */
  at: number;
}

/**
 * `waiting` to be sent from `dueAt` on · `sending` by `owner` until `dueAt`, then anybody may take it
 * over · `sent` · `notSent` in the inbox alone · `dead`: WeChat will never take it, for the officer to see.
 */
export type MessageState = 'waiting' | 'sending' | 'sent' | 'notSent' | 'dead';

/** A message: it lies in the inbox from the start, and is sent as a subscription message where possible. */
export interface Message {
  /** `collection_thing_seq_recipient`: an event tells a recipient once, however often it is derived. */
  _id: string;
  /** Whose inbox holds it; null for an account without a person. */
  personId: string | null;
  /** The account it goes to; null for whichever the person has when it is sent. */
  openid: string | null;
  kind: MessageKind;
  fields: Record<string, string | number>;
  page: string;
  urgent: boolean;
  /** When it happened. */
  at: Date;
  read: boolean;
  state: MessageState;
  /** Why it was not sent, a code; empty while nothing is wrong. */
  reason: string;
  /** When the next step is due; null when there is none. */
  dueAt: Date | null;
  /** Who is sending it, else empty. */
  owner: string;
  /** By which quota it is being sent, so that whoever takes over finds what was reserved; else null. */
  sendingBy: { openid: string; templateId: string } | null;
  /** Goes up with every step, so that of two deliverers at once one takes it. */
  step: number;
  /** How often it was handed to WeChat. */
  tries: number;
}

/** The message by which an event tells a recipient, ready to be delivered; the same one however often. */
export function messageOf(
  { collection, thingId, seq, at }: Source,
  { kind, to, fields, page, urgent = false }: Notice,
): Message {
  const recipient = 'personId' in to ? to.personId : to.openid;
  return {
    _id: [collection, thingId, seq, recipient].join('_'),
    personId: 'personId' in to ? to.personId : null,
    openid: 'openid' in to ? to.openid : null,
    kind,
    fields: { ...fields },
    page,
    urgent,
    at: new Date(at),
    ...{ read: false, state: 'waiting', reason: '', dueAt: new Date(at) },
    ...{ owner: '', sendingBy: null, step: 0, tries: 0 },
  };
}
