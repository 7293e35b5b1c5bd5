import { element } from './dom';
import { openOverlay, shellButton } from './overlay';

/** How long in ms a notice stays when nobody touches it. */
const STAY_MS = 10_000;

/** Something that arrived, at the top of the screen: who it is from, what it is. A tap closes it and calls `open`. */
export function showNotice(layer: HTMLElement, from: string, content: Node[], open: () => void): void {
  const notice = shellButton('phone-notice', '', () => {
    overlay.close();
    open();
  });
  notice.append(element('phone-notice-head', from), ...content);
  const overlay = openOverlay(layer, 'is-top', [notice], 'none');
  setTimeout(() => overlay.close(), STAY_MS);
}
