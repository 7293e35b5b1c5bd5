import { dayKind, daysFrom } from '../../../cloudfunctions/shared/calendar/calendar';
import { addDays, type Day, weekdayOf } from '../../../cloudfunctions/shared/clock';
import {
  missingNotice,
  publicDay,
  publishedHolidays,
  withNotices,
} from '../../../cloudfunctions/shared/calendar/holidays';
import type { YearNotice } from '../../../cloudfunctions/shared/calendar/year-notice';
import { aCalendar } from '../../support/calendar';

/** A notice as it was printed: holidays from – to, and the weekend days that are worked. */
interface Printed {
  source: string;
  holidays: [name: string, from: Day, to: Day][];
  worked: [name: string, day: Day][];
}

/** Written down from the notices themselves, not from the package. */
const NOTICES: Record<string, Printed> = {
  2024: {
    source: '国办发明电〔2023〕7号，2023-10-25',
    holidays: [
      ['元旦', '2024-01-01', '2024-01-01'],
      ['春节', '2024-02-10', '2024-02-17'],
      ['清明节', '2024-04-04', '2024-04-06'],
      ['劳动节', '2024-05-01', '2024-05-05'],
      ['端午节', '2024-06-10', '2024-06-10'],
      ['中秋节', '2024-09-15', '2024-09-17'],
      ['国庆节', '2024-10-01', '2024-10-07'],
    ],
    worked: [
      ['春节', '2024-02-04'],
      ['春节', '2024-02-18'],
      ['清明节', '2024-04-07'],
      ['劳动节', '2024-04-28'],
      ['劳动节', '2024-05-11'],
      ['中秋节', '2024-09-14'],
      ['国庆节', '2024-09-29'],
      ['国庆节', '2024-10-12'],
    ],
  },
  2025: {
    source: '国办发明电〔2024〕12号，2024-11-12',
    holidays: [
      ['元旦', '2025-01-01', '2025-01-01'],
      ['春节', '2025-01-28', '2025-02-04'],
      ['清明节', '2025-04-04', '2025-04-06'],
      ['劳动节', '2025-05-01', '2025-05-05'],
      ['端午节', '2025-05-31', '2025-06-02'],
      // One item, 国庆节、中秋节; the 6th is 中秋节 itself.
      ['国庆节', '2025-10-01', '2025-10-05'],
      ['中秋节', '2025-10-06', '2025-10-06'],
      ['国庆节', '2025-10-07', '2025-10-08'],
    ],
    worked: [
      ['春节', '2025-01-26'],
      ['春节', '2025-02-08'],
      ['劳动节', '2025-04-27'],
      ['国庆节', '2025-09-28'],
      ['国庆节', '2025-10-11'],
    ],
  },
  2026: {
    source: '国务院办公厅关于2026年部分节假日安排的通知，2025-11-04',
    holidays: [
      ['元旦', '2026-01-01', '2026-01-03'],
      ['春节', '2026-02-15', '2026-02-23'],
      ['清明节', '2026-04-04', '2026-04-06'],
      ['劳动节', '2026-05-01', '2026-05-05'],
      ['端午节', '2026-06-19', '2026-06-21'],
      ['中秋节', '2026-09-25', '2026-09-27'],
      ['国庆节', '2026-10-01', '2026-10-07'],
    ],
    worked: [
      ['元旦', '2026-01-04'],
      ['春节', '2026-02-14'],
      ['春节', '2026-02-28'],
      ['劳动节', '2026-05-09'],
      ['国庆节', '2026-09-20'],
      ['国庆节', '2026-10-10'],
    ],
  },
};

/** What a printed notice says of a day, in the words of the calendar. */
function asPrinted({ holidays, worked }: Printed, day: Day): string {
  const free = holidays.find(([, from, to]) => from <= day && day <= to);
  if (free) return `off ${free[0]}放假`;
  const work = worked.find(([, workday]) => workday === day);
  if (work) return `school ${work[0]}调休上班`;
  return weekdayOf(day) <= 5 ? 'school' : 'off';
}

test.each(Object.entries(NOTICES))('every day of %s is what the notice says', (year, printed) => {
  // The last three days wait for the notice of the year after.
  const last = year === '2026' ? '2026-12-28' : (`${year}-12-31` as Day);
  for (const day of daysFrom(`${year}-01-01` as Day, last)) {
    const { kind, source, reason } = dayKind(day, aCalendar());
    const said = source === 'weekday' ? kind : `${kind} ${reason}`;
    expect(`${day} ${said}`).toBe(`${day} ${asPrinted(printed, day)}`);
  }
});

test('notices are known from 2004 to 2026, without a gap', () => {
  const years = Array.from({ length: 23 }, (_, index) => String(2004 + index));
  expect([...publishedHolidays.years].sort()).toEqual(years);
});

test.each([
  ['2026-12-28', 'ordinary', '2026'],
  ['2026-12-29', 'unpublished', '2027'],
  ['2026-12-31', 'unpublished', '2027'],
  ['2027-01-01', 'unpublished', '2027'],
  ['2003-12-31', 'unpublished', '2003'],
] as const)('%s is %s, which the notice of %s decides', (day, known, year) => {
  expect(publicDay(day, publishedHolidays)).toBe(known);
  expect(missingNotice(day, publishedHolidays)).toBe(year);
});

test.each([
  ['2018-12-29', 'makeupWorkday'],
  ['2018-12-31', 'holiday'],
  ['2011-12-31', 'makeupWorkday'],
  ['2006-12-30', 'makeupWorkday'],
] as const)('a notice reaches back into December: %s is a %s', (day, kind) => {
  expect(publicDay(day, publishedHolidays)).toEqual({ kind, name: '元旦' });
});

test('no notice names a day more than three days before its year', () => {
  const early = [...publishedHolidays.days.keys()].filter((day) => day.slice(5) >= '12-04');
  expect(early.filter((day) => addDays(day, 3).slice(0, 4) === day.slice(0, 4))).toEqual([]);
});

test('make-up workdays lie on weekends, and only there', () => {
  const worked = [...publishedHolidays.days].filter(([, { kind }]) => kind === 'makeupWorkday');
  expect(worked.filter(([day]) => weekdayOf(day) <= 5)).toEqual([]);
  expect(worked.length).toBeGreaterThan(100);
});

describe('a notice that the school has written down', () => {
  const notice: YearNotice = {
    holidays: { '2027-01-01': '元旦', '2027-01-02': '元旦', '2027-01-03': '元旦' },
    makeupWorkdays: { '2026-12-27': '元旦' },
  };
  const added = withNotices(publishedHolidays, { 2027: notice });

  test('makes its year known, and the end of the year before', () => {
    expect(publicDay('2027-01-01', added)).toEqual({ kind: 'holiday', name: '元旦' });
    expect(publicDay('2027-03-10', added)).toBe('ordinary');
    expect(publicDay('2026-12-31', added)).toBe('ordinary');
    expect(publicDay('2027-12-31', added)).toBe('unpublished');
  });

  test('may name days of the year before, and leaves the rest of that year alone', () => {
    expect(publicDay('2026-12-27', added)).toEqual({ kind: 'makeupWorkday', name: '元旦' });
    expect(publicDay('2026-10-01', added)).toEqual({ kind: 'holiday', name: '国庆节' });
  });

  test('replaces what was known of that year', () => {
    const replaced = withNotices(publishedHolidays, { 2026: { holidays: {}, makeupWorkdays: {} } });
    expect(publicDay('2026-10-01', replaced)).toBe('ordinary');
    expect(publicDay('2025-10-01', replaced)).toEqual({ kind: 'holiday', name: '国庆节' });
  });
});
