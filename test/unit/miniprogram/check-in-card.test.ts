import type { Result, SectionCard } from '../../../typings/cloud-api';
import {
  buttonOf,
  noticeOfFailure,
  noticeOfNoFix,
  noticeOfReply,
  placeInWords,
} from '../../../miniprogram/components/check-in-card/view';
import { reasonOf } from '../../../miniprogram/cloud/no-fix';
import { windowInWords } from '../../../miniprogram/shared/section-words';
import { nothing, present } from '../../support/results';
import { at, gate, north } from '../../support/rules';

const day = '2026-11-24' as const;
const late: Result = { ...present, state: 'late', minutesLate: 8, at: at(day, '07:18') };
const outside: Result = {
  ...nothing,
  at: at(day, '07:00'),
  kind: 'outside',
  placeName: '教学楼A',
  distance: 612,
};

function card(result = nothing): SectionCard {
  return {
    sectionId: 'morning',
    name: '早读',
    date: day,
    opensAt: at(day, '06:40'),
    lateFrom: at(day, '07:11'),
    closesAt: at(day, '07:31'),
    phase: 'onTime',
    places: [{ name: '教学楼A', ...gate, distance: 200 }],
    optionOutRange: 2,
    result,
  };
}

test.each([
  ['06:39:59', nothing, '未开始 / 06:40 开始', false],
  ['06:40:00', nothing, '打卡 / 06:40', true],
  ['07:10:59', nothing, '打卡 / 07:10', true],
  ['07:11:00', nothing, '打卡 / 07:11 已迟到', true],
  ['07:31:00', nothing, '已结束 / 请找班主任', false],
  ['07:05:00', present, '正常 / 07:02', false],
  ['07:25:00', late, '迟到 / 07:18', false],
  ['07:05:00', outside, '打卡 / 07:05', true],
])('at %s the button says what can be done', (time, result, words, enabled) => {
  const button = buttonOf(card(result), at(day, time), false);
  expect(`${button.label} / ${button.hint}`).toBe(words);
  expect(button.enabled).toBe(enabled);
});

test('a busy button can not be pressed', () => {
  expect(buttonOf(card(), at(day, '07:00'), true).enabled).toBe(false);
});

test('the window names the last minute that counts, not the first that does not', () => {
  expect(windowInWords(card())).toBe('06:40–07:10 · 迟到截至 07:30');
});

test.each([
  [0, '距 教学楼A 0 米 · 范围内'],
  [38, '距 教学楼A 38 米 · 范围内'],
  [600, '距 教学楼A 600 米 · 范围外'],
])('%i m away is said as it is', (metres, words) => {
  expect(placeInWords(card().places, { ...north(metres), accuracy: 20 })).toBe(words);
});

test('of two places the one to walk to is named', () => {
  const places = [...card().places, { name: '操场', ...north(700), distance: 100 }];
  expect(placeInWords(places, { ...north(550), accuracy: 20 })).toMatch(/^距 操场/);
});

const section = { sectionId: 'morning', name: '早读', date: day };

test.each([
  ['present', present, 'present', '正常 07:02', '早读 · 定位 · 教学楼A 38 米'],
  ['late', late, 'late', '迟到 8 分钟 07:18', '早读 · 定位 · 教学楼A 38 米'],
  ['outside', outside, 'missing', '在范围外 612 米', '已记为地点异常。请到 教学楼A 再打一次'],
] as const)('an answer of %s is said in words', (outcome, result, tone, title, detail) => {
  expect(noticeOfReply({ outcome, section, result })).toEqual({ tone, title, detail, offer: '' });
});

test('a refusal keeps the words of the server and offers the way out', () => {
  const failure = {
    ok: false,
    code: 'ATTENDANCE.NOTE_NEEDED',
    message: '写明在哪里',
    details: { distance: 612 },
    requestId: 'r',
  } as const;
  expect(noticeOfFailure(failure)).toEqual({
    tone: 'missing',
    title: '在范围外 612 米',
    detail: '写明在哪里',
    offer: 'note',
  });
});

test('an unknown refusal still has a title', () => {
  const failure = {
    ok: false,
    code: 'INTERNAL',
    message: '系统出错了',
    details: {},
    requestId: 'r',
  } as const;
  expect(noticeOfFailure(failure).title).toBe('没有打上卡');
});

test.each([
  ['getLocation:fail auth deny', 'denied'],
  ['getLocation:fail authorize no response', 'denied'],
  ['getLocation:fail privacy permission is not authorized', 'privacy'],
  ['getLocation:fail api scope is not declared in the privacy agreement', 'privacy'],
  ['getLocation:fail system permission denied', 'off'],
  ['getLocation:fail ERROR_NOCELL&WIFI_LOCATIONSWITCHOFF', 'off'],
  ['getLocation:fail 频繁调用会增加电量损耗，too frequent', 'tooOften'],
  ['getLocation:fail timeout', 'failed'],
  ['', 'failed'],
])('"%s" means %s', (errMsg, reason) => {
  expect(reasonOf({ errMsg })).toBe(reason);
});

test('only a refused permission leads to the settings', () => {
  expect(noticeOfNoFix('denied').offer).toBe('settings');
  expect(noticeOfNoFix('off').offer).toBe('');
  expect(noticeOfNoFix('failed').offer).toBe('');
  expect(noticeOfNoFix('privacy').offer).toBe('');
});
