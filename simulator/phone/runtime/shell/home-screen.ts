import { element } from './dom';
import { openOverlay, shellButton } from './overlay';

/** What lies behind the app when it was closed: the phone, from which it can be opened again. */
export function showHomeScreen(layer: HTMLElement, appName: string, open: () => void): void {
  const app = shellButton('phone-home-app', appName, () => {
    overlay.close();
    open();
  });
  const home = element('phone-home', [app]);
  home.setAttribute('role', 'dialog');
  home.setAttribute('aria-label', '手机桌面');
  const overlay = openOverlay(layer, '', [home], 'dim');
}
