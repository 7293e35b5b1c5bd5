import * as v from 'valibot';
import type { Day } from '../../shared/clock';
import { DayText } from '../../shared/contract';
import { contentRefusals } from '../../shared/contract-content';
import type { DayKind } from '../../shared/calendar/day-kind';
import { officer } from '../contract-fields';

const MOST_DAYS = 62;
const DAY = 86_400_000;

/** Days from one to another, both included. */
function length({ from, to }: { from: Day; to: Day }): number {
  return (Date.parse(to) - Date.parse(from)) / DAY + 1;
}

const CalendarDate = v.pipe(
  DayText,
  v.check((day) => day.startsWith('20'), '日期要在 2000 年到 2099 年之间'),
);

const Span = v.pipe(
  v.strictObject({ from: CalendarDate, to: CalendarDate }),
  v.check(({ from, to }) => from <= to, '结束日期不能早于开始日期'),
  v.check((span) => length(span) <= MOST_DAYS, `一次最多看 ${MOST_DAYS} 天，请缩短日期`),
);

/** The revision that the page showed, 0 for what wasn't there; whoever changes something newer is told. */
const Rev = v.pipe(v.number(), v.integer(), v.minValue(0));

const Decision = v.pipe(
  v.strictObject({
    date: CalendarDate,
    /** `asPublished` takes the school's word back. */
    kind: v.picklist(['school', 'off', 'asPublished']),
    note: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(40, '说明最多 40 个字')), ''),
    /** The day of the week whose timetable is held, 1 Monday to 7 Sunday. */
    follows: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7))), null),
    rev: Rev,
  }),
  v.check(({ kind, follows }) => kind === 'school' || follows === null, '只有上课的日子才能选按周几的课表'),
);

const Decisions = v.strictObject({
  days: v.pipe(
    v.array(Decision),
    v.minLength(1, '请至少选一天'),
    v.maxLength(MOST_DAYS, `一次最多改 ${MOST_DAYS} 天，请分几次`),
    v.check((days) => new Set(days.map(({ date }) => date)).size === days.length, '同一天选了两次'),
  ),
});

const TermId = {
  schoolYear: v.pipe(v.number(), v.integer(), v.minValue(2000), v.maxValue(2098)),
  half: v.picklist([1, 2]),
};

const TermSpan = v.pipe(
  v.strictObject({
    ...TermId,
    from: CalendarDate,
    to: CalendarDate,
    /** The Monday of 第 1 周; null: the week in which the term begins. */
    weekOne: v.optional(v.nullable(CalendarDate), null),
    rev: Rev,
  }),
  v.check(({ from, to }) => from < to, '学期的结束日期要晚于开始日期'),
  v.check((span) => length(span) <= 250, '一个学期最长 250 天，请核对日期'),
  v.check((span) => isOfItsYear(span), '日期不在这个学年里，请核对年份'),
  v.check(({ weekOne }) => weekOne === null || isMonday(weekOne), '第 1 周要从周一开始'),
  v.check((span) => isWeekOneNear(span), '第 1 周要在开学那周，或之后四周之内'),
);

/** A school year lasts from July to August of the year after. */
function isOfItsYear({ schoolYear, from, to }: { schoolYear: number; from: Day; to: Day }): boolean {
  return `${schoolYear}-07-01` <= from && to <= `${schoolYear + 1}-08-31`;
}

function isMonday(day: Day): boolean {
  return new Date(day).getUTCDay() === 1;
}

function isWeekOneNear({ from, weekOne }: { from: Day; weekOne: Day | null }): boolean {
  const after = weekOne === null ? 0 : (Date.parse(weekOne) - Date.parse(from)) / DAY;
  return -7 < after && after <= 28;
}

export const calendarContract = {
  /** What kind of days the days of a span are, and why; with terms. */
  calendar: { request: Span, about: 'caller', may: 'everyone', refusals: [] },
  /** The school's word on some days (校历): lessons, no lessons, or as published after all. */
  setCalendarDays: {
    request: Decisions,
    about: 'calendar',
    may: officer,
    refusals: ['SCHOOL.CHANGED_MEANWHILE', ...contentRefusals],
  },
  /** Enters a term or changes its days; days on which lessons of a timetable were held stay in it. */
  setTerm: {
    request: TermSpan,
    about: 'calendar',
    may: officer,
    refusals: ['SCHOOL.CHANGED_MEANWHILE', 'SCHOOL.TERMS_OVERLAP', 'SCHOOL.PAST_LESSONS'],
  },
  /** Takes a term away that was entered by mistake. */
  removeTerm: {
    request: v.strictObject({ ...TermId, rev: Rev }),
    about: 'calendar',
    may: officer,
    refusals: ['SCHOOL.CHANGED_MEANWHILE', 'SCHOOL.TERM_HAS_TIMETABLES', 'SCHOOL.IMPORT_RUNNING'],
  },
} as const;

/** A day for showing, and for changing what the school says of it. */
export interface CalendarDayView extends DayKind {
  /** 第 3 周; null outside terms. */
  week: string | null;
  /** The school's own word on it, or null. */
  decision: { kind: 'school' | 'off'; note: string; follows: number | null } | null;
  rev: number;
}

/** A term (学期), both days included. */
export interface TermView {
  schoolYear: number;
  half: 1 | 2;
  name: string;
  from: Day;
  to: Day;
  weekOne: Day;
}

/** All terms in the order of time. */
export interface TermsView {
  terms: TermView[];
  rev: number;
}

export interface CalendarReplies {
  /** `mayChange`: whether the caller may decide about days and terms. */
  calendar: { days: CalendarDayView[]; terms: TermsView; mayChange: boolean };
  setCalendarDays: { days: CalendarDayView[] };
  setTerm: { terms: TermsView };
  removeTerm: { terms: TermsView };
}
