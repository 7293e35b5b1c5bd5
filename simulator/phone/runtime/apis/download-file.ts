import { keepTempFile } from '../files/temp-files';
import { isUserPath } from '../files/local-files';
import type { PhoneParts } from '../phone-parts';
import { ApiError } from './define';
import { FILE_ERRORS } from './file-errors';
import { FileOperations } from './file-operations';
import { type Transfer, transferApi } from './transfer';

/**
 * Fetching a file from an address. The only domain that is allowed is the local cloud's, as if its storage
 * were listed in WeChat's console; nothing is ever loaded from elsewhere.
 */
export function downloadApis(phone: PhoneParts): object {
  return {
    downloadFile: transferApi(
      'downloadFile',
      async (options: { url: string; filePath?: string }, transfer) => {
        // Without `filePath` it becomes a temporary file.
        const { url, filePath } = options;
        const address = addressInCloud(url);
        if (address === null) throw new ApiError('url not in domain list', { errno: 600002 });
        if (filePath !== undefined && !isUserPath(filePath)) throw FILE_ERRORS.denied(`, open ${filePath}`);
        const content = await fetched(phone, address, transfer);
        const where =
          filePath === undefined ? await temporary(address, content) : await kept(phone, filePath, content);
        return { ...where, statusCode: transfer.status };
      },
    ),
  };
}

/** The address of a stored file on this page's own host: links may call this machine by another name. */
function addressInCloud(url: string): string | null {
  const { hostname, pathname, search } = new URL(url, location.origin);
  const isHere = ['127.0.0.1', 'localhost', location.hostname].includes(hostname);
  return isHere && pathname.startsWith('/files/') ? pathname + search : null;
}

async function fetched({ device }: PhoneParts, address: string, transfer: Transfer): Promise<Blob> {
  const content = await (device.phone.network === 'offline' ? null : transfer.run('GET', address));
  // A network that loses replies loses this one.
  if (content === null || device.phone.network !== 'online')
    throw new ApiError('request:fail', { errno: 600001 });
  return content;
}

async function temporary(address: string, content: Blob): Promise<object> {
  const name = address.split('?')[0]?.split('/').at(-1) ?? '';
  return { tempFilePath: await keepTempFile(content, decodeURIComponent(name)) };
}

async function kept({ files, device }: PhoneParts, filePath: string, content: Blob): Promise<object> {
  const data = await content.arrayBuffer();
  // Folders and limits are the same as for what the app writes itself.
  new FileOperations(files, () => device.clock.now()).writeFile({ filePath, data });
  await files.written();
  return { filePath };
}
