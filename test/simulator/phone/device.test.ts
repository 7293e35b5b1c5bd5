import { getDistance } from 'geolib';
import { useBench } from './phone';

const { bench, phone, open } = useBench({ page: 'device', mayFail: true });

const PLACE = { latitude: 36.1, longitude: 120.4, accuracy: 25 };
const NOON = Date.UTC(2026, 10, 24, 4);

beforeAll(() => bench.client.setClock({ now: NOON, running: false }));

describe('location', () => {
  test('the first call asks with the reason of app.json, and what is allowed stays allowed', async () => {
    await open({ location: PLACE });
    expect(await phone.run('setting')).toMatchObject({ authSetting: {} });
    await phone.tap('locate');
    const sheet = phone.page.getByRole('dialog');
    await sheet.getByText('用于确认你在范围内').waitFor();
    await sheet.getByRole('button', { name: '允许' }).click();
    expect((await phone.waitForLog(2))[1]).toMatchObject({ locate: { errMsg: 'getLocation:ok', ...PLACE } });
    expect(await phone.run('setting', 3)).toMatchObject({ authSetting: { 'scope.userLocation': true } });
    expect((await bench.client.state()).phones.find(({ id }) => id === phone.id)?.locationConsent).toBe(
      'granted',
    );
  });

  test('what is refused is not asked again', async () => {
    await open({ location: PLACE });
    await phone.tap('locate');
    await phone.page.getByRole('button', { name: '拒绝' }).click();
    expect(await phone.waitForLog(1)).toEqual([{ locate: { errMsg: 'getLocation:fail auth deny' } }]);
    expect(await phone.run('locate', 2)).toEqual({ errMsg: 'getLocation:fail auth deny' });
  });

  test('without the system permission it fails otherwise', async () => {
    await open({ location: PLACE, locationConsent: 'off' });
    expect(await phone.run('locate')).toMatchObject({ errMsg: 'getLocation:fail system permission denied' });
  });

  test('GPS coordinates, which are the default, are not those of maps', async () => {
    await open({ location: PLACE, locationConsent: 'granted' });
    const metres = async (type: string, count: number) => {
      const place = (await phone.run(type, count)) as typeof PLACE;
      return getDistance(place, PLACE, 0.01);
    };
    expect(await metres('locate', 1)).toBe(0);
    const [byDefault, asAsked] = [await metres('locateByDefault', 2), await metres('locateGps', 3)];
    expect(byDefault).toBeGreaterThan(300);
    expect(byDefault).toBeLessThan(800);
    expect(asAsked).toBe(byDefault);
  });

  test('a second call within 30 s gives the old place', async () => {
    await open({ location: PLACE, locationConsent: 'granted' });
    await phone.run('locate');
    await bench.client.putPhone(phone.id, { location: { ...PLACE, latitude: 40 } });
    expect(await phone.run('locate', 2)).toMatchObject({ latitude: PLACE.latitude });
  });
});

describe('cloud', () => {
  test('a function answers, by promise and by callback', async () => {
    await open();
    expect(await phone.run('call')).toMatchObject({
      result: { said: '你好' },
      errMsg: 'cloud.callFunction:ok',
    });
    expect(await phone.run('callBack', 2)).toMatchObject({ result: { said: 'back' } });
  });

  test('a function that throws is an error with code and message', async () => {
    await open();
    const error = (await phone.run('callFail')) as Record<string, unknown>;
    expect(error.errCode).toEqual(expect.any(Number));
    expect(error.errMsg).toMatch(/^cloud.callFunction:fail .*asked to fail/s);
  });

  test.each(['offline', 'replyLost'] as const)('without an answer the call fails (%s)', async (network) => {
    await open();
    await bench.client.putPhone(phone.id, { network });
    await phone.tap('call');
    const failure = { errCode: -1, errMsg: expect.stringContaining('request:fail') as string };
    // Going offline logs a line of its own.
    const lines = await phone.waitForLog(network === 'offline' ? 2 : 1);
    expect(lines).toContainEqual({ call: failure });
  });
});

test('a handler may be put on the page when it is there already', async () => {
  await open();
  expect(await phone.run('late')).toBe('heard');
});

test('going offline is told, and shown', async () => {
  await open();
  expect(await phone.run('network')).toEqual({ errMsg: 'getNetworkType:ok', networkType: 'wifi' });
  await bench.client.putPhone(phone.id, { network: 'offline' });
  expect((await phone.waitForLog(2))[1]).toEqual({ network: { isConnected: false, networkType: 'none' } });
  expect(await phone.run('network', 3)).toMatchObject({ networkType: 'none' });
});

test('storage keeps data per phone and account over a restart', async () => {
  await open();
  await phone.run('save');
  expect(await phone.run('load', 2)).toEqual({ a: [1] });
  expect(await phone.run('loadNone', 3)).toEqual({ errMsg: 'getStorage:fail data not found' });
  await phone.page.reload();
  await phone.go('device');
  expect(await phone.run('load')).toEqual({ a: [1] });
  await bench.client.putPhone(phone.id, { openid: 'openid-somebody-else' });
  await phone.page.reload();
  await phone.go('device');
  expect(await phone.run('load')).toBe('');
  await phone.close();
  await open();
  expect(await phone.run('load')).toBe('');
});

describe('clock', () => {
  test('Date is the simulated time plus the error of the phone', async () => {
    await open({ clockSkewMs: 86_400_000 });
    expect(await phone.run('time')).toEqual({ now: NOON + 86_400_000, year: 2026, isDate: true });
    expect(await phone.page.locator('.phone-status-time').textContent()).toBe('12:00');
    await bench.client.putPhone(phone.id, { clockSkewMs: 0 });
    await phone.page.waitForFunction(
      (now) => (globalThis as unknown as { __phone: { now(): number } }).__phone.now() === now,
      NOON,
    );
    expect(await phone.run('time', 2)).toMatchObject({ now: NOON });
  });

  test('a running clock runs', async () => {
    await open();
    await bench.client.setClock({ running: true });
    try {
      await phone.page.waitForFunction(
        (now) => (globalThis as unknown as { __phone: { now(): number } }).__phone.now() > now + 20,
        NOON,
      );
    } finally {
      await bench.client.setClock({ now: NOON, running: false });
    }
  });
});

describe('what is not there', () => {
  test('an API that is not there throws its name when called, but can be asked for', async () => {
    await open();
    const message = 'wx.startBeaconDiscovery is not available in the simulator';
    expect(await phone.run('missing')).toEqual({ thrown: message });
    expect(await phone.run('missingCloud', 2)).toEqual({
      thrown: 'wx.cloud.nothing is not available in the simulator',
    });
    expect(await phone.run('hasMissing', 3)).toBe('function');
  });

  test("the browser's own globals are as missing as in WeChat", async () => {
    await open();
    expect(await phone.run('browser')).toEqual([]);
    const known = ['function', 'function', 'function', 'function'];
    expect(await phone.run('language', 2)).toEqual([...known, true, 'own', true]);
  });
});

describe("WeChat's own surfaces", () => {
  test('a toast shows its text and goes by itself', async () => {
    await open();
    await phone.run('toast');
    const toast = phone.page.getByRole('status');
    expect(await toast.textContent()).toBe('已保存');
    await toast.waitFor({ state: 'detached' });
  });

  test('loading covers the page until it is hidden', async () => {
    await open();
    await phone.run('loading');
    await expect(phone.at('hide').click({ timeout: 300 })).rejects.toThrow('intercepts pointer events');
    await phone.at('hide').dispatchEvent('click');
    await phone.page.getByRole('status').waitFor({ state: 'detached' });
  });

  test.each([
    ['确定', { confirm: true, cancel: false }],
    ['取消', { confirm: false, cancel: true }],
  ])('a dialog waits for an answer: %s', async (button, answer) => {
    await open();
    await phone.tap('modal');
    const dialog = phone.page.getByRole('dialog');
    await dialog.getByText('确定已经回到学校？').waitFor();
    await dialog.getByRole('button', { name: button }).click();
    expect(await phone.waitForLog(1)).toMatchObject([{ modal: answer }]);
  });

  test('a menu tells the choice, and cancelling is a failure', async () => {
    await open();
    await phone.tap('menu');
    await phone.page.getByRole('button', { name: '从相册选择' }).click();
    expect(await phone.waitForLog(1)).toMatchObject([{ menu: { tapIndex: 1 } }]);
    await phone.tap('menu');
    await phone.page.getByRole('button', { name: '取消' }).click();
    expect((await phone.waitForLog(2))[1]).toEqual({ menu: { errMsg: 'showActionSheet:fail cancel' } });
  });

  test('copying, calling and vibrating can be read by a test', async () => {
    await open();
    await phone.run('copy');
    await phone.run('shake', 2);
    await phone.tap('dial');
    await phone.page.getByRole('button', { name: '呼叫 13800000000' }).click();
    await phone.waitForLog(3);
    expect(await phone.hooks(({ log }) => log())).toEqual([
      'setClipboardData 文字版',
      'vibrateShort',
      'makePhoneCall 13800000000',
    ]);
  });
});

test('the phone tells its sizes and settings', async () => {
  await open({ fontScale: 1.25 });
  expect(await phone.run('info')).toEqual({
    windowWidth: 375,
    windowHeight: 812 - 88,
    statusBarHeight: 44,
    fontSizeSetting: 20,
    theme: 'light',
    old: 375,
  });
});

test('the app knows its id, and that there is nothing newer', async () => {
  await open();
  expect(await phone.run('account')).toMatchObject({ appId: 'wx0123456789abcdef', envVersion: 'develop' });
  expect(await phone.run('update', 2)).toEqual({ hasUpdate: false });
});
