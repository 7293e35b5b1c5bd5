import { element } from './dom';
import { openOverlay, shellButton } from './overlay';

/** WeChat's viewer: pictures over the whole screen, side by side, starting at one of them; a tap, the back key or the button closes it. */
export function showPictures(layer: HTMLElement, addresses: string[], start: number): void {
  const pictures = addresses.map((address) => {
    const picture = document.createElement('img');
    picture.src = address;
    return element('phone-viewer-picture', [picture]);
  });
  const position = element('phone-viewer-position', '');
  const strip = element('phone-viewer-strip', pictures);
  const tellPosition = () => {
    const index = Math.round(strip.scrollLeft / Math.max(1, strip.clientWidth));
    position.textContent = `${index + 1}/${addresses.length}`;
  };
  strip.addEventListener('scroll', tellPosition);
  strip.setAttribute('role', 'dialog');
  strip.setAttribute('aria-label', '图片');
  const close = () => overlay.close();
  const button = shellButton('phone-viewer-close', '关闭', close);
  const overlay = openOverlay(layer, 'phone-viewer', [button, strip, position], 'dim', close);
  overlay.element.addEventListener('click', close);
  strip.scrollLeft = start * strip.clientWidth;
  tellPosition();
}
