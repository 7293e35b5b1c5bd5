import path from 'node:path';
import { usePhone } from './phone';

const PNG = path.join(__dirname, 'fixtures', 'app', 'miniprogram', 'images', 'home.png');

interface Chosen {
  size: number;
  width: number;
  height: number;
  type: string;
}

const { bench, phone } = usePhone({ page: 'media', mayFail: true });

/** The colour in the middle of both halves of the picture on the page. */
async function colours(): Promise<number[][]> {
  return phone
    .at('shown')
    .locator('img')
    .evaluate(async (image: HTMLImageElement) => {
      await image.decode();
      const canvas = document.createElement('canvas');
      const context = canvas.getContext('2d');
      context?.drawImage(image, 0, 0);
      return [10, 40].map((x) => [...(context?.getImageData(x, 25, 1, 1).data ?? [])]);
    });
}

test('the camera takes a picture of its own size, and compressed it is a smaller JPEG', async () => {
  const original = (await phone.run('original')) as Chosen;
  expect(original).toMatchObject({
    width: 1600,
    height: 1200,
    type: 'jpeg',
    fileType: 'image',
    kind: 'image',
  });
  const compressed = (await phone.run('compressed', 2)) as Chosen;
  expect(compressed).toMatchObject({ width: 1280, height: 960, type: 'jpeg' });
  expect(compressed.size).toBeLessThan(original.size / 2);
  expect(await phone.run('smaller', 3)).toMatchObject({ width: 1280, type: 'jpeg' });
});

test('the album is the files of the computer, as many as are asked for', async () => {
  const [chooser] = await Promise.all([phone.page.waitForEvent('filechooser'), phone.tap('album')]);
  await chooser.setFiles([PNG, PNG, PNG]);
  expect((await phone.waitForLog(1))[0]).toMatchObject({ album: { type: 'png', count: 2 } });
});

test('with both allowed, a menu asks, and closing it is a failure', async () => {
  await phone.tap('either');
  await phone.page.getByRole('button', { name: '拍摄' }).click();
  expect((await phone.waitForLog(1))[0]).toMatchObject({ either: { width: 1600 } });
  await phone.tap('either');
  await phone.page.getByRole('button', { name: '取消' }).click();
  expect((await phone.waitForLog(2))[1]).toEqual({ either: { errMsg: 'chooseMedia:fail cancel' } });
});

test('pictures are shown over the whole screen, from the wanted one on, until a tap', async () => {
  await phone.run('preview');
  const viewer = phone.page.getByRole('dialog', { name: '图片' });
  await phone.page.getByText('2/2').waitFor();
  expect(await viewer.locator('img').nth(1).getAttribute('src')).toContain('mine.png');
  await viewer.click();
  await viewer.waitFor({ state: 'detached' });
});

test('the pictures are put away by keyboard as well, with the back key or the button', async () => {
  for (const keys of [['Escape'], ['Tab', 'Enter']]) {
    await phone.tap('preview');
    await phone.page.getByRole('dialog', { name: '图片' }).waitFor();
    for (const key of keys) await phone.page.keyboard.press(key);
    await phone.page.waitForFunction(() => !document.querySelector('.phone-viewer'), undefined, {
      timeout: 5000,
    });
    await phone.waitForRoute('/media');
  }
});

test('a part of a canvas becomes a picture that the page can show', async () => {
  await phone.tap('draw');
  expect((await phone.waitForLog(1))[0]).toEqual({
    draw: { canvas: { width: 200, height: 100 }, picture: { width: 50, height: 50, type: 'png' } },
  });
  expect(await colours()).toEqual([
    [255, 0, 0, 255],
    [0, 0, 0, 0],
  ]);
});

test('what is no picture or no canvas fails with its name', async () => {
  expect(await phone.run('noPicture')).toMatchObject({
    errMsg: expect.stringMatching(/^getImageInfo:fail /) as string,
  });
  expect(await phone.run('noCanvas', 2)).toEqual({ errMsg: 'canvasToTempFilePath:fail canvas is empty' });
});

describe('files in the cloud', () => {
  test('a picture goes up, is shown by its id, comes back, has a link, and goes', async () => {
    const fileID = expect.stringMatching(/^cloud:\/\/.+\/sick-notes\/1\.jpg$/) as string;
    expect(await phone.run('upload')).toMatchObject({ fileID, statusCode: 204 });
    const picture = phone.at('shown').locator('img');
    await phone.page.waitForFunction(() =>
      [...document.querySelectorAll('img')].some(({ naturalWidth }) => naturalWidth === 1280),
    );
    expect(await picture.getAttribute('src')).toContain(`/phones/${phone.id}/files?fileID=cloud`);
    expect(await phone.run('download', 2)).toMatchObject({ width: 1280, height: 960, type: 'jpeg' });
    expect(await phone.run('link', 3)).toBe(0);
    expect(await phone.run('remove', 4)).toBe(0);
    expect(await phone.run('download', 5)).toMatchObject({
      errMsg: expect.stringContaining('not exist') as string,
    });
  });

  test('a transfer tells how far it is, and can be given up', async () => {
    expect(await phone.run('progress')).toEqual({ last: 100 });
    expect(await phone.run('abort', 2)).toEqual({ errMsg: 'cloud.uploadFile:fail abort' });
  });

  test('without network nothing goes up', async () => {
    await bench.client.putPhone(phone.id, { network: 'offline' });
    expect(await phone.run('upload')).toMatchObject({ errCode: -1 });
  });
});
