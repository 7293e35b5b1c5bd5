import type { Day } from '../../typings/cloud-api';

/** Words for days and times. Beijing is UTC+8 all year; the phone's own time zone is never asked. */

const BEIJING_OFFSET = 8 * 60 * 60_000;
const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];

/** Clock time `07:05` of a moment in milliseconds. */
export function clockTime(moment: number): string {
  return new Date(moment + BEIJING_OFFSET).toISOString().slice(11, 16);
}

/** The Beijing day of a moment in milliseconds. */
export function dayOf(moment: number): Day {
  return new Date(moment + BEIJING_OFFSET).toISOString().slice(0, 10) as Day;
}

/** `周二 11月24日` of a day `2026-11-24`. */
export function dayInWords(day: string): string {
  const moment = Date.parse(`${day}T00:00:00Z`);
  const weekday = weekdays[new Date(moment).getUTCDay()] ?? '';
  return `${weekday} ${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
}

/** 今天, 昨天, 明天, or the day in words, seen from `today`. */
export function dayFrom(day: string, today: string): string {
  const daysApart = Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);
  const near: Record<number, string> = { [-1]: '昨天', 0: '今天', 1: '明天' };
  return near[daysApart] ?? dayInWords(day);
}

/** The day `count` days later (earlier if negative). */
export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10) as Day;
}

/** The day of the week, 1 Monday to 7 Sunday. */
export function weekdayOf(day: Day): number {
  return new Date(Date.parse(`${day}T00:00:00Z`)).getUTCDay() || 7;
}

/** 周一 … 周日, by number from 1 to 7. */
export function weekdayName(weekday: number): string {
  return weekdays[weekday % 7] ?? '';
}

/** `07:05` of a minute of the day. */
export function clockOf(minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** The minute of the day of `07:05`. */
export function minuteOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}

/** The Monday of the week that a day lies in. */
export function mondayOf(day: Day): Day {
  return addDays(day, 1 - weekdayOf(day));
}

/** How many days `to` is after `from`; negative when it is before. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** 2026年9月1日（周二） */
export function dayWithYear(day: Day): string {
  const [weekday = '', date = ''] = dayInWords(day).split(' ');
  return `${day.slice(0, 4)}年${date}（${weekday}）`;
}
