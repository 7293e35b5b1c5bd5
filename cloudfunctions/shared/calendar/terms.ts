import { addDays, DAY, type Day, momentOf, weekdayOf } from '../clock';

/** A term as it is stored: its name follows from the id. */
export type StoredTerm = Omit<Term, 'name'>;

/** A term (学期), both days included. Terms of a school don't overlap. */
export interface Term {
  /** `2026-1` for the first term of the school year that begins in 2026; sorts as text in the order of time. */
  termId: string;
  /** 2026–2027学年第一学期 */
  name: string;
  from: Day;
  to: Day;
  /** The Monday of 第 1 周: the week of `from`, or a later one where preparation comes first. */
  weekOne: Day;
}

/** A week of a term; 0 and below are before 第 1 周. */
export interface TermWeek {
  term: Term;
  week: number;
  /** 第 3 周, or 预备周 */
  label: string;
}

/** Where a day lies among the terms: `beyond` is before the first or after the last known, `none` without terms. */
export type TermPlace = 'within' | 'between' | 'beyond' | 'none';

/** The term a day lies in, or null. */
export function termOf(day: Day, terms: readonly Term[]): Term | null {
  return terms.find(({ from, to }) => from <= day && day <= to) ?? null;
}

/**
 * Where a day lies among the terms. `between` is vacation. `beyond` isn't known to be: the next term may
 * simply not be entered yet, and a school that forgot it must not look as if it had a holiday.
 */
export function placeInTerms(day: Day, terms: readonly Term[]): TermPlace {
  if (terms.length === 0) return 'none';
  if (termOf(day, terms)) return 'within';
  const isPreceded = terms.some(({ to }) => to < day);
  const isFollowed = terms.some(({ from }) => day < from);
  return isPreceded && isFollowed ? 'between' : 'beyond';
}

/** The week of the term (第 N 周, Monday to Sunday) that a day lies in; null outside terms. */
export function weekOf(day: Day, terms: readonly Term[]): TermWeek | null {
  const term = termOf(day, terms);
  if (!term) return null;
  const days = (momentOf(day) - momentOf(mondayOf(term.weekOne))) / DAY;
  const week = Math.floor(days / 7) + 1;
  return { term, week, label: week > 0 ? `第 ${week} 周` : '预备周' };
}

/** 2026–2027学年第一学期, by id. */
export function termName(termId: string): string {
  const [year = '', half = ''] = termId.split('-');
  return `${year}–${Number(year) + 1}学年第${half === '1' ? '一' : '二'}学期`;
}

/** The Monday of the week that a day lies in. */
export function mondayOf(day: Day): Day {
  return addDays(day, 1 - weekdayOf(day));
}
