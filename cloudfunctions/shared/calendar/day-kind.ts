import type { Day } from '../clock';

/** What said what kind of day it is, see `calendar.ts`. */
export type DaySource = 'override' | 'outsideTerm' | 'unpublished' | 'holiday' | 'makeupWorkday' | 'weekday';

/** What kind of day it is and why. */
export interface DayKind {
  day: Day;
  kind: 'school' | 'off' | 'unknown';
  source: DaySource;
  /** In Chinese, to be shown: 国庆节放假. */
  reason: string;
  /** The day of the week (1 to 7) whose timetable is held; null on days off, and where nobody has said it. */
  timetable: number | null;
}
