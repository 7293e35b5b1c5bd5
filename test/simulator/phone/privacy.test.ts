import type { TemporaryTree } from '../../support/temporary-tree';
import { temporaryTree } from '../../support/temporary-tree';
import { usePhone } from './phone';

/** A page that uses something private, asks in its own way when told to, and logs what came of it. */
const PAGE = `
const actions = {
  setting: () => wx.getPrivacySetting(),
  copy: () => wx.setClipboardData({ data: '文字' }),
  require: () => wx.requirePrivacyAuthorize(),
  locate: () => wx.getLocation({ type: 'gcj02' }),
  choose: () => wx.chooseMedia({ sourceType: ['camera'] }).then(({ tempFiles }) => tempFiles.length),
};
Page({
  data: { log: '', asked: '', actions: Object.keys(actions) },
  lines: [],
  async run({ currentTarget }) {
    const { action } = currentTarget.dataset;
    const line = await actions[action]().catch((error) => error);
    this.lines.push(JSON.stringify({ [action]: line }));
    this.setData({ log: this.lines.join('\\n') });
  },
  own() {
    wx.onNeedPrivacyAuthorization((resolve, { referrer }) => {
      this.resolve = resolve;
      this.setData({ asked: referrer });
    });
  },
  agreed() { this.resolve({ event: 'agree', buttonId: 'agree' }); },
  pretend() { this.resolve({ event: 'agree', buttonId: 'agree' }); },
  disagree() { this.resolve({ event: 'disagree' }); },
});`;

const WXML = `
<text id="log">{{log}}</text><text id="asked">{{asked}}</text>
<button wx:for="{{actions}}" wx:key="*this" id="{{item}}" data-action="{{item}}" bindtap="run">{{item}}</button>
<button id="own" bindtap="own">自己问</button>
<button id="agree" open-type="agreePrivacyAuthorization" bindagreeprivacyauthorization="agreed">同意</button>
<button id="pretend" bindtap="pretend">没有按同意</button>
<button id="disagree" bindtap="disagree">不同意</button>`;

const REFUSED = {
  errno: 104,
  errMsg: expect.stringContaining('privacy permission is not authorized') as string,
};

let tree: TemporaryTree | undefined;
const { phone } = usePhone({ project: makeProject, mayFail: true });
afterAll(() => tree?.remove());

/** The folder of a project that has the check of privacy switched on. */
async function makeProject(): Promise<string> {
  tree = await temporaryTree({
    'project.config.json': JSON.stringify({
      projectname: 'private',
      miniprogramRoot: 'miniprogram/',
      cloudfunctionRoot: 'cloudfunctions/',
    }),
    'cloudfunctions/.keep': '',
    'miniprogram/app.json': JSON.stringify({
      pages: ['index'],
      __usePrivacyCheck__: true,
    }),
    'miniprogram/app.js': 'App({});',
    'miniprogram/index.json': '{}',
    'miniprogram/index.js': PAGE,
    'miniprogram/index.wxml': WXML,
  });
  return tree.folder;
}

/** The latest line of the log, once there are `count`. */
async function logged(count: number): Promise<unknown> {
  return (await phone.waitForLog(count))[count - 1];
}

test.each(['copy', 'locate', 'choose', 'require'])(
  '%s asks for consent, and refused it fails',
  async (action) => {
    await phone.tap(action);
    await phone.page.getByRole('dialog').getByText('隐私保护指引').waitFor();
    await phone.page.getByRole('button', { name: '拒绝' }).click();
    expect(await logged(1)).toEqual({ [action]: REFUSED });
  },
);

test('what was agreed to is not asked again', async () => {
  await phone.tap('setting');
  expect(await logged(1)).toMatchObject({ setting: { needAuthorization: true } });
  await phone.tap('copy');
  await phone.page.getByRole('dialog').getByRole('button', { name: '同意' }).click();
  expect(await logged(2)).toMatchObject({ copy: { data: '文字' } });
  await phone.tap('choose');
  expect(await logged(3)).toEqual({ choose: 1 });
  await phone.tap('setting');
  expect(await logged(4)).toMatchObject({ setting: { needAuthorization: false } });
});

test('an API of places that app.json does not declare fails, consent or not', async () => {
  await phone.tap('locate');
  await phone.page.getByRole('dialog').getByRole('button', { name: '同意' }).click();
  expect(await logged(1)).toMatchObject({
    locate: {
      errMsg: expect.stringMatching(/^getLocation:fail .*declared in the requiredPrivateInfos/) as string,
    },
  });
});

test('an app that asks itself is told who needs it, and goes on after its button', async () => {
  await phone.tap('own');
  await phone.tap('copy');
  await phone.waitForText('asked', 'setClipboardData');
  expect(await phone.page.getByRole('dialog').count()).toBe(0);
  await phone.tap('agree');
  expect(await logged(1)).toMatchObject({ copy: { data: '文字' } });
});

test.each(['disagree', 'pretend'])('without a tap on its button nothing is given: %s', async (answer) => {
  await phone.tap('own');
  await phone.tap('copy');
  await phone.waitForText('asked', 'setClipboardData');
  await phone.tap(answer);
  expect(await logged(1)).toEqual({ copy: REFUSED });
});
