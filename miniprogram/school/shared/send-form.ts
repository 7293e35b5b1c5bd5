import { tick } from '../../cloud/device';
import type { Answer } from '../../cloud/outcomes';
import { isShown, leave } from './leave';

/** A page with one button that sends what was filled in. */
interface FormPage {
  data: { busy: boolean };
  setData(change: { busy?: boolean; said: string }): void;
  /** Reads anew what somebody else changed; what was filled in stays. */
  load(): Promise<unknown>;
}

/** What a form sends, and what is said of it. */
interface Sending<T> {
  send: () => Promise<Answer<T>>;
  /** Said when it is done, e.g. 已改好. */
  done: string;
  /** Said when somebody else was faster, after the page was read anew; without it, what the server says. */
  stale?: string;
  /** Where to go when it is done; without it, back. */
  next?: (data: T) => Promise<unknown>;
}

/**
 * Sends a form once. Done, the page is left, and until it is gone the button stays busy; refused, it says why
 * and keeps what was filled in. Whoever has left the page before the answer came is moved nowhere, and told.
 */
export async function sendForm<T>(page: FormPage, { send, done, stale, next }: Sending<T>): Promise<void> {
  if (page.data.busy) return;
  page.setData({ busy: true, said: '' });
  const answer = await send();
  if (answer.ok) {
    tick();
    void wx.showToast({ title: done, icon: 'success' });
    if (isShown(page)) await (next ? next(answer.data) : leave(page));
    return;
  }
  const isStale = answer.code === 'SCHOOL.CHANGED_MEANWHILE';
  if (isStale) await page.load();
  const said = (isStale ? stale : undefined) ?? answer.message;
  page.setData({ busy: false, said });
  if (!isShown(page)) void wx.showToast({ title: `没有办成：${answer.message}`, icon: 'none' });
}
