import { daySheetView, type Only, onlyFrom } from '../../../miniprogram/attendance/day-sheet/view';
import { classCardView } from '../../../miniprogram/components/class-card/view';
import type { ClassToday, DaySheet, DaySheetRow, Result } from '../../../typings/cloud-api';
import { nothing } from '../../support/results';
import { at } from '../../support/rules';

const day = '2026-11-24' as const;
const section = {
  sectionId: 'morning',
  name: '早读',
  date: day,
  opensAt: at(day, '06:40'),
  lateFrom: at(day, '07:11'),
  closesAt: at(day, '07:31'),
  phase: 'closed' as const,
};

function row(name: string, result: Partial<Result>): DaySheetRow {
  return { studentId: name, number: '24010101', name, result: { ...nothing, ...result } };
}

const sheet: DaySheet = {
  classId: 'jd2401',
  className: '机电2401班',
  now: at(day, '08:00'),
  date: day,
  section,
  sections: [section],
  counts: { expected: 4, missing: 2, late: 1, present: 1 },
  rows: [
    row('李雷', {}),
    row('王小明', { kind: 'outside', at: at(day, '07:00'), placeName: '教学楼A', distance: 612 }),
    row('韩梅梅', {
      state: 'late',
      minutesLate: 8,
      kind: 'in',
      at: at(day, '07:18'),
      placeName: '教学楼A',
      distance: 3,
    }),
    row('张三', {
      state: 'present',
      kind: 'field',
      at: at(day, '07:00'),
      placeName: '教学楼A',
      distance: 900,
      note: '校医室',
    }),
  ],
};

test('groups come exceptions first and say how each is known', () => {
  const lines = daySheetView(sheet).groups.flatMap(({ name, rows }) =>
    rows.map((line) => `${name} ${line.name} ${line.words} ${line.how}`.trim()),
  );
  expect(lines).toEqual([
    '未到 李雷 未打卡',
    '未到 王小明 地点异常 07:00 在范围外 · 距 教学楼A 612 米',
    '迟到 韩梅梅 迟到 8 分钟 07:18 定位 · 教学楼A 3 米',
    '外勤 张三 外勤 07:00 距 教学楼A 900 米 · 校医室',
  ]);
});

test('a state nobody is in has no group', () => {
  const groups = daySheetView({ ...sheet, rows: sheet.rows.slice(0, 1) }).groups;
  expect(groups.map(({ name }) => name)).toEqual(['未到']);
});

test('a student present by their own word is never folded away', () => {
  const folded = daySheetView(sheet).groups.filter(({ folds }) => folds);
  expect(folded.flatMap(({ rows }) => rows.map(({ name }) => name))).toEqual([]);
});

test.each<[Only, string[]]>([
  ['expected', ['missing', 'late', 'field']],
  ['missing', ['missing']],
  ['late', ['late']],
  ['present', ['field']],
])('a tap on the number %s shows whom it counts', (only, groups) => {
  expect(daySheetView(sheet, only).groups.map(({ key }) => key)).toEqual(groups);
});

test('whoever asks for those who are there sees them unfolded, and the number is marked', () => {
  const there = { ...sheet, rows: [row('李雷', { state: 'present', kind: 'in' }), row('韩梅梅', {})] };
  const view = daySheetView(there, 'present');
  expect(view.groups.map(({ key, folds }) => [key, folds])).toEqual([['present', false]]);
  expect(view.counts.filter(({ chosen }) => chosen).map(({ name }) => name)).toEqual(['已到']);
  expect(daySheetView(there).groups.map(({ folds }) => folds)).toEqual([false, true]);
});

test('a number that counts nobody says so', () => {
  expect(daySheetView({ ...sheet, rows: [] }, 'late').nobody).toBe('现在没有“迟到”的学生，点“应到”看全班');
  expect(daySheetView({ ...sheet, rows: [] }).nobody).toBe('这个班那天没有应到的学生');
  const upcoming = { ...section, phase: 'upcoming' as const };
  expect(daySheetView({ ...sheet, section: upcoming, rows: [] }, 'late').nobody).toBe('');
});

test.each([
  ['late', 'late'],
  ['expected', 'expected'],
  ['constructor', 'expected'],
  [undefined, 'expected'],
])('the address %s asks for %s', (text, only) => {
  expect(onlyFrom(text)).toBe(only);
});

test.each([
  ['closed', '未到', 'missing'],
  ['late', '还没到', 'plain'],
  ['onTime', '还没到', 'plain'],
] as const)('while a section is %s, who has not come is called %s', (phase, word, tone) => {
  const view = daySheetView({ ...sheet, section: { ...section, phase } });
  expect(view.groups[0]).toMatchObject({ name: word, tone });
  expect(view.counts[3]).toMatchObject({ name: word, tone, count: 2 });
});

test('before a section opens the sheet counts nobody but who is expected', () => {
  const view = daySheetView({ ...sheet, section: { ...section, phase: 'upcoming' }, rows: [] });
  expect(view.counts.map(({ name, count }) => `${name} ${count}`)).toEqual(['应到 4']);
  expect(view.isUpcoming).toBe(true);
});

test('the sheet says as of when it is', () => {
  expect(daySheetView(sheet).section).toBe('早读 06:40–07:10 已结束 · 截至 08:00');
});

test('a section of yesterday and its namesake of today are two tabs', () => {
  const sections = [{ ...section, date: '2026-11-23' as const }, section];
  const { tabs } = daySheetView({ ...sheet, sections });
  expect(new Set(tabs.map(({ key }) => key)).size).toBe(2);
  expect(tabs.map(({ title }) => title)).toEqual(['昨天 早读', '早读']);
});

describe('the card of a class', () => {
  const card = (changes: Partial<ClassToday> = {}) =>
    classCardView({
      classId: 'jd2401',
      className: '机电2401班',
      now: sheet.now,
      section,
      counts: sheet.counts,
      missing: [],
      field: [],
      ...changes,
    });

  test('names everybody who is missing once the section is over, and who is elsewhere', () => {
    const missing = '甲 乙 丙 丁 戊 己 庚 辛 壬 癸 子 丑 寅 卯'.split(' ');
    const view = card({ missing, field: ['张三'] });
    expect([view.missing, view.more]).toEqual([missing, '']);
    expect(view.field).toEqual(['张三']);
    const open = card({ missing, section: { ...section, phase: 'onTime' } });
    expect([...open.missing, open.more].join(' ')).toBe('甲 乙 丙 丁 戊 己 庚 辛 壬 癸 子 丑 等 14 人');
    expect(view.section).toBe('早读 06:40–07:10 已结束 · 截至 08:00');
  });

  test.each([
    ['upcoming', ['应到 4']],
    ['onTime', ['应到 4', '已到 1', '迟到 1', '还没到 2']],
    ['closed', ['应到 4', '已到 1', '迟到 1', '未到 2']],
  ] as const)('counts what can be counted while the section is %s', (phase, figures) => {
    const view = card({ section: { ...section, phase } });
    expect(view.figures.map(({ name, count }) => `${name} ${count}`)).toEqual(figures);
  });

  test('says when there are no sections today', () => {
    expect(card({ section: null }).section).toBe('今天没有打卡时段');
  });
});
