import { addDays, type Day, weekdayOf } from '../clock';
import type { DayKind } from './day-kind';
import { missingNotice, type PublicDay, publicDay, type PublicHolidays } from './holidays';
import { placeInTerms, type Term } from './terms';

export type { DayKind, DaySource } from './day-kind';

/**
 * Which days are school days. Asked in this order, and the first that has an answer gives it: what the
 * school decided about the day, its terms, the State Council's notice, the day of the week. Where
 * nobody has said it yet, the answer is `unknown`, never a guess: a guess of "school" counts students
 * missing on a holiday, a guess of "off" leaves them uncounted on a school day.
 */

/** What the school decided about one day (校历), in the collection `calendarDays`. */
export interface CalendarDay {
  _id: Day;
  kind: 'school' | 'off';
  /** Why, in the school's words (运动会); may be empty. */
  note: string;
  /** The day of the week whose timetable is held, 1 Monday to 7 Sunday; null if that isn't decided. */
  follows: number | null;
}

/** Everything that decides about days. */
export interface SchoolCalendar {
  overrides: ReadonlyMap<Day, CalendarDay>;
  terms: readonly Term[];
  publicHolidays: PublicHolidays;
}

/** What kind of day a Beijing day is. */
export function dayKind(day: Day, { overrides, terms, publicHolidays }: SchoolCalendar): DayKind {
  const override = overrides.get(day);
  if (override) return overridden(override);
  const place = placeInTerms(day, terms);
  if (place === 'between') return outsideTerm(day, 'off', '假期，不在学期内');
  if (place === 'beyond') return outsideTerm(day, 'unknown', '还没有设这一天所在的学期，不确定是否上课');
  const published = publicDay(day, publicHolidays);
  if (published === 'unpublished') return unpublished(day, missingNotice(day, publicHolidays));
  return published === 'ordinary' ? byWeekday(day) : byNotice(day, published);
}

/** The kinds of all days from one to another, both included; none if `to` is before `from`. */
export function dayKinds(from: Day, to: Day, calendar: SchoolCalendar): DayKind[] {
  return daysFrom(from, to).map((day) => dayKind(day, calendar));
}

/**
 * The school days from one day to another, both included. Days that nobody has decided about are listed
 * apart: whoever counts school days has to say that the count may grow by those.
 */
export function schoolDays(from: Day, to: Day, calendar: SchoolCalendar): { days: Day[]; unknown: Day[] } {
  const kinds = dayKinds(from, to, calendar);
  const named = (wanted: DayKind['kind']) =>
    kinds.filter(({ kind }) => kind === wanted).map(({ day }) => day);
  return { days: named('school'), unknown: named('unknown') };
}

/** The longest vacation is a fraction of this; whoever looks further has no calendar. */
const FURTHEST = 200;

/**
 * The first day after `day` that isn't off. It may be `unknown`: then nobody can name the next school day.
 * Null if everything is off for the next 200 days.
 */
export function nextSchoolDay(day: Day, calendar: SchoolCalendar): DayKind | null {
  for (let distance = 1; distance <= FURTHEST; distance += 1) {
    const candidate = dayKind(addDays(day, distance), calendar);
    if (candidate.kind !== 'off') return candidate;
  }
  return null;
}

/** All days from one to another, both included. */
export function daysFrom(from: Day, to: Day): Day[] {
  const days: Day[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

/** The calendar years that the days from one to another lie in. */
export function yearsFrom(from: Day, to: Day): string[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  return Array.from({ length: last - first + 1 }, (_, index) => String(first + index));
}

/** 周一 … 周日, by number from 1 to 7. */
export function weekdayName(weekday: number): string {
  return `周${'一二三四五六日'[weekday - 1] ?? ''}`;
}

function overridden({ _id, kind, note, follows }: CalendarDay): DayKind {
  const words = note || (kind === 'school' ? '学校安排上课' : '学校安排放假');
  if (kind === 'off') return { day: _id, kind, source: 'override', reason: words, timetable: null };
  const weekday = weekdayOf(_id);
  const timetable = follows ?? (weekday <= 5 ? weekday : null);
  const reason = follows && follows !== weekday ? `${words}，按${weekdayName(follows)}课表` : words;
  return { day: _id, kind, source: 'override', reason, timetable };
}

function outsideTerm(day: Day, kind: 'off' | 'unknown', reason: string): DayKind {
  return { day, kind, source: 'outsideTerm', reason, timetable: null };
}

function unpublished(day: Day, year: string): DayKind {
  const reason = `还没有 ${year} 年的国务院放假安排，不确定是否上课`;
  return { day, kind: 'unknown', source: 'unpublished', reason, timetable: null };
}

function byNotice(day: Day, { kind, name }: PublicDay): DayKind {
  if (kind === 'holiday') return { day, kind: 'off', source: kind, reason: `${name}放假`, timetable: null };
  // The notice doesn't say whose lessons are held on the Saturday; that is the school's to decide.
  return { day, kind: 'school', source: kind, reason: `${name}调休上班`, timetable: null };
}

function byWeekday(day: Day): DayKind {
  const weekday = weekdayOf(day);
  const isSchool = weekday <= 5;
  return {
    day,
    kind: isSchool ? 'school' : 'off',
    source: 'weekday',
    reason: weekdayName(weekday),
    timetable: isSchool ? weekday : null,
  };
}
