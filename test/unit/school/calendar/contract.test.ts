import * as v from 'valibot';
import { calendarContract } from '../../../../cloudfunctions/school/calendar/contract';
import { addDays } from '../../../../cloudfunctions/shared/clock';

/** The first complaint about a request, as `define-function` answers it; empty if there is none. */
function complaint(action: keyof typeof calendarContract, data: unknown): string {
  const schema: v.GenericSchema = calendarContract[action].request;
  return v.safeParse(schema, data, { abortPipeEarly: true }).issues?.[0].message ?? '';
}

const off = (date: string, changes: object = {}) => ({ date, kind: 'off', rev: 0, ...changes });
const autumn = { schoolYear: 2026, half: 1, from: '2026-09-01', to: '2027-01-22', rev: 0 };
const days = (count: number) =>
  Array.from({ length: count }, (_, index) => off(addDays('2026-09-01', index)));

test.each([
  ['62 days', { from: '2026-09-01', to: '2026-11-01' }, ''],
  ['the last day there is', { from: '2099-12-31', to: '2099-12-31' }, ''],
  ['63 days', { from: '2026-09-01', to: '2026-11-02' }, '一次最多看 62 天，请缩短日期'],
  ['days the wrong way round', { from: '2026-09-02', to: '2026-09-01' }, '结束日期不能早于开始日期'],
  ['another millennium', { from: '9999-12-31', to: '9999-12-31' }, '日期要在 2000 年到 2099 年之间'],
])('a look at %s: %s', (_, span, message) => {
  expect(complaint('calendar', span)).toBe(message);
});

test.each([
  ['62 days', { days: days(62) }, ''],
  ['63 days', { days: days(63) }, '一次最多改 62 天，请分几次'],
  ['no day', { days: [] }, '请至少选一天'],
  ['a day twice', { days: [off('2026-11-25'), off('2026-11-25')] }, '同一天选了两次'],
  [
    'a timetable on a day off',
    { days: [off('2026-11-25', { follows: 5 })] },
    '只有上课的日子才能选按周几的课表',
  ],
  ['a timetable on a school day', { days: [off('2026-11-25', { kind: 'school', follows: 5 })] }, ''],
  ['a note of 40', { days: [off('2026-11-25', { note: '长'.repeat(40) })] }, ''],
  ['a note of 41', { days: [off('2026-11-25', { note: '长'.repeat(41) })] }, '说明最多 40 个字'],
])('a decision with %s: %s', (_, data, message) => {
  expect(complaint('setCalendarDays', data)).toBe(message);
});

test.each([
  ['nothing special', {}, ''],
  ['a later first week', { weekOne: '2026-09-28' }, ''],
  ['the week it begins in as its first', { weekOne: '2026-08-31' }, ''],
  ['its end before its beginning', { to: '2026-08-31' }, '学期的结束日期要晚于开始日期'],
  ['300 days', { from: '2026-08-01', to: '2027-06-30' }, '一个学期最长 250 天，请核对日期'],
  ['days of another year', { from: '2025-09-01', to: '2026-01-22' }, '日期不在这个学年里，请核对年份'],
  ['a first week that begins on a Tuesday', { weekOne: '2026-09-01' }, '第 1 周要从周一开始'],
  ['a first week long before', { weekOne: '2026-08-24' }, '第 1 周要在开学那周，或之后四周之内'],
  ['a first week long after', { weekOne: '2026-10-05' }, '第 1 周要在开学那周，或之后四周之内'],
])('a term with %s: %s', (_, changes, message) => {
  expect(complaint('setTerm', { ...autumn, ...changes })).toBe(message);
});

test.each(['setCalendarDays', 'setTerm', 'removeTerm', 'calendar'] as const)(
  '%s refuses fields that only the server may set',
  (action) => {
    const valid = {
      calendar: { from: '2026-09-01', to: '2026-09-02' },
      setCalendarDays: { days: days(1) },
      setTerm: autumn,
      removeTerm: { schoolYear: 2026, half: 1, rev: 0 },
    }[action];
    expect(complaint(action, valid)).toBe('');
    expect(complaint(action, { ...valid, by: 'officer' })).not.toBe('');
  },
);
