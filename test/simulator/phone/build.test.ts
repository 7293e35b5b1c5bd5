import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { BUILT_IN_TAGS } from '../../../simulator/phone/built-in-tags';
import { AppBuilder } from '../../../simulator/phone/build/build';
import { Problems } from '../../../simulator/phone/build/problems';
import { Resolver } from '../../../simulator/phone/build/resolve';
import {
  appSelector,
  componentSelector,
  pageSelector,
  themeSelector,
} from '../../../simulator/phone/build/style-selectors';
import { browserValue } from '../../../simulator/phone/build/style-values';
import { compileStyle } from '../../../simulator/phone/build/styles';
import { tagsIn } from '../../../simulator/phone/build/tags';
import { wxsToScript } from '../../../simulator/phone/build/wxs';
import { temporaryTree } from '../../support/temporary-tree';

const APP = { 'mini/app.json': '{ "pages": ["pages/a"] }', 'mini/app.js': 'App({});' };
const PAGE = {
  'mini/pages/a.json': '{}',
  'mini/pages/a.wxml': '<view>你好</view>',
  'mini/pages/a.js': 'Page({});',
};

/** jest types its matchers as `any`. */
const containing = (part: string) => expect.stringContaining(part) as string;

/** Builds a project made of these files and returns its problems. */
async function problemsOf(files: Record<string, string>): Promise<object[]> {
  const { folder, remove } = await temporaryTree(files);
  const builder = new AppBuilder({ root: folder, miniprogramRoot: path.join(folder, 'mini') });
  try {
    return (await builder.build()).problems;
  } finally {
    await builder.dispose();
    await remove();
  }
}

test('a project without mistakes has no problems', async () => {
  expect(await problemsOf({ ...APP, ...PAGE })).toEqual([]);
});

test.each<[string, Record<string, string>, object]>([
  [
    'a missing end tag',
    { 'mini/pages/a.wxml': '<view>\n<text>你好</view>' },
    { file: 'mini/pages/a.wxml', line: 2, message: 'missing end tag' },
  ],
  [
    'a broken expression',
    { 'mini/pages/a.wxml': '<view>{{ a + }}</view>' },
    { file: 'mini/pages/a.wxml', line: 1, message: containing('expression') },
  ],
  [
    'a tag nobody knows',
    { 'mini/pages/a.wxml': '<view>\n  <van-button>x</van-button>\n</view>' },
    {
      file: 'mini/pages/a.wxml',
      line: 2,
      message: '<van-button> is neither built in nor in usingComponents',
    },
  ],
  [
    'a component that is not there',
    { 'mini/pages/a.json': '{ "usingComponents": { "card": "/components/card" } }' },
    { file: 'mini/pages/a.json', message: 'usingComponents: there is no /components/card' },
  ],
  ['a broken JSON file', { 'mini/pages/a.json': '{' }, { file: 'mini/pages/a.json' }],
  ['a page without WXML', { 'mini/app.json': '{ "pages": ["pages/b"] }' }, { file: 'mini/pages/b.wxml' }],
  ['a page without script', { 'mini/app.json': '{ "pages": ["pages/b"] }' }, { file: 'mini/pages/b.js' }],
  [
    'a tab that is no page',
    {
      'mini/app.json':
        '{ "pages": ["pages/a"], "tabBar": { "list": [{ "pagePath": "pages/b", "text": "b" }] } }',
    },
    { file: 'mini/app.json', message: 'tabBar names pages/b, which is no page' },
  ],
  [
    'a script that does not parse',
    { 'mini/pages/a.js': 'Page({\n  data: {,\n});' },
    { file: 'mini/pages/a.js', line: 2 },
  ],
  [
    'a module that is not there',
    { 'mini/pages/a.js': "import './none';\nPage({});" },
    { file: 'mini/pages/a.js', line: 1, message: containing('./none') },
  ],
  [
    'a style sheet that is not there',
    { 'mini/pages/a.wxss': "@import './none.wxss';" },
    { file: 'mini/pages/a.wxss', line: 1, message: 'imports ./none.wxss, which is not there' },
  ],
  [
    'WXS that is newer than WeChat takes',
    {
      'mini/pages/a.wxml': '<wxs module="m" src="./m.wxs" />',
      'mini/pages/m.wxs': 'var a = 1;\nmodule.exports = { f: () => a };',
    },
    { file: 'mini/pages/m.wxs', line: 2, message: containing('wxs: Unexpected token') },
  ],
  [
    'WXS within WXML that is newer than WeChat takes',
    { 'mini/pages/a.wxml': '<view/>\n<wxs module="m">\nvar a = 1;\nconst b = 2;\n</wxs>' },
    { file: 'mini/pages/a.wxml', line: 4, message: containing('wxs: ') },
  ],
  ['a style sheet that does not parse', { 'mini/pages/a.wxss': '.a {' }, { file: 'mini/pages/a.wxss' }],
  [
    'a template that is not there',
    { 'mini/pages/a.wxml': '<import src="./none.wxml" />' },
    { file: 'mini/pages/a.wxml', message: containing('none.wxml') },
  ],
])('%s is a problem with its place', async (_, files, problem) => {
  expect(await problemsOf({ ...APP, ...PAGE, ...files })).toContainEqual(expect.objectContaining(problem));
});

test('tags are found with their lines, not in comments, texts, expressions or scripts', () => {
  const wxml = [
    '<view class="<a>">{{ a <b ? "<c>" : 1 }}',
    '<!-- <d> --><wxs module="m">if (a <e) {}</wxs>',
    '<f-g wx:if="{{x}}"/><block/><view/>',
  ].join('\n');
  expect([...tagsIn(wxml)]).toEqual([
    ['view', 1],
    ['f-g', 3],
  ]);
});

test.each([
  ["getRegExp('^\\d+(\\.\\d+)?$')", "getRegExp('^\\\\d+(\\\\.\\\\d+)?$')"],
  ['getRegExp("[A-Z]", \'g\')', 'getRegExp("[A-Z]", \'g\')'],
  ["x.y[0].constructor === 'Array'", "wxsTypeOf(x.y[0]) === 'Array'"],
])('wxs %s becomes %s', (wxs, script) => {
  expect(wxsToScript(wxs)).toBe(script);
});

test.each([
  ['750rpx', '100vw'],
  ['calc(100vh - 10rpx)', 'calc(100cqh - 1.333333vw)'],
  ['env(safe-area-inset-bottom)', 'var(--safe-area-inset-bottom)'],
  ['url(../a/b.png) 0 0 / 75rpx', 'url(/phone/project/pages/a/b.png) 0 0 / 10vw'],
  ["url('/c.png')", "url('/phone/project/c.png')"],
  ['url(data:font/woff2;base64,d09G9rpx/8vh=)', 'url(data:font/woff2;base64,d09G9rpx/8vh=)'],
  ['red', 'red'],
])('the value %s becomes %s', (value, expected) => {
  expect(browserValue(value, 'pages/x')).toBe(expected);
});

test('every built-in element is used by a page of the tests', () => {
  const folder = path.join(__dirname, 'fixtures');
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.wxml'),
  );
  const used = pages.flatMap((file) => [...tagsIn(readFileSync(path.join(folder, file), 'utf8')).keys()]);
  expect(BUILT_IN_TAGS.filter((tag) => !used.includes(tag))).toEqual([]);
});

test('the steps of keyframes are no selectors, in no theme either', async () => {
  const frames = '@keyframes turn { from { opacity: 0 } 50% { opacity: 1 } }';
  const dark = `@media (prefers-color-scheme: dark) { ${frames} }`;
  const { folder, remove } = await temporaryTree({ 'a.wxss': `.b {} ${frames} ${dark}` });
  const { css } = compileStyle('a', 'component', new Resolver(folder), new Problems(folder));
  await remove();
  expect(css).toBe(`.WX-SCOPE-b {} ${frames} ${frames}`);
});

test('selectors reach as far as their owner', () => {
  expect(appSelector('page, view.a > button')).toBe('page, wx-view.a > wx-button');
  expect(pageSelector('page .a, .b text', 'p/q')).toBe(
    'page:where([wx-page="p/q"]) .a,:where([wx-page="p/q"]) .b wx-text',
  );
  expect(componentSelector(':host .a.b')).toBe('[wx-host="WX-SCOPE-"] .WX-SCOPE-a.WX-SCOPE-b');
  expect(themeSelector('page, .a', 'dark')).toBe(
    ':where([data-theme="dark"]) page,:where([data-theme="dark"]) .a',
  );
});
