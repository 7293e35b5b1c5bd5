const DAY_MS = 24 * 3600 * 1000;

/** Everything that expressions ask of a date, by the names of the operators without the dollar sign. */
export interface DateParts {
  year: number;
  month: number;
  dayOfMonth: number;
  hour: number;
  minute: number;
  second: number;
  millisecond: number;
  dayOfYear: number;
  /** 1 for Sunday to 7. */
  dayOfWeek: number;
  /** 1 for Monday to 7. */
  isoDayOfWeek: number;
  /** Weeks begin on Sundays; the days before the first are in week 0. */
  week: number;
  isoWeek: number;
  isoWeekYear: number;
}

/** The parts of a moment as the clocks of Greenwich show it. */
export function partsOf(moment: number): DateParts {
  const date = new Date(moment);
  const year = date.getUTCFullYear();
  const dayOfYear = Math.floor((moment - Date.UTC(year, 0)) / DAY_MS) + 1;
  const weekday = date.getUTCDay();
  return {
    year,
    month: date.getUTCMonth() + 1,
    dayOfMonth: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    millisecond: date.getUTCMilliseconds(),
    dayOfYear,
    dayOfWeek: weekday + 1,
    isoDayOfWeek: weekday || 7,
    week: Math.floor((dayOfYear + 6 - weekday) / 7),
    ...isoWeekOf(moment, weekday || 7),
  };
}

/** The week that holds this week's Thursday, counted in the Thursday's year. */
function isoWeekOf(moment: number, isoDayOfWeek: number): { isoWeek: number; isoWeekYear: number } {
  const thursday = moment + (4 - isoDayOfWeek) * DAY_MS;
  const isoWeekYear = new Date(thursday).getUTCFullYear();
  const days = Math.floor((thursday - Date.UTC(isoWeekYear, 0)) / DAY_MS);
  return { isoWeek: Math.floor(days / 7) + 1, isoWeekYear };
}

/** Midnight of a day of an ISO week, by the clocks of Greenwich. */
export function isoWeekStart(isoWeekYear: number, isoWeek: number, isoDayOfWeek: number): number {
  const fourth = Date.UTC(isoWeekYear, 0, 4);
  const monday = fourth - ((new Date(fourth).getUTCDay() || 7) - 1) * DAY_MS;
  return monday + ((isoWeek - 1) * 7 + isoDayOfWeek - 1) * DAY_MS;
}

/** Midnight of a day whose month and day may lie beyond the end of year and month. */
export function dayStart(year: number, month: number, day: number): number {
  const date = new Date(0);
  // Date.UTC takes a year below 100 for one of the twentieth century.
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime();
}
