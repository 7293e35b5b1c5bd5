import { appendEvent, beginThing } from '../../shared/history/history';
import type { Thing } from '../../shared/history/event';
import type { Seal } from '../../shared/history/hash';
import type { LessonTimes } from '../../shared/calendar/lessons';
import type { Day } from '../../shared/clock';
import { THE_SCHOOL } from '../calendar/records';
import type { Maker } from '../people/person-change';

/** All times of day (作息时间) with history: one document, so that versions can't contradict each other. */
export interface LessonTimesRecord extends Thing {
  _id: typeof THE_SCHOOL;
  versions: LessonTimes[];
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
