import type { DeliveredMessage } from '../../../protocol';
import { element } from './dom';
import { openOverlay, shellButton } from './overlay';

/** How long in ms a notice stays when nobody touches it. */
const STAY_MS = 10_000;

/** WeChat's service notification at the top of the screen; a tap calls `open`, if the message opens anything. */
export function showServiceNotice(
  layer: HTMLElement,
  appName: string,
  { title, lines, page }: DeliveredMessage,
  open: (page: string) => void,
): void {
  const rows = lines.map(({ label, value }) =>
    element('phone-notice-line', [element('', label, 'span'), element('', value, 'b')]),
  );
  const notice = shellButton('phone-notice', '', () => {
    overlay.close();
    if (page !== '') open(page);
  });
  notice.append(element('phone-notice-head', `服务通知 · ${appName}`), element('phone-notice-title', title));
  notice.append(...rows);
  const overlay = openOverlay(layer, 'is-top', [notice], 'none');
  setTimeout(() => overlay.close(), STAY_MS);
}
