import type { Result, SectionCard } from '../../../typings/cloud-api';
import {
  buttonOf,
  noticeOfFailure,
  noticeOfNoFix,
  noticeOfReply,
  placeInWords,
  recordInWords,
} from '../../../miniprogram/components/check-in-card/view';
import { reasonOf } from '../../../miniprogram/cloud/no-fix';
import { nameInWords, windowInWords } from '../../../miniprogram/shared/section-words';
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
  expect(windowInWords(card())).toBe('06:40–07:10 · 最晚 07:30');
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
  ['outside', outside, 'missing', '在范围外', '距 教学楼A 612 米，已记为地点异常。走近后再打一次就好'],
] as const)('an answer of %s is said in words', (outcome, result, tone, title, detail) => {
  expect(noticeOfReply({ outcome, section, result })).toEqual({ tone, title, detail, offer: '' });
});

test.each([
  ['ATTENDANCE.OUT_OF_RANGE', ''],
  ['ATTENDANCE.NOTE_NEEDED', 'note'],
])('%s says how far outside, where to walk, and offers the way out "%s"', (code, offer) => {
  const details = { placeName: '教学楼A', distance: 612, allowed: 200, beyond: 412 };
  expect(noticeOfFailure({ ok: false, code, message: '…', details, requestId: 'r' })).toEqual({
    tone: 'missing',
    title: '在范围外 412 米',
    detail: '距 教学楼A 612 米，请走近到 200 米内再打',
    offer,
  });
});

test('another refusal keeps the words of the server', () => {
  const message = '早读 06:40 开始，到时再打卡';
  const code = 'ATTENDANCE.NOT_OPEN_YET';
  expect(noticeOfFailure({ ok: false, code, message, details: {}, requestId: 'r' })).toEqual({
    tone: 'missing',
    title: '还没到时间',
    detail: message,
    offer: '',
  });
});

test.each(['NETWORK.NO_ANSWER', 'NETWORK.OFFLINE'])(
  'after %s pressing again is said to be harmless',
  (code) => {
    const failure = { ok: false, code, message: '没有网络', details: {}, requestId: '' } as const;
    expect(noticeOfFailure(failure).detail).toBe('没有网络。再按一次不会重复记录');
  },
);

test('being outside that is already recorded is said before the next tap', () => {
  expect(recordInWords(card(outside))).toBe('07:00 在范围外，已记为地点异常。走近后再打一次就好');
  expect(recordInWords(card(present))).toBe('');
  expect(recordInWords(card())).toBe('');
});

test('a section of the day before says so, and one that ends after midnight says on which day', () => {
  const night = {
    ...card(),
    name: '晚归',
    opensAt: at(day, '21:40'),
    lateFrom: at(day, '22:31'),
    closesAt: at(day, '24:41'),
  };
  expect(windowInWords(night)).toBe('21:40–22:30 · 最晚 次日 00:40');
  expect(nameInWords(night, at(day, '23:00'))).toBe('晚归');
  expect(nameInWords(night, at(day, '24:30'))).toBe('昨天 晚归');
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
  ['getLocation:fail ERROR_NOCELL&WIFI_LOCATIONSWITCHOFF', 'failed'],
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
