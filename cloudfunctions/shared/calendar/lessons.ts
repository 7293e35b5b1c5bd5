import { addDays, type Day } from '../clock';
import type { Lesson, Weeks } from './lesson';

export type * from './lesson';

/** What is in force on a day, of versions in the order of time; null before the first. */
export function inForceOn<Version extends { from: Day }>(
  versions: readonly Version[],
  day: Day,
): Version | null {
  return versions.filter(({ from }) => from <= day).at(-1) ?? null;
}

/** Versions with one more, in the order of time; the same day once more replaces what was said for it. */
export function withVersion<Version extends { from: Day }>(
  versions: readonly Version[],
  version: Version,
): Version[] {
  const others = versions.filter(({ from }) => from !== version.from);
  return [...others, version].sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** Versions that end with a new one: it holds from its day on, whatever was planned for later. */
export function endingWith<Version extends { from: Day }>(
  versions: readonly Version[],
  version: Version,
): Version[] {
  return [...versions.filter(({ from }) => from < version.from), version];
}

/**
 * Whether a new version from a day on would change a day that is over: it ends whatever is in force from its day
 * on, and lessons that were held can't be held differently afterwards.
 */
export function rewritesThePast(versions: readonly { from: Day }[], from: Day, today: Day): boolean {
  const yesterday = addDays(today, -1);
  return from <= yesterday && inForceOn(versions, yesterday) !== null;
}

/** Whether two lessons can meet in one week. */
export function meetInSomeWeek(one: Weeks, other: Weeks): boolean {
  return one === other || one === 'all' || other === 'all';
}

/** Whether a lesson is held in a week of a term. */
export function isHeldIn(weeks: Weeks, week: number): boolean {
  return weeks === 'all' || (weeks === 'odd') === (week % 2 === 1);
}

/** The order in which people read lessons: by day, then by time. */
export function byTime(one: Lesson, other: Lesson): number {
  return (
    one.weekday - other.weekday ||
    one.lesson - other.lesson ||
    (one.weeks === other.weeks ? 0 : one.weeks < other.weeks ? -1 : 1)
  );
}
