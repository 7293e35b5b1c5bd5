import { textParameter, type AdminRequest } from './admin-request';
import type { AdminAnswer } from './database-actions';
import { invalidParameter } from './database/errors';
import { fileIdOf } from './files/file-ids';
import type { Files } from './files/files';

type Action = (request: AdminRequest, files: Files, openid: string) => Promise<AdminAnswer> | AdminAnswer;

/** What the SDK asks of the storage. The functions' own rights are those of an administrator. */
const ACTIONS: Record<string, Action> = {
  'storage.getUploadMetadata': (request, files, openid) => {
    const path = textParameter(request, 'path');
    const url = files.uploadLink(path, openid);
    const fileId = fileIdOf(path);
    return { data: { url, token: 'local', authorization: 'local', fileId, cosFileId: encodeURI(fileId) } };
  },

  'storage.batchGetDownloadUrl': (request, files) => {
    const list = listParameter(request, 'file_list').map((item) => {
      const { fileid, max_age: maxAge } = item as { fileid?: unknown; max_age?: unknown };
      if (typeof fileid !== 'string') throw invalidParameter('fileid must be a text');
      return { fileID: fileid, maxAge: typeof maxAge === 'number' ? maxAge : undefined };
    });
    return { data: { download_list: files.links(list, 'function') } };
  },

  'storage.batchDeleteFile': async (request, files) => {
    const ids = listParameter(request, 'fileid_list').filter((id) => typeof id === 'string');
    return { data: { delete_list: await files.remove(ids, 'function') } };
  },
};

/** Whether an action is the storage's. */
export function isStorageAction(action: string): boolean {
  return Object.hasOwn(ACTIONS, action);
}

/** Carries out a storage action; `openid` is who called the function. @throws {DatabaseError} */
export async function runStorageAction(
  request: AdminRequest,
  files: Files,
  openid: string,
): Promise<AdminAnswer> {
  const action = ACTIONS[request.action];
  if (!action) throw invalidParameter(`there is no action ${request.action}`);
  return action(request, files, openid);
}

function listParameter(request: AdminRequest, name: string): unknown[] {
  const value = request[name];
  if (!Array.isArray(value)) throw invalidParameter(`${name} must be a list`);
  return value;
}
