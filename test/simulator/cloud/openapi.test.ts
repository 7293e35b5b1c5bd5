import jsqr from 'jsqr';
import { PNG } from 'pngjs';
import { faultOfKeyword } from '../../../simulator/cloud/openapi/keywords';
import type { Tools } from './sdk';
import { clearData, probe, probeFailure, useSimulator } from './support';

/**
 * Rests on WeChat's documentation: 订阅消息 (subscribeMessage.send and 参数值内容限制说明),
 * 内容安全 (msgSecCheck, mediaCheckAsync), 云调用 (permissions in config.json), and on the SDK's protobuf.
 */
const simulator = useSimulator();
const NOW = Date.UTC(2026, 8, 1);

// CommonJS and its types disagree on what a default export is.
const readQrCode = (jsqr as unknown as { default?: typeof jsqr }).default ?? jsqr;

beforeEach(async () => {
  const { client } = simulator();
  await clearData(simulator());
  await client.reset();
  await client.setClock({ now: NOW, running: false });
  await client.putPhone('anna', { openid: 'anna', network: 'online' });
});

const good = {
  thing1: { value: '机械制图' },
  time2: { value: '2026年9月1日 08:00' },
  phrase3: { value: '未签到' },
};

const message = (change: object = {}) => ({
  touser: 'anna',
  templateId: 'tpl-lesson',
  page: 'pages/today/today',
  data: good,
  ...change,
});

const send = (input: object) =>
  probe(
    simulator(),
    ({ cloud, input: given }) => cloud.openapi.subscribeMessage?.send?.(given as object),
    input,
  );

const sendFailure = (input: object) =>
  probeFailure(
    simulator(),
    ({ cloud, input: given }) => cloud.openapi.subscribeMessage?.send?.(given as object),
    input,
  );

describe('subscribeMessage.send', () => {
  test('one acceptance is good for one message, which arrives', async () => {
    const { client } = simulator();
    expect(await client.subscribe('anna', { 'tpl-lesson': 'accept' })).toEqual([
      { openid: 'anna', templateId: 'tpl-lesson', left: 1 },
    ]);
    expect(await send(message())).toMatchObject({ errCode: 0 });
    expect(await client.messages()).toMatchObject([
      {
        openid: 'anna',
        title: '上课提醒',
        page: 'pages/today/today',
        at: NOW,
        lines: [
          { key: 'thing1', label: '课程', value: '机械制图' },
          { key: 'time2', label: '时间', value: '2026年9月1日 08:00' },
          { key: 'phrase3', label: '状态', value: '未签到' },
        ],
      },
    ]);
    expect((await sendFailure(message())).errCode).toBe(43101);
    expect(await client.messages()).toHaveLength(1);
  });

  test('acceptances add up; a refusal gives nothing', async () => {
    const { client } = simulator();
    await client.subscribe('anna', { 'tpl-lesson': 'accept' });
    await client.subscribe('anna', { 'tpl-lesson': 'accept' });
    await client.subscribe('anna', { 'tpl-lesson': 'reject' });
    expect(await client.subscriptions()).toEqual([{ openid: 'anna', templateId: 'tpl-lesson', left: 2 }]);
  });

  test('what is answered without a line is not given, without a reply it is', async () => {
    const { client } = simulator();
    await client.putPhone('anna', { network: 'offline' });
    await expect(client.subscribe('anna', { 'tpl-lesson': 'accept' })).rejects.toThrow('fetch failed');
    expect(await client.subscriptions()).toEqual([]);
    await client.putPhone('anna', { network: 'replyLost' });
    await expect(client.subscribe('anna', { 'tpl-lesson': 'accept' })).rejects.toThrow('fetch failed');
    expect(await client.subscriptions()).toMatchObject([{ left: 1 }]);
  });

  test.each([
    ['no openid', { touser: '' }, 40003],
    ['a template that is not declared', { templateId: 'tpl-none' }, 40037],
    ['a missing keyword', { data: { thing1: { value: 'a' } } }, 47003],
    ['a value that is too long', { data: { ...good, thing1: { value: '课'.repeat(21) } } }, 47003],
    ['a time that is none', { data: { ...good, time2: { value: '八点' } } }, 47003],
  ])('refuses %s and keeps the quota', async (_what, change, code) => {
    const { client } = simulator();
    await client.subscribe('anna', { 'tpl-lesson': 'accept' });
    expect((await sendFailure(message(change))).errCode).toBe(code);
    expect(await client.subscriptions()).toMatchObject([{ left: 1 }]);
  });

  test('quotas and messages go back with a snapshot', async () => {
    const { client } = simulator();
    await client.subscribe('anna', { 'tpl-lesson': 'accept' });
    await client.snapshot('subscribed');
    await send(message());
    await client.restore('subscribed');
    expect(await client.messages()).toEqual([]);
    expect(await client.subscriptions()).toMatchObject([{ left: 1 }]);
  });
});

describe('a keyword', () => {
  test.each([
    ['thing1', '高等数学 (2)', '课'.repeat(21)],
    ['phrase1', '已批准', '已批准了吗啊'],
    ['phrase2', '请假', 'ok'],
    ['name1', '欧阳娜娜', '欧阳娜娜欧阳娜娜欧阳娜'],
    ['name2', "O'Brien", 'x'.repeat(21)],
    ['character_string1', 'No. 2026-09', '第一号'],
    ['number1', '12.5', '十二'],
    ['time1', '15:01~16:30', '25:01'],
    ['time2', '2026-09-01 15:01', '昨天'],
    ['date1', '2026年9月1日', '9月1日'],
    ['date2', '2026-09-01 08:00', 'soon'],
    ['amount1', '¥100.5元', '一百'],
    ['phone_number1', '+86-0766-66888866', '电话'],
    ['car_number1', '粤A8Z888挂', '粤A8Z888挂粤A'],
    ['letter1', 'ABC', 'A1'],
    ['symbol1', '!@#', 'a!'],
  ])('%s takes %j and not %j', (key, taken, refused) => {
    expect(faultOfKeyword(key, taken)).toBeNull();
    expect(faultOfKeyword(key, refused)).toBe(`data.${key}.value invalid`);
    expect(faultOfKeyword(key, '')).toBe(`data.${key}.value is empty`);
  });
});

describe('msgSecCheck', () => {
  const check = (content: string, openid = 'prober', more: object = { version: 2, scene: 1 }) =>
    probe(simulator(), ({ cloud, input }) => cloud.openapi.security?.msgSecCheck?.(input as object), {
      content,
      openid,
      ...more,
    });

  test('judges by the words that were given to it', async () => {
    await simulator().client.contentSafety({ risky: ['坏话'], review: ['可疑'] });
    expect(await check('一切正常')).toMatchObject({ result: { suggest: 'pass', label: 100 } });
    expect(await check('有点可疑')).toMatchObject({ result: { suggest: 'review' } });
    expect(await check('可疑的坏话')).toMatchObject({ result: { suggest: 'risky' } });
  });

  test('wants a person who was there in the last two hours', async () => {
    await expect(check('a', 'stranger')).rejects.toThrow('two hours');
    await simulator().client.call('visitor', 'counter');
    await simulator().client.setClock({ now: NOW + 2 * 3600_000 });
    await check('a', 'visitor');
    await simulator().client.setClock({ now: NOW + 2 * 3600_000 + 1 });
    await expect(check('a', 'visitor')).rejects.toThrow('two hours');
  });

  test.each([[{ scene: 1 }], [{ version: 1, scene: 1 }], [{ version: 2, scene: 9 }]])(
    'refuses %j',
    async (more) => {
      await expect(check('a', 'prober', more)).rejects.toThrow('invalid args');
    },
  );
});

describe('wxacode.getUnlimited', () => {
  test('makes a picture of a code that says which page opens with which scene', async () => {
    const made = await probe(simulator(), async ({ cloud }) => {
      const code = await cloud.openapi.wxacode?.getUnlimited?.({
        scene: 'class=7',
        page: 'pages/today/today',
      });
      return { type: code?.contentType, bytes: (code?.buffer as Buffer).toString('base64') };
    });
    const { type, bytes } = made as { type: string; bytes: string };
    expect(type).toBe('image/png');
    const { data, width, height } = PNG.sync.read(Buffer.from(bytes, 'base64'));
    const read = readQrCode(new Uint8ClampedArray(data), width, height);
    expect(read?.data).toBe('weixin://wxacode?scene=class%3D7&page=pages%2Ftoday%2Ftoday');
  });

  test.each([
    ['pages/none/none', true, 41030],
    ['/pages/today/today', true, 41030],
    ['pages/none/none', false, null],
    ['more/pages/list', true, null],
    ['', true, null],
  ])('asked for page %j with a check %s: %s', async (page, checkPath, code) => {
    const ask = ({ cloud, input }: Tools) =>
      cloud.openapi.wxacode?.getUnlimited?.(input as object).then(
        () => null,
        (error: unknown) => (error as { errCode: number }).errCode,
      );
    expect(await probe(simulator(), ask, { scene: 'a', page, checkPath })).toBe(code);
  });

  test('refuses a scene of more than 32 characters', async () => {
    const failure = await probeFailure(simulator(), ({ cloud }) =>
      cloud.openapi.wxacode?.getUnlimited?.({ scene: 'x'.repeat(33) }),
    );
    expect(failure.errCode).toBe(40169);
  });
});
