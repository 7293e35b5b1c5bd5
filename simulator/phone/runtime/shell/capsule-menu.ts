import type { PhoneParts } from '../phone-parts';
import { SCENES } from '../entry';
import { WX_CODE, wxCodeTarget } from '../wx-code';
import { showActionSheet } from './action-sheet';
import { openSettingsPage } from './settings-page';

/** The menu behind the three dots. Scanning is elsewhere in WeChat; here it is the way in by a code. */
export async function openCapsuleMenu(phone: PhoneParts): Promise<void> {
  const { sharing, stack, screen } = phone;
  const isOffered = (menu: 'shareAppMessage' | 'shareTimeline') => sharing.isOffered(stack.top, menu);
  const items: [string, () => unknown][] = [
    ...(isOffered('shareAppMessage') ? [item('发送给朋友', () => sharing.toFriend())] : []),
    ...(isOffered('shareTimeline') ? [item('分享到朋友圈', () => sharing.toMoments())] : []),
    item('微信扫一扫', () => enterByCode(phone)),
    item('设置', () => openSettingsPage(screen.overlays, phone.permissions)),
    item('重新进入小程序', () => location.reload()),
  ];
  const alertText = isOffered('shareAppMessage') ? {} : { alertText: '当前页面不可转发' };
  const itemList = items.map(([name]) => name);
  const choice = await showActionSheet(screen.overlays, { itemList, ...alertText });
  if (choice !== null) items[choice]?.[1]();
}

function item(name: string, act: () => unknown): [string, () => unknown] {
  return [name, act];
}

/** A mini program code opens its page with `scene`. */
async function enterByCode({ scanner, entry }: PhoneParts): Promise<void> {
  const code = await scanner.scan({ fromAlbum: true, accepts: ({ text }) => text.startsWith(WX_CODE) });
  if (code) entry.enter(wxCodeTarget(code.text, entry.launch.path), SCENES.code);
}
