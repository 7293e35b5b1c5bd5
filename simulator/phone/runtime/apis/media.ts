import { browserAddress } from '../components/address';
import type { PhoneParts } from '../phone-parts';
import { showActionSheet } from '../shell/action-sheet';
import { chooseComputerFiles } from '../shell/file-chooser';
import { showPictures } from '../shell/picture-viewer';
import { ApiError, asyncApis } from './define';
import { afterConsent } from './privacy';
import { compress, decode, takePicture } from './pictures';
import { keepTempFile } from '../files/temp-files';
import { readFile } from './read-file';

type Source = 'album' | 'camera';

interface ChooseOptions {
  count?: number;
  mediaType?: string[];
  sourceType?: Source[];
  sizeType?: string[];
}

const MAX_COUNT = 20;
const SOURCE_NAMES: Record<Source, string> = { camera: '拍摄', album: '从手机相册选择' };

/** Taking, choosing and looking at pictures. The album is the files of the computer, the camera draws one. */
export function mediaApis(phone: PhoneParts): object {
  return asyncApis({
    ...afterConsent(phone, choosingApis(phone)),
    compressImage: async ({ src, quality = 80 }: { src: string; quality?: number }) => {
      const small = await compress(await readFile(browserAddress(src, '')), quality / 100);
      return { tempFilePath: await keepTempFile(small, 'compressed.jpg') };
    },
    getImageInfo: async ({ src }: { src: string }) => {
      const blob = await readFile(browserAddress(src, ''));
      const { width, height } = await decode(blob);
      return { width, height, path: src, orientation: 'up', type: blob.type.replace('image/', '') };
    },
    previewImage: ({ urls, current }: { urls: string[]; current?: string | number }) => {
      const start = typeof current === 'number' ? current : urls.indexOf(current ?? '');
      showPictures(
        phone.screen.overlays,
        urls.map((url) => browserAddress(url, '')),
        Math.max(0, start),
      );
    },
  });
}

function choosingApis(phone: PhoneParts) {
  return {
    chooseMedia: async (options: ChooseOptions) => {
      const { mediaType = ['image', 'video'] } = options;
      if (!mediaType.includes('image') && !mediaType.includes('mix'))
        throw new ApiError('videos are not available in the simulator');
      const tempFiles = (await choose(phone, options)).map(({ path, size }) => ({
        tempFilePath: path,
        size,
        fileType: 'image',
      }));
      return { tempFiles, type: 'image' };
    },
    chooseImage: async (options: ChooseOptions) => {
      const tempFiles = await choose(phone, options);
      return { tempFiles, tempFilePaths: tempFiles.map(({ path }) => path) };
    },
  };
}

async function choose(phone: PhoneParts, options: ChooseOptions): Promise<{ path: string; size: number }[]> {
  const { count = 9, sourceType = ['album', 'camera'], sizeType = ['original', 'compressed'] } = options;
  if (count < 1 || count > MAX_COUNT)
    throw new ApiError(`parameter error: count should be 1 to ${MAX_COUNT}`);
  const files = await picturesFrom(phone, await chooseSource(phone, sourceType), count);
  if (files.length === 0) throw new ApiError('cancel');
  return Promise.all(
    files.map(async (file) => {
      const blob = sizeType.includes('compressed') ? await compress(file) : file;
      return { path: await keepTempFile(blob, blob === file ? file.name : 'picture.jpg'), size: blob.size };
    }),
  );
}

async function chooseSource({ screen }: PhoneParts, sources: Source[]): Promise<Source> {
  const [only] = sources;
  if (only && sources.length === 1) return only;
  const offered: Source[] = ['camera', 'album'];
  const itemList = offered.map((source) => SOURCE_NAMES[source]);
  const source = offered[(await showActionSheet(screen.overlays, { itemList })) ?? offered.length];
  if (!source) throw new ApiError('cancel');
  return source;
}

async function picturesFrom({ device }: PhoneParts, source: Source, count: number): Promise<File[]> {
  if (source === 'album') return (await chooseComputerFiles('image/*', count > 1)).slice(0, count);
  // Beijing time, as everywhere in WeChat.
  const taken = new Date(device.clock.now()).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' });
  return [new File([await takePicture([taken, device.phone.name])], 'camera.jpg', { type: 'image/jpeg' })];
}
