import { temporaryTree, type TemporaryTree } from '../../support/temporary-tree';
import { wrongSettings } from './app-settings';
import { missingFiles, unresolvedComponents, unusedTemplates } from './files';
import { forbiddenLanguage } from './language';
import { type Program, readProgram } from './program';
import { unboundHandlers, undeclaredTags, unusedComponents } from './templates';

/** A mini program in which each thing is wrong once, and right once beside it. */
const FILES = {
  'app.json': JSON.stringify({
    pages: ['pages/good/good', 'pages/bad/bad'],
    subPackages: [{ root: 'leave/', pages: ['apply/apply'] }],
    usingComponents: { 'van-cell': '@vant/weapp/cell/index', 'app-lost': '/components/lost/lost' },
  }),
  'pages/good/good.json': JSON.stringify({
    usingComponents: {
      'state-tag': '../../components/state/state',
      'van-button': '@vant/weapp/button/index',
    },
  }),
  'pages/good/good.ts': `
    import { busy } from '../../shared/busy';
    import { loading } from '../../shared/loading';
    Page({ ...loading, behaviors: [busy], onLoad() {}, onTap() {}, onLater: later(), onArrow: () => 1 });`,
  'shared/busy.ts': `export const busy = Behavior({ methods: { onBusy() {} } });`,
  'shared/loading.ts': `export const loading = { onRetry() {} }; export const other = { onOther() {} };`,
  'pages/good/good.wxml': `
    <view bind:retry="onRetry" bind:tap="onOther" />
    <import src="/shared/row.wxml" /><!-- <x-comment bind:tap="onComment" /> -->
    <scroll-view bindscroll="onLater"><state-tag bind:tap="onTap" capture-catch:tap='onArrow' /></scroll-view>
    <van-button bind:click="{{busy ? '' : 'onBusy'}}"><van-cell wx:if="{{a > b}}" catchtap="onTap" /></van-button>`,
  'shared/row.wxml': `<template name="row"><view bind:tap="onRow" /></template>`,
  'pages/good/good.wxss': '',
  'components/state/state.json': JSON.stringify({ component: true }),
  'components/state/state.ts': `Component({ data: { onData: 'x' }, methods: { onInner() {} } });`,
  'components/state/state.wxml': `<view mut-bind:tap="onInner" bind:touchstart="onData"><x-tag /></view>`,
  'components/state/state.wxss': '',
  'pages/bad/bad.json': JSON.stringify({
    usingComponents: { 'van-none': '@vant/weapp/none/index', 'state-tag': '/components/state/state' },
  }),
  'pages/bad/bad.ts': `Page({ data: { onTap: 1 } });`,
  'pages/bad/bad.wxml': `<view bind:tap="onTap" /><van-none bind:change="{{ok ? 'onOk' : ''}}" />`,
  'pages/forgotten/forgotten.json': '{}',
  'pages/forgotten/forgotten.wxml': '<view />',
};

let tree: TemporaryTree;
let program: Program;

beforeAll(async () => {
  tree = await temporaryTree(FILES);
  program = readProgram(tree.folder);
});

afterAll(() => tree.remove());

test('a missing file is found, in the main package and in a subpackage', () => {
  const leave = ['.ts', '.json', '.wxml', '.wxss'].map((ending) => `leave/apply/apply${ending}`);
  const lost = ['.ts', '.json', '.wxml', '.wxss'].map((ending) => `components/lost/lost${ending}`);
  expect(missingFiles(program).sort()).toEqual([...leave, ...lost, 'pages/bad/bad.wxss'].sort());
});

test('a page that app.json forgot is found, a shared template is not taken for one', async () => {
  expect(await unusedTemplates(program)).toEqual(['pages/forgotten/forgotten.wxml']);
});

test('a component that leads nowhere is found, own or from npm', () => {
  expect(unresolvedComponents(program)).toEqual([
    'app.json: app-lost → /components/lost/lost',
    'pages/bad/bad.json: van-none → @vant/weapp/none/index',
  ]);
});

test('a tag nobody declared and a declaration nobody uses are found', () => {
  expect(undeclaredTags(program)).toEqual(['components/state/state.wxml: <x-tag>']);
  expect(unusedComponents(program)).toEqual(['pages/bad/bad.json: state-tag']);
});

test('a handler that is not there, or is data, is found in templates, imported ones and conditions', () => {
  expect(unboundHandlers(program).sort()).toEqual([
    'components/state/state.wxml: onData',
    'pages/bad/bad.wxml: onOk',
    'pages/bad/bad.wxml: onTap',
    'pages/good/good.wxml: onOther',
    'pages/good/good.wxml: onRow',
  ]);
});

const SETTINGS = {
  pages: ['pages/a/a', 'pages/b/b'],
  lazyCodeLoading: 'requiredComponents',
  requiredPrivateInfos: ['getLocation'],
  permission: { 'scope.userLocation': { desc: '用于打卡' } },
  tabBar: {
    list: [
      { pagePath: 'pages/a/a', text: '今日' },
      { pagePath: 'pages/b/b', text: '我的' },
    ],
  },
};

const icon = (iconPath: string) => ({
  tabBar: { list: SETTINGS.tabBar.list.map((tab) => ({ ...tab, iconPath })) },
});

test.each<[string, object, string | null]>([
  ['complete settings', {}, null],
  ['no lazy loading', { lazyCodeLoading: undefined }, 'lazyCodeLoading'],
  [
    'location not among the private infos',
    { requiredPrivateInfos: ['chooseAddress'] },
    'requiredPrivateInfos',
  ],
  ['no reason for location', { permission: {} }, 'permission'],
  ['a single tab', { tabBar: { list: SETTINGS.tabBar.list.slice(1) } }, 'tabBar.list'],
  ['a tab that is no page', { pages: ['pages/a/a'] }, 'tab pages/b/b'],
  ['a lost theme', { themeLocation: 'lost.json' }, 'lost.json'],
  ['a lost icon', icon('today.png'), 'today.png is missing'],
  [
    'a lost icon of the dark theme',
    { ...icon('@today'), themeLocation: 'theme.json' },
    'night.png is missing',
  ],
  ['an icon of 41 KB', icon('large.png'), 'large.png is larger than 40 KB'],
  [
    'a colour of one theme only',
    { window: { a: '@bar' }, themeLocation: 'theme.json' },
    '@bar is not in the dark theme',
  ],
])('%s', async (_, change, problem) => {
  const { folder, remove } = await temporaryTree({
    'app.json': JSON.stringify({ ...SETTINGS, ...change }),
    'theme.json': JSON.stringify({ light: { today: 'day.png', bar: '#fff' }, dark: { today: 'night.png' } }),
    'day.png': '',
    'large.png': 'x'.repeat(41 * 1024),
  });
  const problems = wrongSettings(readProgram(folder));
  await remove();
  if (problem === null) expect(problems).toEqual([]);
  else expect(problems.join()).toContain(problem);
});

test.each([
  ["new Intl.DateTimeFormat('zh')", 'Intl'],
  ["eval('1')", 'eval'],
  ["new Function('return 1')", 'eval'],
  ["setTimeout('go()', 1)", 'eval'],
  ['const a = /(?<=x)y/', 'lookbehind'],
  ["const a = new RegExp('(?<!x)y')", 'lookbehind'],
  ["new Date('2026-09-01 08:00')", 'dates'],
  ['new Date(`${day} 08:00`)', 'dates'],
  ["new Date(day + ' 08:00')", 'dates'],
  ['Date.parse(day)', 'dates'],
  ['const enum A { B }', 'const enum'],
  ['wx.cloud.callFunction({})', 'only miniprogram/cloud/'],
  ['wx.getLocation({})', 'only miniprogram/cloud/'],
])('%s is found', (text, reason) => {
  expect(forbiddenLanguage('pages/a/a.ts', text).join()).toContain(reason);
});

test.each([
  ['pages/a/a.ts', 'new Date(now); new Date(2026, 8, 1); setTimeout(() => go(), 1)'],
  ['pages/a/a.ts', 'wx.showToast({ title: `eval ${x}` }); const a = { Intl: 1 }; a.Intl; /(?:x)(?=y)/'],
  ['shared/time.ts', 'Date.parse(`${day}T00:00:00Z`)'],
  ['cloud/call.ts', 'wx.cloud.callFunction({})'],
])('in %s %s is let through', (file, text) => {
  expect(forbiddenLanguage(file, text)).toEqual([]);
});
