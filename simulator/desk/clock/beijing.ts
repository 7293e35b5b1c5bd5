/**
 * Beijing's calendar: UTC+8 without daylight saving, which is what WeChat's timers and every school
 * in China go by, wherever the browser that shows the desk believes to be.
 */
const OFFSET_MS = 8 * 60 * 60 * 1000;
const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** Year, month (1 to 12) and day, then hours, minutes and seconds of a day in Beijing. */
export type CalendarFields = [
  year: number,
  month: number,
  day: number,
  hours: number,
  minutes: number,
  seconds: number,
];

/** What calendar and clock in Beijing show at `moment` (milliseconds since 1970). */
export function fieldsOf(moment: number): CalendarFields {
  const date = new Date(moment + OFFSET_MS);
  return [
    date.getUTCFullYear(),
    date.getUTCMonth() + 1,
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds(),
  ];
}

/** The moment at which Beijing shows these fields, or `null` where there is no such day or time (30 February, 24:00). */
export function momentOf(fields: CalendarFields): number | null {
  const [year, month, day, hours, minutes, seconds] = fields;
  const moment = Date.UTC(year, month - 1, day, hours, minutes, seconds) - OFFSET_MS;
  const isReal = fieldsOf(moment).every((value, index) => value === fields[index]);
  return isReal ? moment : null;
}

/** The beginning of the hour after `moment`. Beijing is whole hours from UTC, so hours begin together. */
export function nextHour(moment: number): number {
  return (Math.floor(moment / HOUR_MS) + 1) * HOUR_MS;
}

/** Date as people read it, e.g. `2026年11月24日 周二`. */
export function dateText(moment: number): string {
  const [year, month, day] = fieldsOf(moment);
  const weekday = WEEKDAYS[new Date(moment + OFFSET_MS).getUTCDay()] ?? '';
  return `${year}年${month}月${day}日 ${weekday}`;
}

/** Time of day to the second, e.g. `06:58:03`. */
export function timeText(moment: number): string {
  return fieldsOf(moment).slice(3).map(twoDigits).join(':');
}

/** Day and time to the minute, e.g. `11月24日 06:58`. */
export function shortMoment(moment: number): string {
  const [, month, day] = fieldsOf(moment);
  return `${month}月${day}日 ${timeText(moment).slice(0, 5)}`;
}

/** Date and time as ISO 8601 with Beijing's offset, for machines and screen readers. */
export function isoText(moment: number): string {
  const [year, month, day] = fieldsOf(moment);
  return `${year}-${twoDigits(month)}-${twoDigits(day)}T${timeText(moment)}+08:00`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
