import type { Answer } from '../../cloud/outcomes';
import { tick } from '../../cloud/device';
import { confirmed } from './confirm';

/** A page with a sheet about one unit, in which it can be removed. */
interface RemovingPage {
  setData(change: { busy?: boolean; refusal?: string; sheetOpen?: boolean; said?: string }): void;
  load(): Promise<void>;
}

/**
 * Asks once, removes, and shows the page anew; why it can't be is said in the sheet, or on the page without one.
 * @param name as people know it: 9栋, 机电2601班
 * @param send asks the server
 */
export async function removeAfterAsking(
  page: RemovingPage,
  name: string,
  send: () => Promise<Answer<object>>,
): Promise<void> {
  const content = '只能删除从没有用过的，删除后不能恢复';
  if (!(await confirmed({ title: `删除 ${name}`, content, confirmText: '删除', isFinal: true }))) return;
  page.setData({ busy: true, refusal: '', said: '' });
  const answer = await send();
  page.setData({ busy: false });
  if (!answer.ok) {
    page.setData({ refusal: answer.message, said: answer.message });
    return;
  }
  tick();
  page.setData({ sheetOpen: false });
  void wx.showToast({ title: '已删除', icon: 'success' });
  await page.load();
}
