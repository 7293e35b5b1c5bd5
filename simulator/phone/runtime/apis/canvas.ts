import { ApiError, asyncApis } from './define';
import { encode, surface } from './pictures';
import { keepTempFile } from '../files/temp-files';

interface SnapshotOptions {
  canvas?: HTMLCanvasElement;
  x?: number;
  y?: number;
  width?: number;
  height?: number;
  destWidth?: number;
  destHeight?: number;
  fileType?: 'png' | 'jpg';
  quality?: number;
}

/** Pictures of what a canvas of type 2d shows. Places and sizes are px of the canvas's own drawing area. */
export function canvasApis(): object {
  return asyncApis({
    canvasToTempFilePath: async (options: SnapshotOptions) => {
      const { canvas } = options;
      if (!(canvas instanceof HTMLCanvasElement)) throw new ApiError('canvas is empty');
      const { x = 0, y = 0, fileType = 'png', quality = 0.92 } = options;
      const { width = canvas.width - x, height = canvas.height - y } = options;
      const { destWidth = width, destHeight = height } = options;
      const picture = surface(destWidth, destHeight);
      picture.context.drawImage(canvas, x, y, width, height, 0, 0, destWidth, destHeight);
      const type = fileType === 'jpg' ? 'image/jpeg' : 'image/png';
      return {
        tempFilePath: await keepTempFile(await encode(picture.canvas, type, quality), `canvas.${fileType}`),
      };
    },
  });
}
