import type { DeliveredMessage } from '../../../protocol';
import { element } from './dom';
import { showNotice } from './notice';

/** WeChat's service notification; a tap calls `open`, if the message opens anything. */
export function showServiceNotice(
  layer: HTMLElement,
  appName: string,
  { title, lines, page }: DeliveredMessage,
  open: (page: string) => void,
): void {
  const rows = lines.map(({ label, value }) =>
    element('phone-notice-line', [element('', label, 'span'), element('', value, 'b')]),
  );
  showNotice(layer, `服务通知 · ${appName}`, [element('phone-notice-title', title), ...rows], () => {
    if (page !== '') open(page);
  });
}
