import type { Day } from '../clock';

/** How one year's notice is written down: every day by name. Days may lie at the end of the year before. */
export interface YearNotice {
  holidays: Readonly<Partial<Record<Day, string>>>;
  makeupWorkdays: Readonly<Partial<Record<Day, string>>>;
}

/** Every year's notice frees this day; a year without it is a year without notice. */
export const IN_EVERY_NOTICE = '10-03';
