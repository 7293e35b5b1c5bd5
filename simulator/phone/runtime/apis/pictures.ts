import { ApiError } from './define';

/** Size in px of what the simulated camera takes. */
const CAMERA = { width: 1600, height: 1200 };
const CAMERA_QUALITY = 0.95;
/** How WeChat's `compressed` is imitated: no edge longer than this (px), and this JPEG quality. */
const COMPRESSED = { edge: 1280, quality: 0.6 };

/** A picture as the camera would take it: no two are equal, and each says when it was taken and by whom. */
export function takePicture(lines: string[]): Promise<Blob> {
  const { canvas, context } = surface(CAMERA.width, CAMERA.height);
  const hue = crypto.getRandomValues(new Uint8Array(1))[0] ?? 0;
  const light = context.createLinearGradient(0, 0, CAMERA.width, CAMERA.height);
  light.addColorStop(0, `hsl(${hue} 60% 70%)`);
  light.addColorStop(1, `hsl(${hue + 80} 60% 40%)`);
  context.fillStyle = light;
  context.fillRect(0, 0, CAMERA.width, CAMERA.height);
  context.fillStyle = '#fff';
  context.font = '96px sans-serif';
  lines.forEach((line, index) => context.fillText(line, 80, 200 + index * 140));
  return encode(canvas, 'image/jpeg', CAMERA_QUALITY);
}

/** A smaller JPEG of the same picture, or the picture itself where that would not be smaller. */
export async function compress(picture: Blob, quality = COMPRESSED.quality): Promise<Blob> {
  const bitmap = await decode(picture);
  const scale = Math.min(1, COMPRESSED.edge / Math.max(bitmap.width, bitmap.height));
  const { canvas, context } = surface(Math.round(bitmap.width * scale), Math.round(bitmap.height * scale));
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  const small = await encode(canvas, 'image/jpeg', quality);
  return small.size < picture.size ? small : picture;
}

/** @throws when the data are no picture. */
export async function decode(picture: Blob): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(picture);
  } catch {
    throw new ApiError('the file is not a picture');
  }
}

/** What a canvas shows, as a file of the type; `quality` from 0 to 1 counts for JPEG. */
export function encode(canvas: HTMLCanvasElement, type: string, quality: number): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new ApiError('canvas is empty'))), type, quality);
  });
}

/** A canvas of a size in px that nobody sees. */
export function surface(width: number, height: number) {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d');
  if (!context) throw new ApiError('no canvas');
  return { canvas, context };
}
