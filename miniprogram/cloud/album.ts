import type { Saved } from './outcomes';

/**
 * Saves a picture into the phone's album. `name` with its ending, `picture` in base64. The first time
 * WeChat asks the person, who may refuse.
 */
export async function saveToAlbum(name: string, picture: string): Promise<Saved> {
  const filePath = `${wx.env.USER_DATA_PATH}/${name}`;
  try {
    await written(filePath, picture);
    await wx.saveImageToPhotosAlbum({ filePath });
    return 'saved';
  } catch (error) {
    const { errMsg = '' } = error as { errMsg?: string };
    if (errMsg.includes('cancel')) return 'cancelled';
    return errMsg.includes('auth') ? 'denied' : 'failed';
  }
}

function written(filePath: string, data: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    wx.getFileSystemManager().writeFile({
      filePath,
      data,
      encoding: 'base64',
      success: resolve,
      fail: reject,
    });
  });
}
