import type { InferOutput } from 'valibot';
import { daysFrom } from '../../shared/calendar/calendar';
import type { Day } from '../../shared/clock';
import type { Call } from '../../shared/define-function';
import { sealOf } from '../../shared/history/key';
import { isRefusal } from '../../shared/refusal';
import type { TermsRecord } from '../../shared/calendar/terms-record';
import { termsNow } from '../../shared/terms';
import { type Transaction, transaction } from '../../shared/transaction';
import { calendarDays, calendarOf, decidedBetween, decidedOn } from './calendar';
import type { CalendarRecord } from './records';
import { daysChangedMeanwhile } from './refusals';
import { dayView, notesFor, termsView } from './view';
import { makerOf } from '../people/change-shown';
import type { calendarContract, CalendarDayView } from './contract';
import { withJudgedNotes } from './notes';
import { decidedDay, type JudgedDecision } from './decide-day';
import { mayChangeCalendar } from './may-change';
import type { Maker } from '../people/person-change';

type Request<Action extends keyof typeof calendarContract> = InferOutput<
  (typeof calendarContract)[Action]['request']
>;

/** What kind of days the days of a span are, read afresh: whoever has just changed one sees it. */
export async function calendar({ from, to }: Request<'calendar'>, { caller }: Call) {
  const [decided, terms, mayChange] = await Promise.all([
    decidedBetween(from, to),
    termsNow(),
    mayChangeCalendar(caller),
  ]);
  const shown = notesFor(decided, caller);
  return { days: views(daysFrom(from, to), shown, terms), terms: termsView(terms), mayChange };
}

/**
 * Stores the school's word on some days, each in a record of its own, all of them or none: if one was
 * changed since the page was read, nothing is stored. A repeat of the attempt changes nothing. At most two
 * requests a day, in one transaction, and three besides.
 */
export async function setCalendarDays({ days }: Request<'setCalendarDays'>, call: Call) {
  const judged = await withJudgedNotes(days, call);
  if (isRefusal(judged)) return judged;
  const refusal = await transaction((tx) => decideDays(tx, judged, makerOf(call)));
  if (refusal) return refusal;
  const dates = days.map(({ date }) => date).sort();
  const [decided, terms] = await Promise.all([decidedOn(dates), termsNow()]);
  return { days: views(dates, notesFor(decided, call.caller), terms) };
}

/** Nothing is written before every day has been looked at; null when all is stored. */
async function decideDays(tx: Transaction, days: readonly JudgedDecision[], maker: Maker) {
  const next = new Map<Day, ReturnType<typeof decidedDay>>();
  for (const decision of days) {
    const record = await tx.get(calendarDays, decision.date);
    next.set(decision.date, decidedDay(record, decision, maker, sealOf('calendarDays')));
  }
  const stale = [...next].filter(([, record]) => record === 'stale').map(([date]) => date);
  if (stale.length > 0) return daysChangedMeanwhile(stale);
  for (const record of next.values()) {
    if (record !== null && record !== 'stale') await tx.set(calendarDays, record);
  }
  return null;
}

function views(
  days: readonly Day[],
  decided: readonly CalendarRecord[],
  terms: TermsRecord | null,
): CalendarDayView[] {
  const calendar = calendarOf(decided, terms?.terms ?? []);
  const records = byDay(decided);
  return days.map((day) => dayView(day, calendar, records.get(day)));
}

function byDay(records: readonly CalendarRecord[]): Map<Day, CalendarRecord> {
  return new Map(records.map((record) => [record._id, record]));
}
