import * as v from 'valibot';
import type { Cloud } from '../cloud/cloud';
import { DatabaseError } from '../cloud/database/errors';
import { MAX_FILE_BYTES, type FileAnswer, type Files } from '../cloud/files/files';
import { fileIdOf } from '../cloud/files/file-ids';
import type { FileReply, FilesReply, Phone } from '../protocol';
import type { Devices } from './devices';
import { HttpError, type Handler, type Reply, type Request } from './http';
import { mediaTypeOf } from './media-type';
import { throughNetwork } from './phone-network';
import type { Route } from './router';
import { readJson } from './schemas';

const fileList = v.strictObject({
  fileList: v.array(
    v.union([v.string(), v.strictObject({ fileID: v.string(), maxAge: v.optional(v.number()) })]),
  ),
});

/** The storage: signed links for whoever has one, what phones may do, and a list for tests and the desk. */
export function fileRoutes(cloud: Cloud, devices: Devices): Route[] {
  const { files } = cloud;
  return [
    { method: 'GET', path: '/files/*', handler: (request) => download(files, request) },
    { method: 'PUT', path: '/files/*', handler: (request) => upload(files, request) },
    {
      method: 'GET',
      path: '/control/files',
      handler: () => ({
        json: files.list().map(({ path, openid, size }) => ({ fileID: fileIdOf(path), openid, size })),
      }),
    },
    ...phoneFileRoutes(files, devices),
  ];
}

function phoneFileRoutes(files: Files, devices: Devices): Route[] {
  return [
    {
      method: 'POST',
      path: '/phones/:id/files',
      handler: fileHandler(devices, 'uploadFile', async (request, phone): Promise<FileReply> => {
        const path = request.query.get('path') ?? '';
        return { fileID: await files.put(path, await request.body(MAX_FILE_BYTES), phone) };
      }),
    },
    {
      method: 'GET',
      path: '/phones/:id/files',
      handler: fileHandler(devices, 'downloadFile', (request, phone): Reply => {
        const fileID = request.query.get('fileID') ?? '';
        const [link] = files.links([{ fileID }], phone);
        if (link?.code !== 'SUCCESS') throw refusedFile(link?.code ?? 'STORAGE_FILE_NONEXIST');
        return contentOf(files, pathOfLink(link.tempFileURL));
      }),
    },
    {
      method: 'POST',
      path: '/phones/:id/files/urls',
      handler: fileHandler(devices, 'getTempFileURL', async (request, phone): Promise<FilesReply> => {
        const { fileList: wanted } = await readJson(request, fileList);
        const list = wanted.map((item) => (typeof item === 'string' ? { fileID: item } : item));
        return { fileList: files.links(list, phone).map((answer) => ({ ...answer, ...statusOf(answer) })) };
      }),
    },
    {
      method: 'POST',
      path: '/phones/:id/files/delete',
      handler: fileHandler(devices, 'deleteFile', async (request, phone): Promise<FilesReply> => {
        const { fileList: ids } = await readJson(request, fileList);
        const list = ids.map((item) => (typeof item === 'string' ? item : item.fileID));
        return {
          fileList: (await files.remove(list, phone)).map((answer) => ({ ...answer, ...statusOf(answer) })),
        };
      }),
    },
  ];
}

/** Codes of single files, as the SDK translates them. */
const STATUS: Record<FileAnswer['code'], { status: number; errMsg: string }> = {
  SUCCESS: { status: 0, errMsg: 'ok' },
  STORAGE_EXCEED_AUTHORITY: { status: -503002, errMsg: 'storage permission denied' },
  STORAGE_FILE_NONEXIST: { status: -503003, errMsg: 'storage file not exists' },
};

function statusOf({ code }: FileAnswer): { status: number; errMsg: string } {
  return STATUS[code];
}

const ERROR_CODES: Record<string, number> = {
  INVALID_PARAM: -501007,
  STORAGE_REQUEST_FAIL: -503001,
  STORAGE_EXCEED_AUTHORITY: -503002,
  STORAGE_FILE_NONEXIST: -503003,
};

function refusedFile(code: FileAnswer['code']): DatabaseError {
  return new DatabaseError(code, STATUS[code].errMsg);
}

/** What a phone does with files, through its network. Refusals are answers. */
function fileHandler(
  devices: Devices,
  api: string,
  work: (request: Request, phone: Phone) => Promise<object> | object,
): Handler {
  return throughNetwork(devices, (request, phone) => asReply(api, () => work(request, phone)));
}

async function asReply(api: string, work: () => Promise<object> | object): Promise<Reply> {
  try {
    const answer = await work();
    return 'body' in answer ? (answer as Reply) : { json: answer };
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    const errCode = ERROR_CODES[error.code] ?? -1;
    return { json: { error: { errCode, errMsg: `cloud.${api}:fail ${error.message}` } } };
  }
}

function download(files: Files, request: Request): Reply {
  const path = pathOfLink(request.pathname);
  const refusal = files.refusal('get', path, request.query);
  if (refusal !== null) throw new HttpError(403, refusal);
  return contentOf(files, path);
}

function contentOf(files: Files, path: string): Reply {
  const file = files.find(path);
  if (!file) throw new HttpError(404, `NoSuchKey: ${path}`);
  return { status: 200, type: mediaTypeOf(path), body: files.read(file) };
}

/** Answers as the storage of Tencent's cloud does: nothing, or an error in XML, which the SDK reads. */
async function upload(files: Files, request: Request): Promise<Reply> {
  const path = pathOfLink(request.pathname);
  const refusal = files.refusal('put', path, request.query);
  if (refusal !== null) return xmlError(403, refusal, path);
  try {
    const owner = request.query.get('owner') ?? '';
    await files.put(path, await request.body(MAX_FILE_BYTES), 'function', owner);
    return { status: 200, type: 'text/plain', body: '' };
  } catch (error) {
    if (error instanceof HttpError) return xmlError(400, `EntityTooLarge: ${error.message}`, path);
    throw error;
  }
}

function xmlError(status: number, reason: string, path: string): Reply {
  const [code = reason, message = code] = reason.split(': ');
  const tags = {
    Code: code,
    Message: message,
    Resource: encodeURI(path),
    RequestId: 'local',
    TraceId: 'local',
  };
  const inner = Object.entries(tags).map(([tag, text]) => `<${tag}>${text}</${tag}>`);
  return { status, type: 'application/xml', body: `<Error>${inner.join('')}</Error>` };
}

function pathOfLink(link: string): string {
  const { pathname } = new URL(link, 'http://127.0.0.1');
  try {
    return decodeURIComponent(pathname.slice('/files/'.length));
  } catch {
    throw new HttpError(400, `${pathname} is no address of a file`);
  }
}
