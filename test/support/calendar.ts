import type { CalendarDay, SchoolCalendar } from '../../cloudfunctions/shared/calendar/calendar';
import type { Day } from '../../cloudfunctions/shared/clock';
import { publishedHolidays } from '../../cloudfunctions/shared/calendar/holidays';
import type { Term } from '../../cloudfunctions/shared/calendar/terms';

/** Two terms as vocational schools have them, with a winter vacation between. */
export const autumn: Term = {
  termId: '2026-1',
  name: '2026–2027学年第一学期',
  from: '2026-09-01',
  to: '2027-01-22',
  weekOne: '2026-08-31',
};
export const spring: Term = {
  termId: '2026-2',
  name: '2026–2027学年第二学期',
  from: '2027-02-26',
  to: '2027-07-09',
  weekOne: '2027-03-01',
};

/** The school's own word on one day. */
export function decided(
  day: Day,
  kind: CalendarDay['kind'],
  changes: Partial<CalendarDay> = {},
): CalendarDay {
  return { _id: day, kind, note: '', follows: null, ...changes };
}

/** A calendar with these decisions and terms, and what is published. */
export function aCalendar(days: readonly CalendarDay[] = [], terms: readonly Term[] = []): SchoolCalendar {
  return {
    overrides: new Map(days.map((day) => [day._id, day])),
    terms,
    publicHolidays: publishedHolidays,
  };
}
