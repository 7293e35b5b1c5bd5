import { browserAddress } from '../components/address';
import type { PhoneParts } from '../phone-parts';
import { showDocument } from '../shell/document-viewer';
import { download } from '../shell/download';
import { ApiError, asyncApis } from './define';
import { decode } from './pictures';
import { afterConsent } from './privacy';
import { readFile } from './read-file';

/** What WeChat can show. */
const TYPES = ['doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'pdf'];

interface DocumentOptions {
  filePath: string;
  fileType?: string;
  showMenu?: boolean;
}

/** Files that leave the app: documents to look at, pictures for the album. */
export function documentApis(phone: PhoneParts): object {
  const { overlays } = phone.screen;
  return asyncApis({
    openDocument: async ({ filePath, fileType, showMenu = false }: DocumentOptions) => {
      const content = await readLocal(filePath);
      const name = nameOf(filePath);
      const type = fileType ?? /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
      if (!TYPES.includes(type)) throw new ApiError('filetype not supported');
      showDocument(overlays, { name, type, content, showMenu });
    },
    ...afterConsent(phone, {
      saveImageToPhotosAlbum: async ({ filePath }: { filePath: string }) => {
        await phone.permissions.require('scope.writePhotosAlbum');
        const picture = await readLocal(filePath);
        await decode(picture).catch(() => {
          throw new ApiError('invalid file type');
        });
        // The album is the computer's files, see media.ts.
        download(picture, nameOf(filePath));
        phone.log.push(`saveImageToPhotosAlbum ${nameOf(filePath)}`);
      },
    }),
  });
}

/** Neither takes a file that is not on the phone. */
async function readLocal(path: string): Promise<Blob> {
  if (/^(https?|cloud):/i.test(path)) throw new ApiError(`file doesn't exist ${path}`);
  return readFile(browserAddress(path, ''));
}

function nameOf(path: string): string {
  return decodeURIComponent(path.split(/[#/]/).at(-1) ?? path);
}
