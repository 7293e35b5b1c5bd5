import type { DeliveredMessage, Phone } from '../../protocol';
import type { Desk } from '../desk';

/** The messages of a phone's owner, newest first. */
export function messagesOf(desk: Desk, { openid }: Phone): DeliveredMessage[] {
  return desk.inbox.filter((message) => message.openid === openid).reverse();
}

/** How many messages of a phone's owner nobody has looked at. */
export function unreadCount(desk: Desk, phone: Phone): number {
  return messagesOf(desk, phone).filter(({ id }) => !desk.read.includes(id)).length;
}

/** Shows the messages of a phone, all of which are read then; or puts them away when they are shown. */
export function withInboxToggled(desk: Desk, phone: Phone): Desk {
  const isOpen = desk.openInbox === phone.id;
  return { ...desk, openInbox: isOpen ? null : phone.id, read: readWith(desk, phone) };
}

/** A message arrived; one that is being looked at is read at once. */
export function withMessage(desk: Desk, message: DeliveredMessage): Desk {
  const owner = desk.phones.find(({ openid }) => openid === message.openid);
  const isSeen = owner?.id === desk.openInbox;
  return {
    ...desk,
    inbox: [...desk.inbox.filter(({ id }) => id !== message.id), message],
    read: isSeen ? [...desk.read, message.id] : desk.read,
    message: owner ? { kind: 'done', text: `${owner.name}收到服务通知：${message.title}` } : desk.message,
  };
}

/** The desk after all messages were asked for: what is no longer there need not be remembered as read. */
export function withInbox(desk: Desk, inbox: readonly DeliveredMessage[]): Desk {
  return { ...desk, inbox, read: desk.read.filter((id) => inbox.some((message) => message.id === id)) };
}

function readWith(desk: Desk, phone: Phone): string[] {
  return [...new Set([...desk.read, ...messagesOf(desk, phone).map(({ id }) => id)])];
}
