import type { FileReply, FilesReply } from '../../../protocol';
import { ApiError, asyncApi } from './define';
import { postJson } from './post';
import { keepTempFile } from '../files/temp-files';
import { readFile } from './read-file';
import { transferApi } from './transfer';

/** A file in a list; in WeChat it may also be the id alone. */
type Wanted = string | { fileID: string; maxAge?: number };

/** Files in the cloud, moved through the phone's network. */
export function cloudFileApis(phoneId: string): object {
  const files = `/phones/${encodeURIComponent(phoneId)}/files`;
  return {
    uploadFile: transferApi(
      'cloud.uploadFile',
      async ({ cloudPath, filePath }: { cloudPath: string; filePath: string }, transfer) => {
        const body = await readFile(filePath);
        const answer = await transfer.run('POST', `${files}?path=${encodeURIComponent(cloudPath)}`, body);
        const reply = JSON.parse(await answer.text()) as FileReply;
        if ('error' in reply) throw new ApiError('', reply.error);
        return { fileID: reply.fileID, statusCode: 204 };
      },
    ),
    downloadFile: transferApi('cloud.downloadFile', async ({ fileID }: { fileID: string }, transfer) => {
      const content = await transfer.run('GET', `${files}?fileID=${encodeURIComponent(fileID)}`);
      await checkRefusal(content);
      return { tempFilePath: await keepTempFile(content, fileID.split('/').at(-1) ?? ''), statusCode: 200 };
    }),
    getTempFileURL: asyncApi('cloud.getTempFileURL', ({ fileList }: { fileList: Wanted[] }) =>
      askFiles(`${files}/urls`, { fileList }),
    ),
    deleteFile: asyncApi('cloud.deleteFile', ({ fileList }: { fileList: string[] }) =>
      askFiles(`${files}/delete`, { fileList }),
    ),
  };
}

async function askFiles(address: string, body: object): Promise<FilesReply> {
  const reply = await postJson<FilesReply>(address, body);
  if ('error' in reply) throw new ApiError('', reply.error);
  return reply;
}

/** A refusal comes as JSON, but so does a JSON file: only the first has WeChat's words in it. */
async function checkRefusal(content: Blob): Promise<void> {
  if (!content.type.startsWith('application/json')) return;
  const text = await content.text();
  if (!text.startsWith('{"error":{"errCode":')) return;
  throw new ApiError('', (JSON.parse(text) as { error: { errCode: number; errMsg: string } }).error);
}
