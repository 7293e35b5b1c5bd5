import type { PhoneParts } from '../phone-parts';
import { showActionSheet } from '../shell/action-sheet';
import { ApiError, asyncApis } from './define';
import { afterConsent } from './privacy';

/** Clipboard, telephone, vibration. What the phone did can be read by tests as `window.__phone.log()`. */
export function hardwareApis(phone: PhoneParts): object {
  const clipboardKey = `phone-clipboard/${phone.device.phone.id}`;
  return asyncApis({
    vibrateShort: () => void phone.log.push('vibrateShort'),
    vibrateLong: () => void phone.log.push('vibrateLong'),
    ...afterConsent(phone, {
      setClipboardData: ({ data }: { data: string }) => {
        sessionStorage.setItem(clipboardKey, data);
        phone.log.push(`setClipboardData ${data}`);
        phone.toast.show({ title: '内容已复制', icon: 'none', duration: 1500 });
        return { data };
      },
      getClipboardData: () => ({ data: sessionStorage.getItem(clipboardKey) ?? '' }),
    }),
    makePhoneCall: async ({ phoneNumber }: { phoneNumber: string }) => {
      const choice = await showActionSheet(phone.screen.overlays, { itemList: [`呼叫 ${phoneNumber}`] });
      if (choice === null) throw new ApiError('cancel');
      phone.log.push(`makePhoneCall ${phoneNumber}`);
    },
  });
}
