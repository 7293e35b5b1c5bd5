import { daySheetView } from '../../../miniprogram/attendance/day-sheet/view';
import { classCardView } from '../../../miniprogram/components/class-card/view';
import type { DaySheet, DaySheetRow, Result } from '../../../typings/cloud-api';
import { nothing } from '../../support/results';
import { at } from '../../support/rules';

const day = '2026-11-24';
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
    '已到 张三 正常 07:00 外勤 · 距 教学楼A 900 米 · 校医室',
  ]);
});

test('a state nobody is in has no group', () => {
  const groups = daySheetView({ ...sheet, rows: sheet.rows.slice(0, 1) }).groups;
  expect(groups.map(({ name }) => name)).toEqual(['未到']);
});

test('the class card names who is missing, the first six and how many there are', () => {
  const names = ['甲', '乙', '丙', '丁', '戊', '己', '庚'];
  const card = classCardView({
    classId: 'jd2401',
    className: '机电2401班',
    section,
    counts: sheet.counts,
    missing: names,
  });
  expect(card.missing).toBe('甲、乙、丙、丁、戊、己 等 7 人');
  expect(card.section).toBe('早读 06:40–07:10 已结束');
});

test('before a section opens nobody is called missing', () => {
  const upcoming = { ...section, phase: 'upcoming' as const };
  const card = classCardView({
    classId: 'jd2401',
    className: '机电2401班',
    section: upcoming,
    counts: sheet.counts,
    missing: ['甲'],
  });
  expect(card.missing).toBe('');
});

test('a class without sections today says so', () => {
  const card = classCardView({
    classId: 'jd2401',
    className: '机电2401班',
    section: null,
    counts: sheet.counts,
    missing: [],
  });
  expect(card.section).toBe('今天没有打卡时段');
});
