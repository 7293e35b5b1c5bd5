import path from 'node:path';
import { create, toDataURL, toFile } from 'qrcode';
import { temporaryTree } from '../../support/temporary-tree';
import type { TestPhone } from './phone';
import { API_FIXTURE, usePhone } from './phone';

const { bench, phone } = usePhone({ project: () => API_FIXTURE, isKept: true });

const CODE = 'weixin://wxacode?scene=s%3D1&page=pages%2Fform%2Fform';

let other: TestPhone;

beforeAll(async () => {
  other = await bench.open({ name: '李老师' });
  // A page in the background is drawn once a second, and a click waits for that: only this one is clicked.
  await phone.page.bringToFront();
});
beforeEach(async () => {
  for (const each of [phone, other]) {
    await each.hooks(({ enter }) => enter('pages/index/index', 1001));
    await each.waitForRoute('/index');
  }
});

/** What the phone noted last. */
const lastNote = () => phone.hooks(({ log }) => log().at(-1));

const inForm = (what: object) => `getCurrentPages().at(-1).setData(${JSON.stringify(what)})`;

/** Lets the other phone show a picture of a code. */
async function show(text: string): Promise<void> {
  await other.inApp(`wx.navigateTo({ url: '/pages/form/form' })`);
  await other.waitForRoute('/form');
  await other.inApp(inForm({ src: await toDataURL(text, { width: 200 }) }));
  await other.page.waitForFunction(
    () => document.querySelector<HTMLImageElement>('[id="shown"] img[src^="data:"]')?.naturalWidth,
  );
}

const sheetOf = (of: TestPhone) => of.page.getByRole('dialog', { name: '扫一扫' });

/** Opens the camera, points it at the other phone, and resolves to what the call gives. */
async function scan(options: object = {}): Promise<unknown> {
  const result = phone.api('scanCode', options);
  await sheetOf(phone).getByRole('button', { name: '李老师' }).click();
  return result;
}

describe('scanning', () => {
  test('the code in a picture of another phone is read', async () => {
    await show('https://example.com/?a=你');
    expect(await scan()).toEqual({
      errMsg: 'scanCode:ok',
      result: 'https://example.com/?a=你',
      scanType: 'QR_CODE',
      charSet: 'utf-8',
      rawData: Buffer.from('https://example.com/?a=你').toString('base64'),
    });
    await sheetOf(phone).waitFor({ state: 'detached' });
  });

  test('the camera looks on until there is a code, here one drawn on a canvas', async () => {
    await other.inApp(`wx.navigateTo({ url: '/pages/form/form' })`);
    await other.waitForRoute('/form');
    const result = scan();
    await sheetOf(phone).getByText('正在看 李老师 的屏幕').waitFor();
    const { data, size } = create('sign:42', {}).modules;
    const squares = Array.from(data, (square) => (square ? '1' : '0')).join('');
    await other.inApp(inForm({ squares, width: size }));
    await other.at('draw').dispatchEvent('click');
    expect(await result).toMatchObject({ result: 'sign:42' });
  });

  test('what is covered is not seen', async () => {
    await show('covered');
    await other.api('showLoading', { title: '请稍候', mask: true });
    const result = scan();
    await sheetOf(phone).getByText('正在看').waitFor();
    // What the other phone answers to the second look.
    const frames = await phone.page.evaluate(
      () =>
        new Promise((resolve) => {
          let looks = 0;
          new BroadcastChannel('phones').onmessage = ({ data }: MessageEvent<{ frames?: unknown[] }>) => {
            if (data.frames) looks += 1;
            if (looks === 2) resolve(data.frames);
          };
        }),
    );
    expect(frames).toEqual([]);
    await other.api('hideLoading');
    expect(await result).toMatchObject({ result: 'covered' });
  });

  test('a code of the mini program gives the page, and scanned outside it opens the page', async () => {
    await show(CODE);
    const path = 'pages/form/form?scene=s%3D1';
    expect(await scan()).toMatchObject({ scanType: 'WX_CODE', result: '', path });
    await phone.page.getByRole('button', { name: '菜单' }).click();
    await phone.page.getByRole('button', { name: '微信扫一扫' }).click();
    await sheetOf(phone).getByRole('button', { name: '李老师' }).click();
    await phone.waitForText('query', '{"scene":"s%3D1"}');
    expect(await phone.inApp('told.slice(-2)')).toEqual([
      'hide',
      { show: 'pages/form/form', query: { scene: 's%3D1' }, scene: 1047 },
    ]);
    expect(await phone.inApp('wx.getEnterOptionsSync().scene')).toBe(1047);
    expect(await phone.inApp('wx.getLaunchOptionsSync().scene')).toBe(1001);
  });

  test('kinds that were not asked for are not seen; cancelling is a failure', async () => {
    await show(CODE);
    const result = scan({ scanType: ['qrCode'], onlyFromCamera: true });
    await sheetOf(phone).getByText('正在看').waitFor();
    expect(await sheetOf(phone).getByRole('button', { name: '相册' }).count()).toBe(0);
    await phone.hooks(({ holdCode }) => holdCode('weixin://wxacode?scene=1'));
    await sheetOf(phone).getByRole('button', { name: '取消' }).click();
    expect(await result).toEqual({ errMsg: 'scanCode:fail cancel' });
  });

  test('a picture of the album is read; one without a code is told', async () => {
    const { folder, remove } = await temporaryTree({});
    const code = path.join(folder, 'code.png');
    await toFile(code, 'from the album');
    const result = phone.api('scanCode');
    const choose = async (file: string) => {
      const opened = phone.page.waitForEvent('filechooser');
      await sheetOf(phone).getByRole('button', { name: '相册' }).click();
      await (await opened).setFiles(file);
    };
    await choose(path.join(API_FIXTURE, 'miniprogram', 'images', 'home.png'));
    await sheetOf(phone).getByText('未发现二维码').waitFor();
    await choose(code);
    expect(await result).toMatchObject({ result: 'from the album' });
    await remove();
  });

  test('a test can hold a code before the camera', async () => {
    await phone.hooks(({ holdCode }) => holdCode('held'));
    expect(await phone.api('scanCode')).toMatchObject({ result: 'held', scanType: 'QR_CODE' });
  });
});

describe('sharing', () => {
  beforeEach(async () => {
    await phone.tap('to-form');
    await phone.waitForRoute('/form');
  });

  const menu = () => phone.page.getByRole('button', { name: '菜单' }).click();
  const item = (name: string) => phone.page.getByRole('button', { name, exact: true });

  test('from a button: the page says what, and the other phone opens it with its query', async () => {
    await phone.inApp(
      `shared = { title: '请假单', path: '/pages/form/form?id=12', imageUrl: '/images/home.png' }`,
    );
    await phone.tap('share');
    const sheet = phone.page.getByRole('dialog', { name: '发送给' });
    expect(await sheet.locator('img').getAttribute('src')).toContain('/phone/project/images/home.png');
    await sheet.getByRole('button', { name: '李老师' }).click();
    expect(await phone.inApp('told.at(-1)')).toEqual({
      share: {
        from: 'button',
        target: expect.objectContaining({ id: 'share', dataset: { leave: '12' } }) as object,
      },
    });
    expect(await lastNote()).toBe(
      'shareAppMessage {"title":"请假单","path":"/pages/form/form?id=12","to":"李老师"}',
    );
    await other.page.getByRole('button', { name: '请假单' }).dispatchEvent('click');
    await other.waitForText('query', '{"id":"12"}');
    expect(await other.inApp('told.at(-1)')).toEqual({
      show: 'pages/form/form',
      query: { id: '12' },
      scene: 1007,
    });
  });

  test('from the menu: what the page leaves out is the app and the page itself', async () => {
    await phone.inApp('shared = undefined');
    await menu();
    await item('发送给朋友').click();
    await item('文件传输助手').click();
    expect(await phone.inApp('told.at(-1)')).toEqual({ share: { from: 'menu' } });
    expect(await lastNote()).toBe(
      'shareAppMessage {"title":"接口","path":"/pages/form/form?id=7&word=%E4%BD%A0","to":"文件传输助手"}',
    );
  });

  test('a promise counts when it comes in time, and three seconds are too late', async () => {
    await phone.inApp(`shared = { title: '先', promise: Promise.resolve({ title: '后' }) }`);
    await phone.tap('share');
    const sheet = phone.page.getByRole('dialog', { name: '发送给' });
    await sheet.getByText('后', { exact: true }).waitFor();
    await item('取消').click();
    await phone.inApp(`shared = { title: '先', promise: new Promise(() => {}) }`);
    await phone.page.clock.install();
    // The installed clock runs on until it is paused, and a busy machine takes its time for a tap.
    const before = await phone.page.evaluate(() => Date.now());
    await phone.tap('share');
    await phone.page.clock.pauseAt(before + 2900);
    expect(await sheet.count()).toBe(0);
    await phone.page.clock.fastForward(3000);
    await sheet.getByText('先', { exact: true }).waitFor();
    await item('取消').click();
    await phone.page.clock.resume();
  });

  test('to moments: the query of the page', async () => {
    await menu();
    await item('分享到朋友圈').click();
    await item('发表').click();
    expect(await lastNote()).toBe('shareTimeline {"title":"打卡","query":"day=1"}');
  });

  test('the menu offers what the page has handlers for and has not hidden', async () => {
    const offered = async () => {
      await menu();
      const names = await phone.page.locator('.phone-sheet-item').allTextContents();
      await item('取消').click();
      return names.filter((name) => name.startsWith('发送') || name.startsWith('分享'));
    };
    expect(await offered()).toEqual(['发送给朋友', '分享到朋友圈']);
    // Moments are never offered alone.
    await phone.api('hideShareMenu', { menus: ['shareAppMessage'] });
    expect(await offered()).toEqual([]);
    await phone.api('hideShareMenu');
    expect(await offered()).toEqual([]);
    await phone.api('showShareMenu');
    expect(await offered()).toEqual(['发送给朋友']);
    await phone.api('showShareMenu', { menus: ['shareAppMessage', 'shareTimeline'] });
    await phone.api('hideShareMenu', { menus: ['shareTimeline'] });
    expect(await offered()).toEqual(['发送给朋友']);
    await phone.page.keyboard.press('Escape');
    await phone.waitForRoute('/index');
    expect(await offered()).toEqual([]);
  });
});
