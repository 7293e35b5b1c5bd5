import * as v from 'valibot';
import { Moment } from '../shared/contract';
import type { MessageKind } from '../shared/message-kinds';
import type { PhotoState } from '../shared/photo';

const MessageId = v.pipe(v.string(), v.regex(/^[\w-]{1,200}$/));

/** What `wx.requestSubscribeMessage` answers for a template; only `accept` allows a message more. */
const Answer = v.picklist(['accept', 'reject', 'ban', 'filter']);

export const contract = {
  /** The caller's messages, newest first, a page at a time: `before` is the last one of the page before. */
  inbox: {
    request: v.strictObject({
      before: v.optional(v.strictObject({ at: Moment, messageId: MessageId })),
    }),
    about: 'caller',
    may: 'everyone',
    refusals: [],
  },
  /** How many of the caller's messages are unread; for the mark on a tab. */
  unread: { request: v.strictObject({}), about: 'caller', may: 'everyone', refusals: [] },
  /** The caller has seen these. */
  markRead: {
    request: v.strictObject({
      messageIds: v.pipe(v.array(MessageId), v.minLength(1), v.maxLength(20, '一次最多标记 20 条')),
    }),
    about: 'caller',
    may: 'everyone',
    refusals: [],
  },
  /** What the caller answered when asked for subscription messages, by template. */
  subscribed: {
    request: v.strictObject({
      results: v.pipe(
        v.record(v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/)), Answer),
        v.check((results) => Object.keys(results).length <= 10, '一次最多 10 个模板'),
      ),
    }),
    about: 'caller',
    may: 'everyone',
    refusals: [],
  },
  /** The templates by which the caller may be told something, and how many of each can still be sent (还可收 N 条). */
  quota: { request: v.strictObject({}), about: 'caller', may: 'everyone', refusals: [] },
  /** A photo that the caller has uploaded to `photos/` of the cloud's storage: it is to be judged. */
  registerPhoto: {
    request: v.strictObject({
      fileId: v.pipe(
        v.string(),
        v.maxLength(300),
        v.regex(/^cloud:\/\/[\w.-]+\/photos\/[\w./-]+\.(jpg|jpeg|png)$/),
      ),
    }),
    about: 'caller',
    may: 'everyone',
    refusals: ['PHOTO.NOT_THERE', 'PHOTO.TAKEN'],
  },
  /** Messages that WeChat will never take, newest first: something in the configuration is wrong. */
  deadLetters: {
    request: v.strictObject({}),
    about: 'caller',
    may: [{ role: 'officer', reach: 'department', fields: 'all' }],
    refusals: [],
  },
} as const;

/** `pending` will be tried · `sent` as a subscription message · `inboxOnly` is here alone. */
export type Delivery = 'pending' | 'sent' | 'inboxOnly';

/** A message as the inbox shows it; moments are milliseconds. */
export interface InboxMessage {
  messageId: string;
  kind: MessageKind;
  title: string;
  lines: { label: string; value: string }[];
  page: string;
  at: number;
  read: boolean;
  delivery: Delivery;
  /** Why it is in the inbox alone, in words; else empty. */
  why: string;
}

/** A template, what it is for, and how many messages of it can still be sent to the caller. */
export interface TemplateQuota {
  templateId: string;
  title: string;
  left: number;
}

/** A message that was given up, without what it said: whom it was for may lie in another department. */
export interface DeadLetter {
  messageId: string;
  title: string;
  at: number;
  /** WeChat's code, or `NO_ANSWER`. */
  reason: string;
  /** What to do about it. */
  advice: string;
}

export interface Replies {
  inbox: { messages: InboxMessage[]; unread: number; more: boolean };
  unread: { unread: number };
  markRead: { unread: number };
  subscribed: { templates: TemplateQuota[] };
  quota: { templates: TemplateQuota[] };
  registerPhoto: { photoId: string; state: PhotoState };
  deadLetters: { letters: DeadLetter[] };
}
