import { element } from './dom';
import { openOverlay, shellButton } from './overlay';

/** A page of WeChat's own over the whole screen; resolves when its back button closes it. */
export function openShellPage(
  layer: HTMLElement,
  title: string,
  content: Node[],
  actions: Node[] = [],
): Promise<void> {
  return new Promise((resolve) => {
    const close = () => {
      overlay.close();
      resolve();
    };
    const back = shellButton('phone-page-back', '返回', close);
    const head = element('phone-page-head', [back, element('phone-page-title', title), ...actions]);
    const page = element('phone-shell-page', [head, element('phone-page-body', content)]);
    page.setAttribute('role', 'dialog');
    page.setAttribute('aria-label', title);
    const overlay = openOverlay(layer, '', [page], 'dim', close);
  });
}
