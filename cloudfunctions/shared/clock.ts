/**
 * The school's time. Beijing is UTC+8 the whole year (no daylight saving since 1991), so a day is a
 * shift and a division: no time zone database, no local Date getter, the same on every machine.
 */

/** A calendar day in Beijing, `YYYY-MM-DD`. Sorts as text in the order of time. */
export type Day = `${number}-${number}-${number}`;

/** Minutes since midnight of a Beijing day; over 1440 is the small hours of the next day. */
export type MinuteOfDay = number;

export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;
const BEIJING_OFFSET = 8 * 60 * MINUTE;

/** The Beijing day of a moment (milliseconds). */
export function dayOf(moment: number): Day {
  return new Date(moment + BEIJING_OFFSET).toISOString().slice(0, 10) as Day;
}

/** The moment (milliseconds) at which `minute` of the Beijing day begins. */
export function momentOf(day: Day, minute: MinuteOfDay = 0): number {
  return Date.parse(`${day}T00:00:00Z`) - BEIJING_OFFSET + minute * MINUTE;
}

/** The day `count` days later (earlier if negative). */
export function addDays(day: Day, count: number): Day {
  return dayOf(momentOf(day) + count * DAY);
}

/** Day of the week as ISO 8601 counts it: 1 Monday to 7 Sunday. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

/** Clock time in Beijing as people read it, `HH:mm`. */
export function clockTime(moment: number): string {
  return new Date(moment + BEIJING_OFFSET).toISOString().slice(11, 16);
}
