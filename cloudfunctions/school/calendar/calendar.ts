import { cached } from '../../shared/cache';
import { type CalendarDay, type SchoolCalendar, yearsFrom } from '../../shared/calendar/calendar';
import type { Day } from '../../shared/clock';
import { Store } from '../../shared/database';
import { publishedHolidays, withNotices } from '../../shared/calendar/holidays';
import type { StoredTerm } from '../../shared/calendar/terms';
import { termsOfSchool } from '../../shared/terms';
import { schoolConfig } from '../../shared/config/school-config';
import type { CalendarRecord } from './records';
import { named } from './term-list';

/** The only place with queries on `calendarDays`. */
export const calendarDays = new Store<CalendarRecord>('calendarDays');

const publicHolidays = withNotices(publishedHolidays, schoolConfig.holidays);

const decidedInYear = cached((year: string) =>
  decidedBetween(`${year}-01-01` as Day, `${year}-12-31` as Day),
);

/**
 * The school's calendar, good for the days from one to another; at most a minute old. Two requests when
 * nothing is remembered, and one for each further year.
 */
export async function schoolCalendar(from: Day, to: Day): Promise<SchoolCalendar> {
  const [terms, ...decided] = await Promise.all([termsOfSchool(), ...yearsFrom(from, to).map(decidedInYear)]);
  return calendarOf(decided.flat().map(withoutDoubtfulNote), terms);
}

/** A record as everybody may read it: a note that isn't for all is left out. */
export function withoutDoubtfulNote(record: CalendarRecord): CalendarRecord {
  const { noteVerdict } = record;
  return noteVerdict === 'review' || noteVerdict === 'risky' ? { ...record, note: '' } : record;
}

/** What the school says of the days from one to another, at most a year, as it is now; one request. */
export function decidedBetween(from: Day, to: Day): Promise<CalendarRecord[]> {
  return calendarDays.findAll({ _id: { $gte: from, $lte: to } }, { atMost: 366 });
}

/** What the school says of some days, as it is now; one request. */
export function decidedOn(days: readonly Day[]): Promise<CalendarRecord[]> {
  return calendarDays.findAll({ _id: { $in: days } }, { atMost: days.length });
}

/** A calendar made of what was read. */
export function calendarOf(decided: readonly CalendarRecord[], terms: readonly StoredTerm[]): SchoolCalendar {
  return {
    overrides: new Map(decided.flatMap((record) => decisionOf(record).map((day) => [day._id, day]))),
    terms: named(terms),
    publicHolidays,
  };
}

function decisionOf({ _id, kind, note, follows }: CalendarRecord): CalendarDay[] {
  return kind === 'asPublished' ? [] : [{ _id, kind, note, follows }];
}
