import type { Neighbour } from '../neighbours';
import { element } from './dom';
import { openOverlay, shellButton } from './overlay';

interface ScanActions {
  /** The camera is pointed at this phone. */
  choose: (id: string) => void;
  openAlbum?: () => void;
  cancel: () => void;
}

export interface ScanSheet {
  /** Another phone that the camera can be pointed at. */
  add: (neighbour: Neighbour) => void;
  say: (hint: string) => void;
  close: () => void;
}

/** WeChat's camera for codes. In front of it lie the other phones of the desk. */
export function openScanSheet(layer: HTMLElement, { choose, openAlbum, cancel }: ScanActions): ScanSheet {
  const hint = element('phone-scan-hint', '把镜头对准一部手机');
  hint.setAttribute('role', 'status');
  const phones = element('phone-scan-phones');
  const sheet = element('phone-scan', [
    element('phone-scan-title', '扫一扫'),
    phones,
    hint,
    element('phone-scan-buttons', [
      shellButton('phone-scan-button', '取消', cancel),
      ...(openAlbum ? [shellButton('phone-scan-button', '相册', openAlbum)] : []),
    ]),
  ]);
  sheet.setAttribute('role', 'dialog');
  sheet.setAttribute('aria-label', '扫一扫');
  const overlay = openOverlay(layer, '', [sheet], 'dim', cancel);
  const say = (text: string) => {
    hint.textContent = text;
  };
  return {
    add: ({ id, name }) => {
      const phone = shellButton('phone-scan-phone', name, () => {
        for (const other of phones.children) other.setAttribute('aria-pressed', String(other === phone));
        say(`正在看 ${name} 的屏幕`);
        choose(id);
      });
      phones.append(phone);
    },
    say,
    close: () => overlay.close(),
  };
}
