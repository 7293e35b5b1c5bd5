import { checkMarkup } from '../../scripts/checks/markup';
import { temporaryTree } from '../support/temporary-tree';

const GOOD = {
  'app.wxss':
    "@import '@vant/weapp/common/index.wxss';\npage { padding-bottom: env(safe-area-inset-bottom); }",
  'pages/a/a.wxml':
    '<wxs module="m" src="./m.wxs" /><view wx:for="{{list}}" bind:tap="onTap">{{m.name(item)}}</view>',
  'pages/a/m.wxs': 'module.exports = { name: function (item) { return item.name; } };',
  'pages/a/a.wxss': "@import '../../shared/row.wxss';\n.a > .b::after { content: '中'; width: 10rpx; }",
  'shared/row.wxss': '.row { display: flex; gap: 8rpx; }',
};

// WeChat publishes its compilers for x64 alone; elsewhere the check says that it was left out.
const testWithCompilers = process.arch === 'x64' ? test : test.skip;

test('a mini program that WeChat would take is taken', async () => {
  expect((await verdict({})).ok).toBe(true);
});

testWithCompilers.each<[string, Record<string, string>, RegExp]>([
  ['an end tag that is missing', { 'pages/a/a.wxml': '<view><text></view>' }, /a\.wxml:1:\d+:.*text/],
  ['an expression that is none', { 'pages/a/a.wxml': '<view>{{ a + }}</view>' }, /a\.wxml:1:\d+/],
  ['a script that is none', { 'pages/a/m.wxs': 'module.exports = {' }, /m\.wxs/],
  ['a brace too many', { 'pages/a/a.wxss': '.a { color: red; } }' }, /a\.wxss\(1:\d+\)/],
  ['an import that leads nowhere', { 'app.wxss': "@import './lost.wxss';" }, /lost\.wxss.*not found/],
  [
    'a package style that is not there',
    { 'app.wxss': "@import '@vant/weapp/lost.wxss';" },
    /lost\.wxss.*not found/,
  ],
])('%s is refused', async (_, change, reason) => {
  const { ok, detail } = await verdict(change);
  expect(ok).toBe(false);
  expect(detail).toMatch(reason);
});

async function verdict(change: Record<string, string>) {
  const { folder, remove } = await temporaryTree({ ...GOOD, ...change });
  const result = await checkMarkup(folder);
  await remove();
  return result;
}
