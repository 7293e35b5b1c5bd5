import cloud from 'wx-server-sdk';
// For `cloud.init`, which must have run before a file is asked for.
import './database';

/** The part of the SDK used here; its own typings answer `void` beside every promise. */
interface SdkStorage {
  uploadFile(file: { cloudPath: string; fileContent: Buffer }): Promise<{ fileID: string }>;
  downloadFile(file: { fileID: string }): Promise<{ fileContent: Buffer }>;
  getTempFileURL(files: {
    fileList: { fileID: string; maxAge: number }[];
  }): Promise<{ fileList: { tempFileURL: string; status: number; errMsg: string }[] }>;
  deleteFile(files: { fileList: string[] }): Promise<unknown>;
}

const storage = cloud as unknown as SdkStorage;

/** Puts a file into cloud storage, over an earlier one of that path; its file id. */
export async function storeFile(cloudPath: string, content: Buffer): Promise<string> {
  const { fileID } = await storage.uploadFile({ cloudPath, fileContent: content });
  return fileID;
}

/** What a file holds, or null if there is none of that id. */
export async function readStoredFile(fileId: string): Promise<Buffer | null> {
  try {
    const { fileContent } = await storage.downloadFile({ fileID: fileId });
    return fileContent;
  } catch (error) {
    // An outage must not be taken for a file that isn't there, so the cloud is asked for it once more.
    if ((await linkTo(fileId, 60)) !== null) throw error;
    return null;
  }
}

/** An address at which anybody may read a file for so many seconds, or null if there is no such file. */
export async function linkTo(fileId: string, seconds: number): Promise<string | null> {
  const { fileList } = await storage.getTempFileURL({ fileList: [{ fileID: fileId, maxAge: seconds }] });
  const [link] = fileList;
  return link?.status === 0 && link.tempFileURL ? link.tempFileURL : null;
}

/** Removes files; those that are gone already are no error. At most 50 in one request. */
export async function removeStoredFiles(fileIds: readonly string[]): Promise<void> {
  if (fileIds.length > 0) await storage.deleteFile({ fileList: [...fileIds] });
}
