import type { InferOutput } from 'valibot';
import type { Call } from '../shared/define-function';
import type { Message, MessageState } from '../shared/message';
import type { contract, Delivery, InboxMessage, Replies } from './contract';
import { inboxPage, messages, unreadOf } from './store';
import { linesOf, titleOf, whyNotSent } from './words';

const PAGE = 20;

const deliveries: Record<MessageState, Delivery> = {
  waiting: 'pending',
  sending: 'pending',
  sent: 'sent',
  notSent: 'inboxOnly',
  dead: 'inboxOnly',
};

/** A page of the caller's messages. Two requests besides the binding. */
export async function inbox(
  { before }: InferOutput<(typeof contract)['inbox']['request']>,
  { caller: { personId } }: Call,
): Promise<Replies['inbox']> {
  const [found, unreadCount] = await Promise.all([inboxPage(personId, before, PAGE + 1), unreadOf(personId)]);
  return { messages: found.slice(0, PAGE).map(inboxMessage), unread: unreadCount, more: found.length > PAGE };
}

/** How many messages of the caller are unread. One request besides the binding. */
export async function unread(_data: unknown, { caller }: Call): Promise<Replies['unread']> {
  return { unread: await unreadOf(caller.personId) };
}

/** Marks messages of the caller as read; those of others, and those that aren't there, stay as they are. */
export async function markRead(
  { messageIds }: InferOutput<(typeof contract)['markRead']['request']>,
  { caller: { personId } }: Call,
): Promise<Replies['markRead']> {
  await Promise.all(messageIds.map((id) => messages.changeIf(id, { personId }, { read: true })));
  return { unread: await unreadOf(personId) };
}

function inboxMessage({ _id, kind, fields, page, at, read, state, reason }: Message): InboxMessage {
  const delivery = deliveries[state];
  return {
    messageId: _id,
    kind,
    title: titleOf(kind),
    lines: linesOf(kind, fields),
    page,
    at: at.getTime(),
    read,
    delivery,
    why: delivery === 'inboxOnly' ? whyNotSent(reason) : '',
  };
}
