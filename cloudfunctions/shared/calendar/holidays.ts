import library from 'chinese-days/dist/chinese-days.json';
import { addDays, type Day } from '../clock';
import { IN_EVERY_NOTICE, type YearNotice } from './year-notice';

/**
 * Public holidays (法定节假日) and the days worked to make up for them (调休上班), as the State Council's
 * office publishes them once a year, mostly in November for the next year. The data come with the
 * package `chinese-days`; of that package only the data are used, because its functions take any day of
 * a year without data for an ordinary one.
 */

/** A day that isn't what its day of the week says. `name` is the holiday it belongs to (国庆节). */
export interface PublicDay {
  kind: 'holiday' | 'makeupWorkday';
  name: string;
}

/** What is published: the years (`2026`) whose notice is known, and the days that the notices name. */
export interface PublicHolidays {
  years: ReadonlySet<string>;
  days: ReadonlyMap<Day, PublicDay>;
}

/** The list's short names, written as everybody writes them. */
const FULL_NAMES: Readonly<Record<string, string>> = { 清明: '清明节', 端午: '端午节', 中秋: '中秋节' };

/** The notice of 2019 reached back to 29 December 2018, further than any other. */
const REACHES_BACK = 3;

/** What the package knows. */
export const publishedHolidays: PublicHolidays = fromLibrary();

/**
 * What is published about a day: the holiday or make-up workday it is, `ordinary` if the notice doesn't
 * name it, `unpublished` if a notice that could name it isn't known.
 */
export function publicDay(day: Day, { years, days }: PublicHolidays): PublicDay | 'ordinary' | 'unpublished' {
  const named = days.get(day);
  if (named) return named;
  const isKnown = years.has(yearOf(day)) && years.has(yearOf(addDays(day, REACHES_BACK)));
  return isKnown ? 'ordinary' : 'unpublished';
}

/** The year whose notice would decide about a day that is `unpublished`. */
export function missingNotice(day: Day, { years }: PublicHolidays): string {
  return years.has(yearOf(day)) ? yearOf(addDays(day, REACHES_BACK)) : yearOf(day);
}

/** Adds notices that the school has written down by year; they replace what was known of those years. */
export function withNotices(
  known: PublicHolidays,
  notices: Readonly<Record<string, YearNotice>>,
): PublicHolidays {
  const kept = [...known.days].filter(([day]) => !Object.hasOwn(notices, yearOf(day)));
  const added = Object.values(notices).flatMap(({ holidays, makeupWorkdays }) => [
    ...entries(holidays, 'holiday'),
    ...entries(makeupWorkdays, 'makeupWorkday'),
  ]);
  return { years: new Set([...known.years, ...Object.keys(notices)]), days: new Map([...kept, ...added]) };
}

function fromLibrary(): PublicHolidays {
  const days = new Map([
    ...entries(fullNames(library.holidays), 'holiday'),
    ...entries(fullNames(library.workdays), 'makeupWorkday'),
  ]);
  const years = new Set([...days.keys()].map(yearOf));
  const published = [...years].filter((year) => days.has(`${year}-${IN_EVERY_NOTICE}` as Day));
  return { years: new Set(published), days };
}

/** The package writes `National Day,国庆节,3`: names in English and Chinese, days free by law. */
function fullNames(list: Record<string, string>): Record<Day, string> {
  return Object.fromEntries(
    Object.entries(list).map(([day, text]) => {
      const name = text.split(',')[1] ?? '';
      return [day, FULL_NAMES[name] ?? name];
    }),
  );
}

function entries(list: Readonly<Partial<Record<Day, string>>>, kind: PublicDay['kind']): [Day, PublicDay][] {
  return Object.entries(list).map(([day, name = '']) => [day as Day, { kind, name }]);
}

function yearOf(day: Day): string {
  return day.slice(0, 4);
}
