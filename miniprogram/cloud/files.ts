import { isConnected } from './network';
import type { Answer, ChosenFile } from './outcomes';

/**
 * Lets the person choose one file out of a chat; null if nothing was chosen. Must be called in the turn of
 * a tap.
 * @param endings without a dot, e.g. `xlsx`
 */
export async function chooseFile(endings: string[]): Promise<ChosenFile | null> {
  try {
    const { tempFiles } = await wx.chooseMessageFile({ count: 1, type: 'file', extension: endings });
    const [file] = tempFiles;
    return file ? { name: file.name, size: file.size, path: file.path } : null;
  } catch {
    return null;
  }
}

/**
 * Puts a file of the phone into cloud storage.
 * @param onProgress hears percents from 0 to 100
 * @returns the file's id in the cloud
 */
export async function uploadFile(
  cloudPath: string,
  filePath: string,
  onProgress: (percent: number) => void,
): Promise<Answer<string>> {
  try {
    const { fileID } = await uploaded(cloudPath, filePath, onProgress);
    return { ok: true, data: fileID };
  } catch {
    const why = (await isConnected()) ? '文件没有传上去，请再试一次' : '手机没有网络，请连上网再试';
    return { ok: false, code: 'NETWORK.NO_ANSWER', message: why, details: {}, requestId: '' };
  }
}

/** With callbacks WeChat gives the task, which is what tells how far it is. */
function uploaded(
  cloudPath: string,
  filePath: string,
  onProgress: (percent: number) => void,
): Promise<{ fileID: string }> {
  return new Promise((resolve, reject) => {
    const task = wx.cloud.uploadFile({ cloudPath, filePath, success: resolve, fail: reject });
    task.onProgressUpdate(({ progress }) => {
      onProgress(progress);
    });
  });
}

/** Fetches a document and opens it in WeChat, which can forward it; false if that didn't work. */
export async function openDocument({ url, fileName }: { url: string; fileName: string }): Promise<boolean> {
  const filePath = `${wx.env.USER_DATA_PATH}/${fileName}`;
  try {
    const { statusCode } = await downloaded(url, filePath);
    if (statusCode !== 200) return false;
    await wx.openDocument({ filePath, showMenu: true });
    return true;
  } catch {
    return false;
  }
}

function downloaded(url: string, filePath: string): Promise<{ statusCode: number }> {
  return new Promise((resolve, reject) => {
    wx.downloadFile({ url, filePath, success: resolve, fail: reject });
  });
}
