import {
  changedInWords,
  gapsInWords,
  knownStaff,
  mayArrange,
  nightInWords,
  spanOf,
  weeksOf,
} from '../../../miniprogram/school/duty/view';
import type { CalendarDayView, Day, DutyNightView } from '../../../typings/cloud-api';
import { at } from '../../support/rules';

const today: Day = '2026-11-24';

const aDay = (day: Day, told: Partial<CalendarDayView> = {}): CalendarDayView => ({
  ...{ day, kind: 'school', source: 'weekday', reason: '周二', timetable: 2 },
  ...{ week: '第 13 周', decision: null, rev: 0 },
  ...told,
});
const aNight = (date: Day, name: string, rev = 1): DutyNightView => ({
  ...{ date, name, rev },
  personId: name ? `id-${name}` : null,
});

describe('the days on the list', () => {
  test.each([
    ['07:00', '2026-11-24', '2026-12-07'],
    ['06:00', '2026-11-24', '2026-12-07'],
    ['05:59', '2026-11-23', '2026-12-07'],
    ['00:00', '2026-11-23', '2026-12-07'],
  ])('at %s they go from %s to %s: before dawn last night is still on', (time, from, to) => {
    expect(spanOf(at(today, time), 14)).toEqual({ from, to });
  });
});

describe('the list', () => {
  const days = [
    aDay('2026-11-23'),
    aDay('2026-11-24'),
    aDay('2026-11-25'),
    aDay('2026-11-29', { kind: 'off', reason: '周日' }),
    aDay('2026-11-30', { week: '第 14 周' }),
  ];
  const nights = [aNight('2026-11-24', '周敏', 3), aNight('2026-11-25', '', 2)];
  const weeks = weeksOf({ days, nights }, today);

  test('goes by weeks from Monday to Sunday', () => {
    expect(weeks.map(({ week, span, rows }) => [week, span, rows.length])).toEqual([
      ['第 13 周', '11月23日–11月29日', 4],
      ['第 14 周', '11月30日–12月6日', 1],
    ]);
  });

  test('says of each night who is on duty, and keeps the revision for changing it', () => {
    const rows = weeks.flatMap(({ rows: own }) => own);
    expect(
      rows.map(({ weekday, day, near, name, rev, isOver }) => [weekday, day, near, name, rev, isOver]),
    ).toEqual([
      ['周一', '11月23日', '昨晚', '', 0, true],
      ['周二', '11月24日', '今晚', '周敏', 3, false],
      ['周三', '11月25日', '明晚', '', 2, false],
      ['周日', '11月29日', '', '', 0, false],
      ['周一', '11月30日', '', '', 0, false],
    ]);
  });

  test('counts the nights without anybody, not those that are over', () => {
    const schoolNights = days.filter(({ kind }) => kind === 'school');
    expect(gapsInWords(weeksOf({ days: schoolNights, nights }, today))).toBe('还有 2 晚没有安排，最近是明晚');
    expect(gapsInWords(weeksOf({ days: [aDay('2026-11-24')], nights }, today))).toBe('');
  });

  test('tells nights between days off apart, as quick filling does; before lessons the students are back', () => {
    const off = (day: Day, reason: string) => aDay(day, { kind: 'off', reason });
    const weekend = [off('2026-11-28', '周六'), off('2026-11-29', '周日')];
    const withMonday = [...days.slice(0, 3), ...weekend, aDay('2026-11-30')];
    expect(gapsInWords(weeksOf({ days: withMonday, nights }, today))).toBe(
      '还有 3 晚没有安排，最近是明晚；另有 1 晚放假或周末没有安排',
    );
    expect(gapsInWords(weeksOf({ days: weekend, nights }, today))).toBe(
      '上课的晚上都安排好了，另有 2 晚放假或周末没有安排',
    );
  });

  test.each([
    ['an ordinary day', {}, '', false],
    ['an ordinary Sunday', { kind: 'off', reason: '周日' }, '', true],
    ['a holiday', { kind: 'off', source: 'holiday', reason: '国庆节放假' }, '国庆节放假', true],
    [
      'a Saturday with lessons',
      { source: 'makeupWorkday', reason: '国庆节调休上班' },
      '国庆节调休上班',
      false,
    ],
    ['a day off by the school', { kind: 'off', source: 'override', reason: '校运动会' }, '校运动会', true],
    ['a year without a notice', { kind: 'unknown', source: 'unpublished', reason: '还没有' }, '', false],
  ] as const)('marks %s', (_, told, mark, isOff) => {
    const [row] = weeksOf({ days: [aDay(today, told)], nights: [] }, today)[0]?.rows ?? [];
    expect([row?.mark, row?.isOff]).toEqual([mark, isOff]);
  });
});

test('whoever is on duty already can be put on again with one tap, once each', () => {
  const nights = [aNight('2026-11-24', '周敏'), aNight('2026-11-25', ''), aNight('2026-11-26', '周敏')];
  expect(knownStaff([...nights, aNight('2026-11-27', '吴刚')])).toEqual([
    { personId: 'id-周敏', name: '周敏' },
    { personId: 'id-吴刚', name: '吴刚' },
  ]);
});

test.each([
  ['吴刚', '周三 11月25日晚刚刚有人改过，现在是 吴刚。要改请再点一次'],
  ['', '周三 11月25日晚刚刚有人改过，现在没有安排。要改请再点一次'],
])('who was late reads who is on duty now: %p', (name, words) => {
  expect(changedInWords('2026-11-25', [aNight('2026-11-24', '周敏'), aNight('2026-11-25', name)])).toBe(
    words,
  );
});

test('a night is spoken of by its evening', () => {
  expect(nightInWords('2026-11-25')).toBe('周三 11月25日晚');
});

describe('the list is arranged', () => {
  const role = (name: 'officer' | 'secretary', departmentId: string | null) => ({
    ...{ role: name, title: '', scope: '', classId: null, departmentId, buildingId: null },
  });
  test.each([
    ['by the officer of the department', [role('officer', 'zz')], true],
    ['by an officer of the school', [role('officer', null)], true],
    ['by no officer of another department', [role('officer', 'qc')], false],
    ['by no secretary', [role('secretary', 'zz')], false],
    ['by nobody without a role', [], false],
  ])('%s', (_, roles, may) => {
    expect(mayArrange({ roles }, 'zz')).toBe(may);
  });
});
