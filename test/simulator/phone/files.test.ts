import { readFile } from 'node:fs/promises';
import { API_FIXTURE, usePhone } from './phone';

const { bench, phone } = usePhone({ project: () => API_FIXTURE, mayFail: true, isKept: true });

const USER = 'wxfile://usr';

const fs = (name: string, options: object) => phone.api(`FileSystemManager.${name}`, options);

/** Evaluates `fs.…` of the app; what it throws is told as text. */
const sync = (expression: string) =>
  phone.inApp<unknown>(`(() => {
    const fs = wx.getFileSystemManager();
    const usr = wx.env.USER_DATA_PATH;
    try {
      const value = ${expression};
      return value instanceof ArrayBuffer ? [...new Uint8Array(value)] : value;
    } catch (error) {
      return { thrown: error.message };
    }
  })()`);

/** A temporary file: a picture of 30 × 30 px. */
async function picture(): Promise<string> {
  return phone.inApp(
    `wx.compressImage({ src: '/images/home.png' }).then(({ tempFilePath }) => tempFilePath)`,
  );
}

beforeEach(async () => {
  await sync('fs.rmdirSync(usr, true)');
});

describe('files', () => {
  test('what is written is read, in any coding, and in parts', async () => {
    const filePath = `${USER}/课表.txt`;
    expect(await fs('writeFile', { filePath, data: '你好ab' })).toEqual({ errMsg: 'writeFile:ok' });
    expect(await fs('readFile', { filePath, encoding: 'utf8' })).toEqual({
      errMsg: 'readFile:ok',
      data: '你好ab',
    });
    expect(await fs('readFile', { filePath, position: 6, length: 2 })).toMatchObject({ data: [97, 98] });
    expect(await fs('readFile', { filePath, position: 9 })).toMatchObject({ errno: 1300022 });
    await fs('appendFile', { filePath, data: '63', encoding: 'hex' });
    expect(await fs('readFile', { filePath, encoding: 'utf-8' })).toMatchObject({ data: '你好abc' });
    expect(await fs('getFileInfo', { filePath })).toMatchObject({ size: 9 });
  });

  test.each([
    ['ascii', 'ab', [97, 98]],
    ['base64', 'YWI=', [97, 98]],
    ['hex', '6162', [97, 98]],
    ['binary', 'aÿ', [97, 255]],
    ['latin1', 'aÿ', [97, 255]],
    ['ucs2', 'a你', [97, 0, 0x60, 0x4f]],
    ['utf16le', 'a', [97, 0]],
  ])('coding %s goes both ways', async (encoding, text, bytes) => {
    const filePath = `${USER}/coded`;
    await fs('writeFile', { filePath, data: text, encoding });
    expect(await fs('readFile', { filePath })).toMatchObject({ data: bytes });
    expect(await fs('readFile', { filePath, encoding })).toMatchObject({ data: text });
  });

  test('folders are made, listed, told apart from files, and removed', async () => {
    expect(await fs('mkdir', { dirPath: `${USER}/a/b`, recursive: true })).toEqual({ errMsg: 'mkdir:ok' });
    await fs('writeFile', { filePath: `${USER}/a/x`, data: 'x' });
    expect(await fs('readdir', { dirPath: `${USER}/a` })).toMatchObject({ files: ['b', 'x'] });
    expect(await fs('access', { path: `${USER}/a/b` })).toEqual({ errMsg: 'access:ok' });
    expect(await fs('stat', { path: `${USER}/a/x` })).toMatchObject({ stats: { size: 1, mode: 0o100644 } });
    expect(await sync('fs.statSync(`${usr}/a`).isDirectory()')).toBe(true);
    expect(await sync('fs.statSync(`${usr}/a/x`).isFile()')).toBe(true);
    expect(await sync('fs.statSync(`${usr}/a`, true).map(({ path }) => path)')).toEqual(['/', '/b', '/x']);
    expect(await fs('rmdir', { dirPath: `${USER}/a` })).toMatchObject({
      errMsg: 'rmdir:fail directory not empty',
      errno: 1300066,
    });
    expect(await fs('rmdir', { dirPath: `${USER}/a`, recursive: true })).toEqual({ errMsg: 'rmdir:ok' });
    expect(await sync('fs.readdirSync(usr)')).toEqual([]);
  });

  test('files are copied, renamed with what is in them, and removed', async () => {
    await fs('mkdir', { dirPath: `${USER}/a` });
    await fs('copyFile', { srcPath: '/images/home.png', destPath: `${USER}/a/1.png` });
    expect(await fs('rename', { oldPath: `${USER}/a`, newPath: `${USER}/b` })).toEqual({
      errMsg: 'rename:ok',
    });
    expect(await sync('fs.readFileSync(`${usr}/b/1.png`, "ascii", 1, 3)')).toBe('PNG');
    expect(await sync('fs.readdirSync(usr)')).toEqual(['b']);
    expect(await fs('unlink', { filePath: `${USER}/b/1.png` })).toEqual({ errMsg: 'unlink:ok' });
    expect(await sync('fs.readdirSync(`${usr}/b`)')).toEqual([]);
  });

  test('a temporary file is moved to where it lasts', async () => {
    const tempFilePath = await picture();
    const saved = (await fs('saveFile', { tempFilePath })) as { savedFilePath: string };
    expect(saved.savedFilePath).toMatch(/^wxfile:\/\/store_\w+\.jpg$/);
    expect(await fs('getSavedFileList', {})).toMatchObject({
      fileList: [{ filePath: saved.savedFilePath, size: expect.any(Number) as number }],
    });
    expect(await fs('saveFile', { tempFilePath })).toMatchObject({
      errMsg: 'saveFile:fail tempFilePath file not exist',
      errno: 1301112,
    });
    expect(await fs('removeSavedFile', { filePath: saved.savedFilePath })).toMatchObject({
      errMsg: 'removeSavedFile:ok',
    });
    expect(await fs('getSavedFileList', {})).toMatchObject({ fileList: [] });
  });

  test('an image shows a file of the app, and files and data stay over a restart', async () => {
    await sync('fs.copyFileSync("/images/home.png", `${usr}/a.png`)');
    await phone.inApp(`wx.setStorageSync('stays', 1)`);
    await phone.page.reload();
    await phone.at('to-form').waitFor();
    await phone.inApp(`getCurrentPages()[0].setData({ src: 'wxfile://usr/a.png' })`);
    await phone.page.waitForFunction(
      () => document.querySelector<HTMLImageElement>('[id="shown"] img')?.naturalWidth,
    );
    expect(await phone.inApp(`wx.getStorageSync('stays')`)).toBe(1);
  });

  test('nothing is told without callbacks, and the forms with Sync answer at once', async () => {
    expect(await sync('typeof fs.access({ path: usr })')).toBe('undefined');
    expect(await sync('fs.mkdirSync(`${usr}/d`)')).toBeUndefined();
    expect(await sync('fs.writeFileSync(`${usr}/d/1`, "ab")')).toBeUndefined();
    expect(await sync('fs.appendFileSync(`${usr}/d/1`, "c")')).toBeUndefined();
    expect(await sync('fs.renameSync(`${usr}/d/1`, `${usr}/d/2`)')).toBeUndefined();
    expect(await sync('fs.readFileSync(`${usr}/d/2`, "utf8")')).toBe('abc');
    expect(await sync('fs.unlinkSync(`${usr}/d/2`)')).toBeUndefined();
    expect(await sync('fs.accessSync(`${usr}/d/2`)')).toEqual({
      thrown: 'accessSync:fail no such file or directory wxfile://usr/d/2',
    });
    const saved = await sync(`fs.saveFileSync(${JSON.stringify(await picture())}, \`\${usr}/d/3.jpg\`)`);
    expect(saved).toBe(`${USER}/d/3.jpg`);
  });

  test.each<[string, object, string, number]>([
    ['access', { path: `${USER}/none` }, `no such file or directory ${USER}/none`, 1300002],
    ['stat', { path: `${USER}/none` }, `no such file or directory ${USER}/none`, 1300002],
    ['readFile', { filePath: `${USER}/none` }, `no such file or directory, open ${USER}/none`, 1300002],
    ['readFile', { filePath: USER }, `illegal operation on a directory, open "${USER}"`, 1301003],
    ['readFile', { filePath: '/pages/index/index.js' }, 'no such file or directory, open /pages', 1300002],
    ['writeFile', { filePath: '/images/new.txt', data: '' }, 'permission denied, open /images', 1300013],
    ['writeFile', { filePath: `${USER}/no/x`, data: '' }, 'no such file or directory, open', 1300002],
    ['writeFile', { filePath: `${USER}/x`, data: '#', encoding: 'base64' }, 'base64 encode error', 1300203],
    ['writeFile', { filePath: `${USER}/x`, data: {} }, 'Invalid argument', 1300022],
    ['writeFile', { filePath: USER, data: '' }, `illegal operation on a directory, open "${USER}"`, 1301003],
    ['appendFile', { filePath: `${USER}/none`, data: '' }, 'no such file or directory, open', 1300002],
    ['copyFile', { srcPath: `${USER}/none`, destPath: `${USER}/x` }, 'no such file or directory', 1300002],
    ['copyFile', { srcPath: USER, destPath: 'x' }, `permission denied, copyFile ${USER} -> x`, 1300013],
    ['rename', { oldPath: `${USER}/none`, newPath: `${USER}/x` }, 'no such file or directory', 1300002],
    ['mkdir', { dirPath: 'test' }, 'permission denied, open test', 1300013],
    ['mkdir', { dirPath: USER }, `file already exists ${USER}`, 1301005],
    ['mkdir', { dirPath: `${USER}/no/x` }, `no such file or directory ${USER}/no/x`, 1300002],
    ['rmdir', { dirPath: `${USER}/none` }, `no such file or directory ${USER}/none`, 1300002],
    ['readdir', { dirPath: '/images/home.png' }, 'not a directory /images/home.png', 1300020],
    ['unlink', { filePath: USER }, `operation not permitted ${USER}`, 1300001],
    ['unlink', { filePath: 'wxfile://store_1' }, 'permission denied, open wxfile://store_1', 1300013],
    ['removeSavedFile', { filePath: `${USER}/none` }, 'no such file or directory', 1300002],
    ['getFileInfo', { filePath: `${USER}/none` }, 'no such file or directory', 1300002],
  ])('%s of %j fails as WeChat says', async (name, options, message, errno) => {
    const failure = (await fs(name, options)) as { errMsg: string; errno: number };
    expect(failure.errMsg).toMatch(new RegExp(`^${name}:fail .`));
    expect(failure.errMsg).toContain(message);
    expect(failure.errno).toBe(errno);
  });

  test('no file over 100 MB, and no more than 200 MB in all', async () => {
    expect(
      await sync(`(() => {
        const block = new ArrayBuffer(100 * 1024 * 1024);
        fs.writeFileSync(usr + '/1', block);
        fs.writeFileSync(usr + '/2', block);
        fs.writeFileSync(usr + '/2', new ArrayBuffer(50 * 1024 * 1024));
        fs.writeFileSync(usr + '/3', new ArrayBuffer(50 * 1024 * 1024));
      })()`),
    ).toBeUndefined();
    const thrown = 'writeFileSync:fail the maximum size of the file storage limit is exceeded';
    expect(await sync('fs.writeFileSync(usr + "/4", "x")')).toEqual({ thrown });
    await sync('fs.unlinkSync(usr + "/1")');
    expect(await sync('fs.writeFileSync(usr + "/4", "x")')).toBeUndefined();
    expect(await sync('fs.writeFileSync(usr + "/1", new ArrayBuffer(100 * 1024 * 1024 + 1))')).toEqual({
      thrown,
    });
  });
});

describe('files from chats', () => {
  const csv = { name: '名单.CSV', mimeType: 'text/csv', buffer: Buffer.from('学号,姓名') };
  const note = { name: '说明.txt', mimeType: 'text/plain', buffer: Buffer.from('a') };
  const picture = { name: '1.png', mimeType: 'image/png', buffer: Buffer.from('b') };

  async function choose(options: object, chosen: object[]) {
    const isOpen = phone.page.waitForEvent('filechooser');
    const result = phone.api('chooseMessageFile', options);
    const chooser = await isOpen;
    await chooser.setFiles(chosen as never);
    return result as Promise<{ tempFiles: { path: string }[]; errMsg: string }>;
  }

  test('a file comes with its name, size, kind and content', async () => {
    const { tempFiles } = await choose({ count: 1, type: 'file', extension: ['csv'] }, [csv]);
    expect(tempFiles).toEqual([
      {
        path: expect.stringContaining('名单.CSV') as string,
        name: '名单.CSV',
        size: 13,
        type: 'file',
        time: expect.any(Number) as number,
      },
    ]);
    const { data } = (await fs('readFile', { filePath: tempFiles[0]?.path, encoding: 'utf8' })) as {
      data: string;
    };
    expect(data).toBe('学号,姓名');
  });

  test.each([
    ['all', undefined, ['名单.CSV', '说明.txt', '1.png']],
    ['image', ['csv'], ['1.png']],
    ['file', undefined, ['名单.CSV', '说明.txt']],
    ['file', ['txt'], ['说明.txt']],
  ])('of the type %s with the endings %j only those can be chosen', async (type, extension, names) => {
    const { tempFiles } = await choose({ count: 3, type, extension }, [csv, note, picture]);
    expect(tempFiles).toMatchObject(names.map((name) => ({ name })));
  });

  test('no more than asked for, and none is a failure', async () => {
    expect((await choose({ count: 2 }, [csv, note, picture])).tempFiles).toHaveLength(2);
    expect(await choose({ count: 1, type: 'video' }, [csv])).toEqual({
      errMsg: 'chooseMessageFile:fail cancel',
    });
    expect(await phone.api('chooseMessageFile', { count: 101 })).toMatchObject({
      errMsg: expect.stringMatching(/^chooseMessageFile:fail parameter error/) as string,
    });
  });
});

describe('files from an address', () => {
  let url = '';
  beforeAll(async () => {
    const { fileID } = (await phone.api('cloud.uploadFile', {
      cloudPath: 'forms/1.txt',
      filePath: await textFile(),
    })) as { fileID: string };
    const { fileList } = (await phone.api('cloud.getTempFileURL', { fileList: [fileID] })) as {
      fileList: { tempFileURL: string }[];
    };
    url = fileList[0]?.tempFileURL ?? '';
  });

  async function textFile(): Promise<string> {
    const filePath = `${USER}/text.txt`;
    await fs('writeFile', { filePath, data: '你好' });
    return filePath;
  }

  test('a stored file is fetched as a temporary one, or to where it is wanted', async () => {
    const { tempFilePath, statusCode } = (await phone.api('downloadFile', { url })) as {
      tempFilePath: string;
      statusCode: number;
    };
    expect([statusCode, tempFilePath.split('#')[1]]).toEqual([200, '1.txt']);
    expect(await fs('readFile', { filePath: tempFilePath, encoding: 'utf8' })).toMatchObject({
      data: '你好',
    });
    const filePath = `${USER}/kept.txt`;
    expect(await phone.api('downloadFile', { url, filePath })).toEqual({
      errMsg: 'downloadFile:ok',
      statusCode: 200,
      filePath,
    });
    expect(await fs('readFile', { filePath, encoding: 'utf8' })).toMatchObject({ data: '你好' });
  });

  test('where the app could not write itself nothing is fetched to', async () => {
    const nowhere = { url, filePath: `${USER}/nowhere/kept.txt` };
    expect(await phone.api('downloadFile', nowhere)).toMatchObject({
      errMsg: expect.stringContaining('downloadFile:fail no such file or directory') as string,
      errno: 1300002,
    });
    await phone.api('FileSystemManager.mkdir', { dirPath: `${USER}/folder` });
    expect(await phone.api('downloadFile', { url, filePath: `${USER}/folder` })).toMatchObject({
      errno: 1301003,
    });
  });

  test('what is not there is no failure, but a status', async () => {
    expect(await phone.api('downloadFile', { url: url.replace('1.txt', '2.txt') })).toMatchObject({
      errMsg: 'downloadFile:ok',
      statusCode: 403,
    });
  });

  test.each([
    ['of another domain', { url: 'https://example.com/1.txt' }, 'url not in domain list'],
    ['that is no stored one', { url: '/control/state' }, 'url not in domain list'],
    [
      'to a place that is not the app’s',
      { url: '/files/1.txt', filePath: '/images/1.txt' },
      'permission denied',
    ],
  ])('none %s is fetched', async (_, options, reason) => {
    expect(await phone.api('downloadFile', options)).toMatchObject({
      errMsg: expect.stringContaining(`downloadFile:fail ${reason}`) as string,
    });
  });

  test.each(['offline', 'replyLost'] as const)('with a network that is %s it fails', async (network) => {
    await bench.client.putPhone(phone.id, { network });
    expect(await phone.api('downloadFile', { url })).toEqual({
      errMsg: 'downloadFile:fail request:fail',
      errno: 600001,
    });
    await bench.client.putPhone(phone.id, { network: 'online' });
  });
});

describe('data', () => {
  beforeEach(() => phone.inApp(`wx.clearStorageSync()`));

  test('a date stays a date, and a function is refused', async () => {
    await phone.inApp(`wx.setStorageSync('when', new Date(86400000))`);
    expect(await phone.inApp(`wx.getStorageSync('when').toISOString()`)).toBe('1970-01-02T00:00:00.000Z');
    await expect(phone.inApp(`wx.setStorageSync('work', () => 1)`)).rejects.toThrow('setStorageSync:fail');
  });

  test('keys come and go, and their size is told', async () => {
    await phone.inApp(`wx.setStorageSync('a', 'x'.repeat(2000))`);
    await phone.api('setStorage', { key: 'b', data: { c: [1] } });
    expect(await phone.api('getStorageInfo')).toMatchObject({ keys: ['a', 'b'], currentSize: 2 });
    await phone.inApp(`wx.removeStorageSync('a')`);
    expect(await phone.inApp(`wx.getStorageSync('a')`)).toBe('');
    await phone.api('removeStorage', { key: 'b' });
    expect(await phone.inApp(`wx.getStorageInfoSync()`)).toEqual({
      keys: [],
      currentSize: 0,
      limitSize: 10_240,
    });
    await phone.inApp(`wx.setStorageSync('a', 1)`);
    await phone.api('clearStorage');
    expect(await phone.inApp(`wx.getStorageInfoSync().keys`)).toEqual([]);
  });

  test('an entry has 1 MB at most, all of them 10 MB', async () => {
    const data = 'x'.repeat(1024 * 1024 - 100);
    expect(await phone.api('setStorage', { key: 'a', data: `${data}${'y'.repeat(200)}` })).toEqual({
      errMsg: 'setStorage:fail entry size limit reached',
    });
    for (let index = 0; index < 10; index += 1)
      expect(await phone.api('setStorage', { key: `k${index}`, data })).toEqual({ errMsg: 'setStorage:ok' });
    expect(await phone.api('setStorage', { key: 'l', data })).toEqual({
      errMsg: 'setStorage:fail exceed storage max size 10Mb',
    });
    expect(await phone.api('setStorage', { key: 'k1', data })).toEqual({ errMsg: 'setStorage:ok' });
    expect(await phone.inApp(`wx.getStorageInfoSync().currentSize`)).toBeGreaterThan(10_230);
  });

  test('a key must not be empty', async () => {
    expect(await phone.api('setStorage', { key: '', data: 1 })).toMatchObject({
      errMsg: expect.stringMatching(/^setStorage:fail parameter error/) as string,
    });
  });
});

describe('documents and the album', () => {
  test('a document is shown with name and type, and can be opened on the computer', async () => {
    await sync('fs.writeFileSync(`${usr}/出勤.xlsx`, "abc")');
    await phone.api('openDocument', { filePath: `${USER}/出勤.xlsx`, showMenu: true });
    const viewer = phone.page.getByRole('dialog', { name: '出勤.xlsx' });
    await viewer.getByText('XLSX', { exact: true }).waitFor();
    await viewer.getByRole('button', { name: '更多' }).click();
    const [download] = await Promise.all([
      phone.page.waitForEvent('download'),
      phone.page.getByRole('button', { name: '用其他应用打开' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('出勤.xlsx');
    expect(await readFile(await download.path(), 'utf8')).toBe('abc');
    await viewer.getByRole('button', { name: '返回' }).click();
    await viewer.waitFor({ state: 'detached' });
  });

  test('without showMenu there is no menu; other types and missing files fail', async () => {
    await sync('fs.writeFileSync(`${usr}/1.bin`, "abc")');
    await phone.api('openDocument', { filePath: `${USER}/1.bin`, fileType: 'pdf' });
    const viewer = phone.page.getByRole('dialog', { name: '1.bin' });
    expect(await viewer.getByRole('button', { name: '更多' }).count()).toBe(0);
    await phone.page.keyboard.press('Escape');
    await viewer.waitFor({ state: 'detached' });
    expect(await phone.api('openDocument', { filePath: `${USER}/1.bin` })).toEqual({
      errMsg: 'openDocument:fail filetype not supported',
    });
    expect(await phone.api('openDocument', { filePath: `${USER}/2.pdf` })).toEqual({
      errMsg: `openDocument:fail file doesn't exist ${USER}/2.pdf`,
    });
  });

  test('a picture goes to the album once that is allowed; refused, it stays refused until the settings', async () => {
    const save = (filePath: string) => phone.api('saveImageToPhotosAlbum', { filePath });
    const refused = save('/images/home.png');
    await phone.page.getByText('“接口”申请保存图片或视频到你的相册').waitFor();
    await phone.page.getByRole('button', { name: '拒绝' }).click();
    expect(await refused).toEqual({ errMsg: 'saveImageToPhotosAlbum:fail auth deny' });
    expect(await save('/images/home.png')).toEqual({ errMsg: 'saveImageToPhotosAlbum:fail auth deny' });
    await phone.page.getByRole('button', { name: '菜单' }).click();
    await phone.page.getByRole('button', { name: '设置' }).click();
    await phone.page.getByRole('switch', { name: '添加到相册' }).check();
    await phone.page.getByRole('button', { name: '返回' }).click();
    const [download] = await Promise.all([phone.page.waitForEvent('download'), save('/images/home.png')]);
    expect(download.suggestedFilename()).toBe('home.png');
    expect(await save('https://example.com/1.png')).toMatchObject({
      errMsg: expect.stringMatching(/^saveImageToPhotosAlbum:fail file doesn't exist/) as string,
    });
    await sync('fs.writeFileSync(`${usr}/no.png`, "abc")');
    expect(await save(`${USER}/no.png`)).toEqual({
      errMsg: 'saveImageToPhotosAlbum:fail invalid file type',
    });
  });
});
