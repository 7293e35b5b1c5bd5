import type { CalendarDayView, CloudApi, Day, DutyNightView } from '../../../typings/cloud-api';
import { addDays, clockTime, dayInWords, dayOf, mondayOf } from '../../shared/time';

type Me = CloudApi['school']['me']['reply'];

/** Until this time the night of the day before is still on. */
const NIGHT_ENDS = '06:00';

/** One night of the list. */
export interface NightRow {
  date: Day;
  /** 周二 */
  weekday: string;
  /** 11月24日 */
  day: string;
  /** 今晚, 明晚 or empty. */
  near: string;
  /** What is special about the day: a holiday, lessons on a Saturday. Empty for an ordinary day. */
  mark: string;
  /** Whether the next morning is without lessons, as far as the day itself tells. */
  isOff: boolean;
  personId: string | null;
  /** Who is on duty, or empty. */
  name: string;
  /** The revision that a change is based on. */
  rev: number;
  /** A night that has begun yesterday is shown, but is not changed any more. */
  isOver: boolean;
}

/** The nights of one week, Monday first. */
export interface WeekOfNights {
  key: Day;
  /** 第 13 周, or empty outside terms. */
  week: string;
  /** 11月23日–11月29日 */
  span: string;
  rows: NightRow[];
}

/** What the page was told of a department's nights. */
export interface DutyAnswers {
  days: readonly CalendarDayView[];
  nights: readonly DutyNightView[];
}

/** The days that the list begins and ends with, seen at a moment; before dawn last night is still on it. */
export function spanOf(now: number, count: number): { from: Day; to: Day } {
  const today = dayOf(now);
  const from = clockTime(now) < NIGHT_ENDS ? addDays(today, -1) : today;
  return { from, to: addDays(today, count - 1) };
}

/** The nights by weeks; `days` says which there are. */
export function weeksOf({ days, nights }: DutyAnswers, today: Day): WeekOfNights[] {
  const byDate = new Map(nights.map((night) => [night.date, night]));
  const weeks = new Map<Day, CalendarDayView[]>();
  for (const day of days) {
    const monday = mondayOf(day.day);
    weeks.set(monday, [...(weeks.get(monday) ?? []), day]);
  }
  return [...weeks].map(([monday, own]) => ({
    key: monday,
    week: own.find(({ week }) => week !== null)?.week ?? '',
    span: `${monthDay(monday)}–${monthDay(addDays(monday, 6))}`,
    rows: own.map((day) => rowOf(day, byDate.get(day.day), today)),
  }));
}

function rowOf(day: CalendarDayView, night: DutyNightView | undefined, today: Day): NightRow {
  const date = day.day;
  return {
    date,
    weekday: dayInWords(date).slice(0, 2),
    day: monthDay(date),
    near: nearWord(date, today),
    mark: day.source === 'weekday' || day.source === 'unpublished' ? '' : day.reason,
    isOff: day.kind === 'off',
    personId: night?.personId ?? null,
    name: night?.personId ? night.name : '',
    rev: night?.rev ?? 0,
    isOver: date < today,
  };
}

function nearWord(date: Day, today: Day): string {
  if (date === today) return '今晚';
  if (date === addDays(today, 1)) return '明晚';
  return date < today ? '昨晚' : '';
}

/** `周三 11月25日晚`: a night as it is spoken of. */
export function nightInWords(date: Day): string {
  return `${dayInWords(date)}晚`;
}

/**
 * How many nights from today on nobody is on duty yet, in words; empty if there is none. A day off is no gap by
 * itself, since quick filling can leave it out and most schools put nobody on then: it is said apart. As there, on the
 * last evening before lessons the students are back.
 */
export function gapsInWords(weeks: readonly WeekOfNights[]): string {
  const rows = weeks.flatMap((week) => week.rows);
  const isFree = (row: NightRow, index: number) => row.isOff && (rows[index + 1]?.isOff ?? true);
  const isOpen = ({ name, isOver }: NightRow) => !name && !isOver;
  const gaps = rows.filter((row, index) => isOpen(row) && !isFree(row, index));
  const off = rows.filter((row, index) => isOpen(row) && isFree(row, index));
  const [first] = gaps;
  const apart = off.length > 0 ? `${off.length} 晚放假或周末没有安排` : '';
  if (!first) return apart && `上课的晚上都安排好了，另有 ${apart}`;
  const nearest = `还有 ${gaps.length} 晚没有安排，最近是${first.near || nightInWords(first.date)}`;
  return apart ? `${nearest}；另有 ${apart}` : nearest;
}

/** Whoever is on duty in one of these nights, once each: to be put on again with one tap. */
export function knownStaff(nights: readonly DutyNightView[]): { personId: string; name: string }[] {
  const names = new Map(nights.flatMap(({ personId, name }) => (personId ? [[personId, name]] : [])));
  return [...names].map(([personId, name]) => ({ personId, name }));
}

/** What is said when somebody else changed a night before this tap arrived. */
export function changedInWords(date: Day, nights: readonly DutyNightView[]): string {
  const name = nights.find((night) => night.date === date)?.name;
  return `${nightInWords(date)}刚刚有人改过，现在${name ? `是 ${name}` : '没有安排'}。要改请再点一次`;
}

/** Whether somebody with these roles makes the duty roster of a department. */
export function mayArrange({ roles }: Pick<Me, 'roles'>, departmentId: string): boolean {
  return roles.some(
    (held) => held.role === 'officer' && (held.departmentId === null || held.departmentId === departmentId),
  );
}

function monthDay(day: Day): string {
  return dayInWords(day).slice(3);
}
