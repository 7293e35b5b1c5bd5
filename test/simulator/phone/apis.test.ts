import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { API_FIXTURE, usePhone } from './phone';

const { bench, phone } = usePhone({ project: () => API_FIXTURE, isKept: true });

/** Opens one of the sample's pages, as nothing but that page. */
async function show(page: string): Promise<void> {
  await phone.hooks(({ enter }) => enter('pages/index/index', 1001));
  if (page === 'index') return;
  await phone.tap(`to-${page}`);
  await phone.waitForRoute(`/${page}`);
}

/** Calls `wx.NAME(listener)` and collects what the listener is told in `heard.NAME`. */
const listen = (name: string) =>
  phone.inApp(
    `(globalThis.heard ??= {}, heard.${name} = [], void wx.${name}((told) => heard.${name}.push(told)))`,
  );

beforeEach(() => show('index'));

describe('bars', () => {
  const nav = () => phone.page.locator('.phone-nav');
  const css = (property: string) =>
    nav().evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);

  test('the colours and the spinner of the navigation bar', async () => {
    await phone.api('setNavigationBarColor', { frontColor: '#ffffff', backgroundColor: '#123456' });
    expect([await css('color'), await css('background-color')]).toEqual([
      'rgb(255, 255, 255)',
      'rgb(18, 52, 86)',
    ]);
    await phone.api('showNavigationBarLoading');
    expect(await nav().locator('.phone-spinner').isVisible()).toBe(true);
    await phone.api('hideNavigationBarLoading');
    expect(await nav().locator('.phone-spinner').isVisible()).toBe(false);
  });

  test('a page that was opened first has a way home, unless it hides it', async () => {
    await phone.hooks(({ enter }) => enter('pages/form/form', 1007));
    const home = phone.page.getByRole('button', { name: '回首页' });
    expect(await home.isVisible()).toBe(true);
    await phone.api('hideHomeButton');
    expect(await home.isVisible()).toBe(false);
  });

  test('badges, dots and texts of the tab bar, and the bar itself', async () => {
    const tab = phone.page.getByRole('tab').nth(1);
    const badge = tab.locator('.phone-tab-badge');
    await phone.api('setTabBarBadge', { index: 1, text: '3' });
    expect(await badge.textContent()).toBe('3');
    await phone.api('removeTabBarBadge', { index: 1 });
    expect(await badge.isVisible()).toBe(false);
    await phone.api('showTabBarRedDot', { index: 1 });
    expect(await badge.isVisible()).toBe(true);
    await phone.api('hideTabBarRedDot', { index: 1 });
    expect(await badge.isVisible()).toBe(false);
    await phone.api('setTabBarItem', { index: 1, text: '我们' });
    expect(await tab.textContent()).toBe('我们');
    await phone.api('hideTabBar');
    expect(await tab.isVisible()).toBe(false);
    await phone.api('showTabBar');
    expect(await tab.isVisible()).toBe(true);
    expect(await phone.api('setTabBarBadge', { index: 7, text: '3' })).toMatchObject({
      errMsg: expect.stringMatching(/^setTabBarBadge:fail/) as string,
    });
  });

  test('a page scrolls to a place or to an element', async () => {
    await show('form');
    const top = () => phone.view.evaluate(({ scrollTop }) => scrollTop);
    await phone.api('pageScrollTo', { scrollTop: 120, duration: 0 });
    expect(await top()).toBe(120);
    await phone.api('pageScrollTo', { selector: '#bottom', duration: 0 });
    expect(await top()).toBeGreaterThan(400);
    expect(await phone.api('pageScrollTo', { selector: '#none' })).toMatchObject({
      errMsg: expect.stringMatching(/^pageScrollTo:fail/) as string,
    });
  });
});

describe('what the phone tells about itself', () => {
  test('device, window and versions, at once and later', async () => {
    expect(await phone.inApp('wx.getDeviceInfo()')).toMatchObject({ platform: 'ios', brand: 'iPhone' });
    const whole = { platform: 'ios', windowWidth: 375, SDKVersion: expect.any(String) as string };
    expect(await phone.inApp('wx.getSystemInfoSync()')).toMatchObject(whole);
    expect(await phone.api('getSystemInfo')).toMatchObject({ errMsg: 'getSystemInfo:ok', ...whole });
    expect(await phone.api('getSystemInfoAsync')).toMatchObject({
      errMsg: 'getSystemInfoAsync:ok',
      ...whole,
    });
  });

  test('the capsule lies where it is said to lie', async () => {
    const told = await phone.inApp<DOMRect>('wx.getMenuButtonBoundingClientRect()');
    const drawn = await phone.page.locator('.phone-capsule').boundingBox();
    expect(drawn).toEqual({ x: told.left, y: told.top, width: told.width, height: told.height });
    expect([told.right, told.bottom]).toEqual([told.left + told.width, told.top + told.height]);
  });

  test('whether the location is switched on', async () => {
    const isOn = () => phone.inApp('wx.getSystemSetting().locationEnabled');
    expect(await isOn()).toBe(true);
    await bench.client.putPhone(phone.id, { locationConsent: 'off' });
    await phone.page.waitForFunction('wx.getSystemSetting().locationEnabled === false');
    await bench.client.putPhone(phone.id, { locationConsent: 'unasked' });
    await phone.page.waitForFunction('wx.getSystemSetting().locationEnabled === true');
  });

  test('a new size of the window is told', async () => {
    await listen('onWindowResize');
    await phone.page.setViewportSize({ width: 430, height: 932 });
    await phone.page.waitForFunction('heard.onWindowResize.length > 0');
    expect(await phone.inApp('heard.onWindowResize.at(-1)')).toMatchObject({ size: { windowWidth: 430 } });
    await phone.page.setViewportSize({ width: 375, height: 812 });
  });

  test('theme and network are told until they are not listened to any more', async () => {
    for (const name of ['onThemeChange', 'onNetworkStatusChange']) await listen(name);
    await phone.inApp(
      `(globalThis.quiet = () => heard.onThemeChange.push('quiet'), wx.onThemeChange(quiet))`,
    );
    await phone.inApp(`wx.offThemeChange(quiet)`);
    await bench.client.putPhone(phone.id, { theme: 'dark', network: 'offline' });
    await phone.page.waitForFunction('heard.onThemeChange.length + heard.onNetworkStatusChange.length === 2');
    await phone.inApp('(wx.offThemeChange(), wx.offNetworkStatusChange())');
    await bench.client.putPhone(phone.id, { theme: 'light', network: 'online' });
    await phone.page.waitForFunction(`wx.getAppBaseInfo().theme === 'light'`);
    expect(await phone.inApp('heard')).toMatchObject({
      onThemeChange: [{ theme: 'dark' }],
      onNetworkStatusChange: [{ isConnected: false }],
    });
    // The phone itself goes on following its theme.
    expect(await phone.inApp('told')).toContainEqual({ theme: 'light' });
  });

  test('what there is can be asked, and what is next comes later', async () => {
    expect(await phone.inApp(`['scanCode', 'scanCode.object.result', 'none'].map(wx.canIUse)`)).toEqual([
      true,
      true,
      false,
    ]);
    const order = `new Promise((resolve) => {
      const steps = [];
      wx.nextTick(() => resolve([...steps, 'next']));
      steps.push('now');
    })`;
    expect(await phone.inApp(order)).toEqual(['now', 'next']);
  });

  test('queries and observers of the app itself look into the visible page', async () => {
    const size = `new Promise((resolve) =>
      wx.createSelectorQuery().select('#shown').boundingClientRect(resolve).exec())`;
    expect(await phone.inApp(size)).toMatchObject({ id: 'shown', width: 50, height: 50 });
    const seen = `new Promise((resolve) =>
      wx.createIntersectionObserver(getCurrentPages()[0]).relativeToViewport().observe('#shown', resolve))`;
    expect(await phone.inApp(seen)).toMatchObject({ id: 'shown', intersectionRatio: 1 });
  });
});

describe('asking and telling the person', () => {
  test('a toast goes when it is hidden, and shows seven characters beside its mark', async () => {
    await phone.api('showToast', { title: '一二三四五六七八九十', duration: 60_000 });
    const text = phone.page.locator('.phone-toast-text');
    const width = await text.evaluate(({ clientWidth, scrollWidth }) => ({
      shown: clientWidth,
      isCut: scrollWidth > clientWidth,
    }));
    expect(width).toEqual({ shown: 7 * 15, isCut: true });
    await phone.api('hideToast');
    expect(await phone.page.getByRole('status').count()).toBe(0);
  });

  test('buttons of a dialog have four characters at most, a menu six items', async () => {
    expect(await phone.api('showModal', { content: '甲', confirmText: '一二三四五' })).toEqual({
      errMsg: 'showModal:fail confirmText or cancelText is longer than 4',
    });
    expect(await phone.api('showActionSheet', { itemList: Array.from('一二三四五六七') })).toEqual({
      errMsg: 'showActionSheet:fail parameter error: itemList should not be more than 6',
    });
    expect(await phone.page.getByRole('dialog').count()).toBe(0);
  });

  test('without cloud.init no function is called, and without a place there is no location', async () => {
    expect(await phone.api('cloud.callFunction', { name: 'any' })).toMatchObject({ errCode: -601002 });
    await bench.client.putPhone(phone.id, { location: null, locationConsent: 'granted' });
    await phone.page.waitForFunction(
      `wx.getSetting().then(({ authSetting }) => authSetting['scope.userLocation'])`,
    );
    expect(await phone.api('getLocation')).toMatchObject({ errCode: 2 });
    await bench.client.putPhone(phone.id, { locationConsent: 'unasked' });
    await phone.page.waitForFunction(
      `wx.getSetting().then(({ authSetting }) => !('scope.userLocation' in authSetting))`,
    );
  });

  test('a long vibration and what was copied', async () => {
    await phone.api('vibrateLong');
    expect(await phone.hooks(({ log }) => log().at(-1))).toBe('vibrateLong');
    await phone.api('setClipboardData', { data: '文字' });
    expect(await phone.api('getClipboardData')).toEqual({ errMsg: 'getClipboardData:ok', data: '文字' });
  });

  test('pictures are chosen in the old way as well', async () => {
    const { tempFilePaths, tempFiles } = (await phone.api('chooseImage', { sourceType: ['camera'] })) as {
      tempFilePaths: string[];
      tempFiles: { path: string; size: number }[];
    };
    expect(tempFiles).toEqual([{ path: tempFilePaths[0], size: expect.any(Number) as number }]);
    expect(await phone.api('getImageInfo', { src: tempFilePaths[0] })).toMatchObject({ width: 1280 });
  });

  test('the privacy guide opens by its name', async () => {
    await phone.api('openPrivacyContract');
    const guide = phone.page.getByRole('dialog', { name: '《接口小程序隐私保护指引》' });
    await guide.getByRole('button', { name: '返回' }).click();
    await guide.waitFor({ state: 'detached' });
  });

  test('a permission is asked for as WeChat asks, and the settings take it back', async () => {
    const answer = phone.api('authorize', { scope: 'scope.userLocation' });
    const sheet = phone.page.getByRole('dialog');
    await sheet.getByText('“接口”申请获取你的位置信息').waitFor();
    await sheet.getByText('用于打卡').waitFor();
    await sheet.getByRole('button', { name: '允许' }).click();
    expect(await answer).toEqual({ errMsg: 'authorize:ok' });
    await show('form');
    await phone.tap('settings-tap');
    await sheet.getByRole('switch', { name: '位置信息' }).uncheck();
    await sheet.getByRole('button', { name: '返回' }).click();
    await phone.waitForText('settings', '{"scope.userLocation":false}');
    expect(await phone.api('authorize', { scope: 'scope.userLocation' })).toEqual({
      errMsg: 'authorize:fail auth deny',
    });
    await phone.tap('settings-open');
    await sheet.getByRole('switch', { name: '位置信息' }).check();
    await sheet.getByRole('button', { name: '返回' }).click();
    await phone.waitForText('settings', '{"scope.userLocation":true}');
  });

  test('the settings tell what was answered for good about messages, to whoever asks', async () => {
    await phone.page.evaluate(
      (account) => localStorage.setItem(`phone-subscriptions/${account}`, '{"leave":"reject"}'),
      `${phone.id}/openid-${phone.id}`,
    );
    expect(await phone.api('getSetting', { withSubscriptions: true })).toMatchObject({
      subscriptionsSetting: { mainSwitch: true, itemSettings: { leave: 'reject' } },
    });
    expect(await phone.api('getSetting')).not.toHaveProperty('subscriptionsSetting');
  });

  test('the settings open at a tap only', async () => {
    expect(await phone.api('openSetting')).toEqual({
      errMsg: 'openSetting:fail can only be invoked by user TAP gesture.',
    });
  });
});

describe('ways out and back', () => {
  const dialog = () => phone.page.getByRole('dialog');
  const backButton = () => phone.page.locator('.phone-nav').getByRole('button', { name: '返回' });

  /** Pulls the page to the right, from and over so many px. */
  async function pull(from: number, over: number): Promise<void> {
    await phone.page.mouse.move(from, 300);
    await phone.page.mouse.down();
    await phone.page.mouse.move(from + over, 300, { steps: 3 });
    await phone.page.mouse.up();
  }

  test('a finger from the left edge closes a page when it goes far enough', async () => {
    await show('form');
    await pull(5, 60);
    await pull(60, 250);
    expect(await phone.hooks(({ route }) => route())).toBe('pages/form/form');
    await pull(5, 250);
    await phone.waitForRoute('/index');
    await pull(5, 250);
    expect(await phone.hooks(({ route }) => route())).toBe('pages/index/index');
    expect(phone.errors).toEqual([]);
  });

  test.each([
    ['the button of the bar', () => backButton().click()],
    ['the back key', () => phone.page.keyboard.press('Escape')],
  ])('%s asks before a page is left, if the page wants it', async (_, goBack) => {
    await show('form');
    await phone.api('enableAlertBeforeUnload', { message: '还没有提交，确定离开？' });
    await goBack();
    await dialog().getByText('还没有提交，确定离开？').waitFor();
    await dialog().getByRole('button', { name: '取消' }).click();
    expect(await phone.hooks(({ route }) => route())).toBe('pages/form/form');
    await goBack();
    await dialog().getByRole('button', { name: '确定' }).click();
    await phone.waitForRoute('/index');
    await show('form');
    await phone.api('enableAlertBeforeUnload', { message: '确定？' });
    await phone.api('disableAlertBeforeUnload');
    await goBack();
    await phone.waitForRoute('/index');
  });

  test('the finger is never asked, and nor is the app itself', async () => {
    for (const leave of [() => pull(5, 250), () => phone.api('navigateBack')]) {
      await show('form');
      await phone.api('enableAlertBeforeUnload', { message: '确定？' });
      await leave();
      await phone.waitForRoute('/index');
    }
  });

  test("a page's own back button asks as WeChat's does", async () => {
    await show('own');
    await phone.api('enableAlertBeforeUnload', { message: '确定？' });
    await phone.tap('back');
    await dialog().getByRole('button', { name: '取消' }).click();
    await phone.waitForText('kept', 'navigateBack:fail cancel');
    await phone.tap('back');
    await dialog().getByRole('button', { name: '确定' }).click();
    await phone.waitForRoute('/index');
  });

  test('the back key closes what covers the page, but answers no question', async () => {
    await show('form');
    const choice = phone.api('showActionSheet', { itemList: ['甲'] });
    await dialog().waitFor();
    await phone.page.keyboard.press('Escape');
    expect(await choice).toEqual({ errMsg: 'showActionSheet:fail cancel' });
    const answer = phone.api('showModal', { title: '甲', content: '乙' });
    await dialog().waitFor();
    await phone.page.keyboard.press('Escape');
    await dialog().getByRole('button', { name: '确定' }).click();
    expect(await answer).toMatchObject({ confirm: true });
    expect(await phone.hooks(({ route }) => route())).toBe('pages/form/form');
  });

  test('closed, the app goes on in the background; opened again, it is where it was', async () => {
    await show('form');
    await phone.page.getByRole('button', { name: '关闭小程序' }).click();
    expect(await phone.inApp('told.at(-1)')).toBe('hide');
    await phone.page.getByRole('dialog', { name: '手机桌面' }).getByRole('button', { name: '接口' }).click();
    expect(await phone.inApp('told.at(-1)')).toMatchObject({ show: 'pages/form/form', scene: 1001 });
    expect(await phone.at('share').isVisible()).toBe(true);
  });

  test('a page that is not there is told to the app', async () => {
    await phone.hooks(({ enter }) => enter('pages/none/none?a=1', 1007));
    expect(await phone.inApp('told.slice(-2)')).toEqual([
      { notFound: 'pages/none/none' },
      { error: expect.stringContaining('is not found') as string },
    ]);
    expect(phone.errors.splice(0)).toEqual([
      expect.stringContaining('page "pages/none/none" is not found') as string,
    ]);
  });
});

test('what nobody caught is told to the app, and is on the console all the same', async () => {
  await phone.inApp(`(globalThis.heard = { onError: [], onUnhandledRejection: [] }, void 0)`);
  for (const name of ['onError', 'onUnhandledRejection']) await listen(name);
  const fails = `new Promise((resolve) => setTimeout(() => {
    Promise.reject(new Error('left alone'));
    setTimeout(resolve, 20);
    throw new Error('thrown');
  }))`;
  await phone.inApp(fails);
  expect(await phone.inApp('heard.onError')).toEqual([expect.stringMatching(/^Error: thrown\n +at /)]);
  expect(await phone.inApp('heard.onUnhandledRejection.map(({ reason }) => reason.message)')).toEqual([
    'left alone',
  ]);
  expect(await phone.inApp('told.slice(-2)')).toEqual([
    { error: expect.stringContaining('thrown') as string },
    { rejection: 'left alone' },
  ]);
  await phone.inApp('(wx.offError(), wx.offUnhandledRejection())');
  await phone.inApp(fails);
  expect(await phone.inApp('heard.onError.length + heard.onUnhandledRejection.length')).toBe(2);
  expect(phone.errors.splice(0)).toHaveLength(4);
});

/** All texts of tests and samples beside this one. */
function samples(folder = __dirname): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return samples(file);
    return /\.(ts|js|wxml)$/.test(entry.name) ? [readFileSync(file, 'utf8')] : [];
  });
}

test('everything under wx is used by a test', async () => {
  const text = samples().join('\n');
  const used = (name: string) => new RegExp(`\\b(wx|fs|cloud)\\.${name}\\b|'${name}'`).test(text);
  const names = await phone.hooks(({ apis }) => apis());
  expect(names.length).toBeGreaterThan(100);
  expect(names.filter((name) => !used(name.split('.').at(-1) ?? ''))).toEqual([]);
});
