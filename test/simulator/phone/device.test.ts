import type { Bench, TestPhone } from './phone';
import { startBench } from './phone';

let bench: Bench;
let phone: TestPhone;

const PLACE = { latitude: 36.1, longitude: 120.4, accuracy: 25 };
const NOON = Date.UTC(2026, 10, 24, 4);

beforeAll(async () => {
  bench = await startBench();
  await bench.client.setClock({ now: NOON, running: false });
});
afterAll(() => bench.close());
afterEach(() => phone.close());

async function openDevice(set: Parameters<Bench['open']>[0] = {}): Promise<void> {
  phone = await bench.open(set);
  await phone.go('device');
}

/** Taps a button and returns what it logged, the `count`th line of the log. */
async function run(action: string, count = 1): Promise<unknown> {
  await phone.tap(action);
  const line = (await phone.waitForLog(count))[count - 1] as Record<string, unknown>;
  return line[action];
}

describe('location', () => {
  test('the first call asks with the reason of app.json, and what is allowed stays allowed', async () => {
    await openDevice({ location: PLACE });
    expect(await run('setting')).toMatchObject({ authSetting: {} });
    await phone.tap('locate');
    const sheet = phone.page.getByRole('dialog');
    await sheet.getByText('用于确认你在范围内').waitFor();
    await sheet.getByRole('button', { name: '允许' }).click();
    expect((await phone.waitForLog(2))[1]).toMatchObject({ locate: { errMsg: 'getLocation:ok', ...PLACE } });
    expect(await run('setting', 3)).toMatchObject({ authSetting: { 'scope.userLocation': true } });
    expect((await bench.client.state()).phones.find(({ id }) => id === phone.id)?.locationConsent).toBe(
      'granted',
    );
  });

  test('what is refused is not asked again', async () => {
    await openDevice({ location: PLACE });
    await phone.tap('locate');
    await phone.page.getByRole('button', { name: '拒绝' }).click();
    expect(await phone.waitForLog(1)).toEqual([{ locate: { errMsg: 'getLocation:fail auth deny' } }]);
    expect(await run('locate', 2)).toEqual({ errMsg: 'getLocation:fail auth deny' });
  });

  test('without the system permission it fails otherwise', async () => {
    await openDevice({ location: PLACE, locationConsent: 'off' });
    expect(await run('locate')).toMatchObject({ errMsg: 'getLocation:fail system permission denied' });
  });

  test('a second call within 30 s gives the old place', async () => {
    await openDevice({ location: PLACE, locationConsent: 'granted' });
    await run('locate');
    await bench.client.putPhone(phone.id, { location: { ...PLACE, latitude: 40 } });
    expect(await run('locate', 2)).toMatchObject({ latitude: PLACE.latitude });
  });
});

describe('cloud', () => {
  test('a function answers, by promise and by callback', async () => {
    await openDevice();
    expect(await run('call')).toMatchObject({ result: { said: '你好' }, errMsg: 'cloud.callFunction:ok' });
    expect(await run('callBack', 2)).toMatchObject({ result: { said: 'back' } });
  });

  test('a function that throws is an error with code and message', async () => {
    await openDevice();
    const error = (await run('callFail')) as Record<string, unknown>;
    expect(error.errCode).toEqual(expect.any(Number));
    expect(error.errMsg).toMatch(/^cloud.callFunction:fail .*asked to fail/s);
  });

  test.each(['offline', 'replyLost'] as const)('without an answer the call fails (%s)', async (network) => {
    await openDevice();
    await bench.client.putPhone(phone.id, { network });
    await phone.tap('call');
    const failure = { errCode: -1, errMsg: expect.stringContaining('request:fail') as string };
    // Going offline logs a line of its own.
    const lines = await phone.waitForLog(network === 'offline' ? 2 : 1);
    expect(lines).toContainEqual({ call: failure });
  });
});

test('going offline is told, and shown', async () => {
  await openDevice();
  expect(await run('network')).toEqual({ errMsg: 'getNetworkType:ok', networkType: 'wifi' });
  await bench.client.putPhone(phone.id, { network: 'offline' });
  expect((await phone.waitForLog(2))[1]).toEqual({ network: { isConnected: false, networkType: 'none' } });
  expect(await run('network', 3)).toMatchObject({ networkType: 'none' });
});

test('storage keeps data per phone over a restart', async () => {
  await openDevice();
  await run('save');
  expect(await run('load', 2)).toEqual({ a: [1] });
  expect(await run('loadNone', 3)).toEqual({ errMsg: 'getStorage:fail data not found' });
  await phone.page.reload();
  await phone.go('device');
  expect(await run('load')).toEqual({ a: [1] });
  await phone.close();
  await openDevice();
  expect(await run('load')).toBe('');
});

describe('clock', () => {
  test('Date is the simulated time plus the error of the phone', async () => {
    await openDevice({ clockSkewMs: 86_400_000 });
    expect(await run('time')).toEqual({ now: NOON + 86_400_000, year: 2026, isDate: true });
    expect(await phone.page.locator('.phone-status-time').textContent()).toBe('12:00');
    await bench.client.putPhone(phone.id, { clockSkewMs: 0 });
    await phone.page.waitForFunction(
      (now) => (globalThis as unknown as { __phone: { now(): number } }).__phone.now() === now,
      NOON,
    );
    expect(await run('time', 2)).toMatchObject({ now: NOON });
  });

  test('a running clock runs', async () => {
    await openDevice();
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
    await openDevice();
    const message = 'wx.startBeaconDiscovery is not available in the simulator';
    expect(await run('missing')).toEqual({ thrown: message });
    expect(await run('missingCloud', 2)).toEqual({
      thrown: 'wx.cloud.nothing is not available in the simulator',
    });
    expect(await run('hasMissing', 3)).toBe('function');
  });

  test("the browser's own globals are as missing as in WeChat", async () => {
    await openDevice();
    expect(await run('browser')).toEqual(['undefined', 'undefined', 'undefined']);
  });
});

describe("WeChat's own surfaces", () => {
  test('a toast shows its text and goes by itself', async () => {
    await openDevice();
    await run('toast');
    const toast = phone.page.getByRole('status');
    expect(await toast.textContent()).toBe('已保存');
    await toast.waitFor({ state: 'detached' });
  });

  test('loading covers the page until it is hidden', async () => {
    await openDevice();
    await run('loading');
    await expect(phone.at('hide').click({ timeout: 300 })).rejects.toThrow('intercepts pointer events');
    await phone.at('hide').dispatchEvent('click');
    await phone.page.getByRole('status').waitFor({ state: 'detached' });
  });

  test.each([
    ['确定', { confirm: true, cancel: false }],
    ['取消', { confirm: false, cancel: true }],
  ])('a dialog waits for an answer: %s', async (button, answer) => {
    await openDevice();
    await phone.tap('modal');
    const dialog = phone.page.getByRole('dialog');
    await dialog.getByText('确定已经回到学校？').waitFor();
    await dialog.getByRole('button', { name: button }).click();
    expect(await phone.waitForLog(1)).toMatchObject([{ modal: answer }]);
  });

  test('a menu tells the choice, and cancelling is a failure', async () => {
    await openDevice();
    await phone.tap('menu');
    await phone.page.getByRole('button', { name: '从相册选择' }).click();
    expect(await phone.waitForLog(1)).toMatchObject([{ menu: { tapIndex: 1 } }]);
    await phone.tap('menu');
    await phone.page.getByRole('button', { name: '取消' }).click();
    expect((await phone.waitForLog(2))[1]).toEqual({ menu: { errMsg: 'showActionSheet:fail cancel' } });
  });

  test('copying, calling and vibrating can be read by a test', async () => {
    await openDevice();
    await run('copy');
    await run('shake', 2);
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
  await openDevice({ fontScale: 1.25 });
  expect(await run('info')).toEqual({
    windowWidth: 375,
    windowHeight: 812 - 88,
    statusBarHeight: 44,
    fontSizeSetting: 20,
    theme: 'light',
    old: 375,
  });
});

test('the app knows its id, and that there is nothing newer', async () => {
  await openDevice();
  expect(await run('account')).toMatchObject({ appId: 'wx0123456789abcdef', envVersion: 'develop' });
  expect(await run('update', 2)).toEqual({ hasUpdate: false });
});
