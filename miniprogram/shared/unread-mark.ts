import { call } from '../cloud/call';
import { recall, remember } from './storage';

/** The place of 我的 among the tabs, as in app.json. */
const ME_TAB = 1;

/** Each look costs a call; what is urgent comes as a message of WeChat. */
const LOOK_EVERY = 4 * 60 * 60_000;
const KEY = 'unread:lookedAt';

/** Marks 我的 with the number of unread messages; only a page with tabs can. */
export function markUnread(count: number): void {
  const text = count > 99 ? '99+' : String(count);
  const marked =
    count > 0 ? wx.setTabBarBadge({ index: ME_TAB, text }) : wx.removeTabBarBadge({ index: ME_TAB });
  // The person may have left for a page without tabs meanwhile; the next look marks it.
  marked.catch(() => undefined);
}

/** Looks how many messages are unread, unless somebody looked in the last hours, and marks 我的 with it. */
export async function lookForUnread(): Promise<void> {
  const age = Date.now() - Number(recall(KEY) ?? 0);
  if (age >= 0 && age < LOOK_EVERY) return;
  await refreshUnread();
}

/** Looks how many messages are unread and marks 我的 with it; null if that can't be known now. */
export async function refreshUnread(): Promise<number | null> {
  const answer = await call('messages', 'unread', {});
  if (!answer.ok) return null;
  remember(KEY, String(Date.now()));
  markUnread(answer.data.unread);
  return answer.data.unread;
}
