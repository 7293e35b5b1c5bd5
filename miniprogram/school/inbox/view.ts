import type { InboxMessage } from '../../../typings/cloud-api';
import { clockTime, dayFrom, dayOf } from '../../shared/time';

/** A message as a few elements: its lines are one text. */
export interface MessageView {
  messageId: string;
  title: string;
  when: string;
  lines: string;
  /** How it reached the phone besides here; empty while that isn't known. */
  delivery: string;
  /** Whether it came here alone, which is said in another colour. */
  isInboxOnly: boolean;
  unread: boolean;
  page: string;
}

/** What the inbox shows of messages, seen at a moment. */
export function messageViews(messages: readonly InboxMessage[], now: number): MessageView[] {
  return messages.map(({ messageId, title, at, lines, delivery, why, read, page }) => ({
    messageId,
    title,
    when: `${dayFrom(dayOf(at), dayOf(now))} ${clockTime(at)}`,
    lines: lines.map(({ label, value }) => `${label}：${value}`).join('\n'),
    delivery: deliveryInWords(delivery, why),
    isInboxOnly: delivery === 'inboxOnly',
    unread: !read,
    page,
  }));
}

function deliveryInWords(delivery: InboxMessage['delivery'], why: string): string {
  switch (delivery) {
    case 'pending':
      return '稍后发微信提醒';
    case 'sent':
      return '已发微信提醒';
    case 'inboxOnly':
      return `只在这里：${why}`;
  }
}

/** The unread ones among messages, by id. */
export function unreadIds(messages: readonly InboxMessage[]): string[] {
  return messages.filter(({ read }) => !read).map(({ messageId }) => messageId);
}

/** Where the next page of the inbox begins: after the last message that was shown. */
export function endOf(messages: readonly InboxMessage[]): { at: number; messageId: string } | undefined {
  const last = messages[messages.length - 1];
  return last && { at: last.at, messageId: last.messageId };
}
