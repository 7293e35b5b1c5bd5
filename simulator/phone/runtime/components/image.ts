import { browserAddress } from './address';
import type { BuiltIn, Host } from './built-in';

/** WeChat's modes in terms of background-size and background-position. */
const MODES: Record<string, [size: string, position: string]> = {
  scaleToFill: ['100% 100%', '0 0'],
  aspectFit: ['contain', 'center'],
  aspectFill: ['cover', 'center'],
  widthFix: ['100% 100%', '0 0'],
  heightFix: ['100% 100%', '0 0'],
  top: ['auto', 'center top'],
  bottom: ['auto', 'center bottom'],
  center: ['auto', 'center'],
  left: ['auto', 'left center'],
  right: ['auto', 'right center'],
  'top left': ['auto', 'left top'],
  'top right': ['auto', 'right top'],
  'bottom left': ['auto', 'left bottom'],
  'bottom right': ['auto', 'right bottom'],
};

/** The same as a picture, for the places where only `cover-` elements were once allowed. */
export const coverImage = (): BuiltIn => ({ ...image, tag: 'cover-image' });

/** A picture. WeChat draws it as a background of 320 × 240 px, unless a style or a `…Fix` mode says otherwise. */
export const image: BuiltIn = {
  tag: 'image',
  properties: { src: '', mode: 'scaleToFill', lazyLoad: false, showMenuByLongpress: false, ariaLabel: '' },
  draw: (host) => {
    const picture = document.createElement('img');
    picture.alt = '';
    const box = document.createElement('div');
    box.append(picture);
    host.element.append(box);
    let shown = '';
    picture.onload = () => {
      fix(host, host.data.mode as string, picture);
      host.trigger('load', { width: picture.naturalWidth, height: picture.naturalHeight });
    };
    picture.onerror = () => host.trigger('error', { errMsg: `GET ${picture.src} 404` });
    return {
      update: ({ src, mode }) => {
        const [size, position] = MODES[mode as string] ?? ['100% 100%', '0 0'];
        const address = browserAddress(src as string, host.owner);
        Object.assign(box.style, {
          backgroundImage: address === '' ? '' : `url("${address}")`,
          backgroundSize: size,
          backgroundPosition: position,
        });
        if (address !== shown && address !== '') picture.src = address;
        shown = address;
        fix(host, mode as string, picture);
      },
    };
  },
};

/** The modes in which one side follows from the other. */
function fix(host: Host, mode: string, { naturalWidth, naturalHeight }: HTMLImageElement): void {
  if (naturalWidth === 0) return;
  const { offsetWidth, offsetHeight } = host.element;
  host.setStyle({
    height: mode === 'widthFix' ? `${(offsetWidth * naturalHeight) / naturalWidth}px` : '',
    width: mode === 'heightFix' ? `${(offsetHeight * naturalWidth) / naturalHeight}px` : '',
  });
}
