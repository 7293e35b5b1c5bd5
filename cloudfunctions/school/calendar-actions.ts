import type { InferOutput } from 'valibot';
import { daysFrom } from '../shared/calendar';
import type { Day } from '../shared/clock';
import type { Call } from '../shared/define-function';
import { sealOf } from '../shared/history-key';
import { storeThing } from '../shared/store-thing';
import { calendarDays, calendarOf, decidedBetween, decidedOn, termsNow } from './calendar';
import type { CalendarRecord, TermsRecord } from './calendar-records';
import { daysChangedMeanwhile, someDaysLost } from './calendar-refusals';
import { dayView, termsView } from './calendar-view';
import type { calendarContract, CalendarDayView } from './contract-calendar';
import { decidedDay } from './decide-day';

type Request<Action extends keyof typeof calendarContract> = InferOutput<
  (typeof calendarContract)[Action]['request']
>;

/** What kind of days the days of a span are, read afresh: whoever has just changed one sees it. */
export async function calendar({ from, to }: Request<'calendar'>) {
  const [decided, terms] = await Promise.all([decidedBetween(from, to), termsNow()]);
  return { days: views(daysFrom(from, to), decided, terms), terms: termsView(terms) };
}

/**
 * Stores the school's word on some days, each in a record of its own. If one of them was changed since
 * the page was read, nothing is stored; where one is changed in the very moment of storing, the others are,
 * and the refusal says so. A repeat of the attempt finishes what was interrupted.
 */
export async function setCalendarDays(
  { days }: Request<'setCalendarDays'>,
  { caller, now, attemptId }: Call,
) {
  const maker = { by: caller.personId, at: now, attemptId };
  const dates = days.map(({ date }) => date).sort();
  const there = byDay(await decidedOn(dates));
  const steps = days.map((decision) => {
    const before = there.get(decision.date) ?? null;
    return { date: decision.date, before, next: decidedDay(before, decision, maker, sealOf('calendarDays')) };
  });
  const stale = steps.filter(({ next }) => next === 'stale').map(({ date }) => date);
  if (stale.length > 0) return daysChangedMeanwhile(stale);
  const lost: Day[] = [];
  for (const { date, before, next } of steps) {
    const isLost = next !== null && next !== 'stale' && !(await storeThing(calendarDays, before, next));
    if (isLost) lost.push(date);
  }
  if (lost.length > 0) return lost.length < steps.length ? someDaysLost(lost) : daysChangedMeanwhile(lost);
  const [decided, terms] = await Promise.all([decidedOn(dates), termsNow()]);
  return { days: views(dates, decided, terms) };
}

function views(
  days: readonly Day[],
  decided: readonly CalendarRecord[],
  terms: TermsRecord | null,
): CalendarDayView[] {
  const calendar = calendarOf(decided, terms);
  const records = byDay(decided);
  return days.map((day) => dayView(day, calendar, records.get(day)));
}

function byDay(records: readonly CalendarRecord[]): Map<Day, CalendarRecord> {
  return new Map(records.map((record) => [record._id, record]));
}
