import { appendEvent, beginThing } from '../../shared/history/history';
import type { Thing } from '../../shared/history/event';
import type { Seal } from '../../shared/history/hash';
import { inForceOn, type LessonTimes, withVersion } from '../../shared/calendar/lessons';
import type { Day } from '../../shared/clock';
import { THE_SCHOOL } from '../../shared/calendar/terms-record';
import type { Maker } from '../people/person-change';

/** All times of day (作息时间) with history: one document, so that versions can't contradict each other. */
export interface LessonTimesRecord extends Thing {
  _id: typeof THE_SCHOOL;
  versions: LessonTimes[];
}

/** What becomes of the versions: null if they are so already, `past` if days that are over would change. */
export type TimesOutcome = LessonTimes[] | null | 'past';

/**
 * The versions with times from a day on. What lessons were judged by stays: of the days that are over only those
 * may get times that have none yet, so that a school can begin in the middle of a term.
 */
export function withTimesFrom(
  versions: readonly LessonTimes[],
  wanted: LessonTimes,
  today: Day,
): TimesOutcome {
  const there = versions.find(({ from }) => from === wanted.from);
  if (there && JSON.stringify(plain(there)) === JSON.stringify(plain(wanted))) return null;
  if (wanted.from < today && inForceOn(versions, wanted.from)) return 'past';
  return withVersion(versions, wanted);
}

/** The versions without that of a day; one that began before today was judged by. */
export function withoutTimesFrom(versions: readonly LessonTimes[], from: Day, today: Day): TimesOutcome {
  if (!versions.some((version) => version.from === from)) return null;
  return from < today ? 'past' : versions.filter((version) => version.from !== from);
}

function plain({ times }: LessonTimes): number[][] {
  return times.map(({ from, to }) => [from, to]);
}

/** The times of day with one event more; `before` is null ahead of the first. */
export function changedLessonTimes(
  before: LessonTimesRecord | null,
  { kind, from, versions }: { kind: 'timesSet' | 'timesRemoved'; from: Day; versions: LessonTimes[] },
  maker: Maker,
  seal: Seal,
): LessonTimesRecord {
  const event = { ...maker, kind, data: { from }, sets: { versions } };
  return before
    ? appendEvent(before, event, seal)
    : beginThing<LessonTimesRecord>(THE_SCHOOL, { versions }, event, seal);
}
