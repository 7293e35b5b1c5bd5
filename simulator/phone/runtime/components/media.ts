import { browserAddress } from './address';
import type { BuiltIn } from './built-in';

/** A canvas of type 2d; `SelectorQuery.node()` gives the browser's own canvas with WeChat's additions. */
const canvas: BuiltIn = {
  tag: 'canvas',
  properties: { type: '', canvasId: '', disableScroll: false },
  draw: ({ element }) => {
    const surface = document.createElement('canvas');
    Object.assign(surface, {
      createImage: () => new Image(),
      requestAnimationFrame: (callback: FrameRequestCallback) => requestAnimationFrame(callback),
      cancelAnimationFrame: (id: number) => cancelAnimationFrame(id),
    });
    element.append(surface);
    return {};
  },
};

const video: BuiltIn = {
  tag: 'video',
  properties: { src: '', controls: true, autoplay: false, loop: false, muted: false, poster: '' },
  draw: (host) => {
    const player = document.createElement('video');
    player.playsInline = true;
    host.element.append(player);
    for (const type of ['play', 'pause', 'ended', 'error'])
      player.addEventListener(type, () => host.trigger(type));
    return {
      update: ({ src, controls, autoplay, loop, muted, poster }) => {
        const address = browserAddress(src as string, host.owner);
        if (player.getAttribute('src') !== address && address !== '') player.src = address;
        Object.assign(player, {
          controls,
          autoplay,
          loop,
          muted,
          poster: browserAddress(poster as string, host.owner),
        });
      },
    };
  },
};

export const media: BuiltIn[] = [canvas, video];
