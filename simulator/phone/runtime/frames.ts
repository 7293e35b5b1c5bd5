import { surface } from './apis/pictures';

/** A picture as a camera gets it. */
export interface Frame {
  width: number;
  height: number;
  /** Red, green, blue and opacity of each pixel. */
  data: Uint8ClampedArray;
}

/** Edges longer than this (px) are made shorter: codes are read as well, and faster. */
const MAX_EDGE = 800;

/** The canvases and pictures that can be seen on a screen right now. */
export function framesOf(screen: HTMLElement): Frame[] {
  const pictures = [...screen.querySelectorAll<HTMLCanvasElement | HTMLImageElement>('canvas, img')];
  return pictures.filter(isSeen).flatMap((picture) => frameOf(picture) ?? []);
}

/** One picture, or null when the browser doesn't let it be read. */
export function frameOf(picture: HTMLCanvasElement | HTMLImageElement | ImageBitmap): Frame | null {
  const [width, height] =
    picture instanceof HTMLImageElement
      ? [picture.naturalWidth, picture.naturalHeight]
      : [picture.width, picture.height];
  if (width === 0 || height === 0) return null;
  const scale = Math.min(1, MAX_EDGE / Math.max(width, height));
  const { canvas, context } = surface(Math.round(width * scale), Math.round(height * scale));
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  try {
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    return { width: canvas.width, height: canvas.height, data };
  } catch {
    return null;
  }
}

/** Neither hidden, nor scrolled away, nor covered in its middle. */
function isSeen(picture: Element): boolean {
  if (!picture.checkVisibility()) return false;
  const { left, top, width, height } = picture.getBoundingClientRect();
  const hit = document.elementFromPoint(left + width / 2, top + height / 2);
  return hit !== null && (hit.contains(picture) || picture.contains(hit));
}
