import { appendEvent, beginThing } from '../../shared/history/history';
import type { Thing } from '../../shared/history/event';
import type { Seal } from '../../shared/history/hash';
import type { ClassTimetable, TimetableVersion } from '../../shared/calendar/lessons';
import type { Maker } from '../people/person-change';

/** The timetable of a class in a term, with history. */
export interface Timetable extends Thing, ClassTimetable {
  /** `classId_termId` */
  _id: string;
  departmentId: string;
  /** In the order of time; the last one that has begun holds. A text of the history, since subjects are words. */
  versions: TimetableVersion[];
  /** Everybody whom a version names, for finding a teacher's lessons. */
  teacherIds: string[];
}

/** What a timetable is to be. */
export type WantedTimetable = Pick<Timetable, 'classId' | 'termId' | 'departmentId' | 'versions'>;

export function timetableId({ classId, termId }: Pick<Timetable, 'classId' | 'termId'>): string {
  return `${classId}_${termId}`;
}

/** The timetable with one event more; `before` is null ahead of the first. */
export function changedTimetable(
  before: Timetable | null,
  { classId, termId, departmentId, versions }: WantedTimetable,
  maker: Maker,
  seal: Seal,
): Timetable {
  const teacherIds = teachersOf(versions);
  const event = { ...maker, kind: 'imported', texts: { versions: JSON.stringify(versions) } };
  if (before) return { ...appendEvent(before, { ...event, sets: { teacherIds } }, seal), versions };
  const record = { classId, termId, departmentId, teacherIds };
  const fields = { ...record, versions };
  return beginThing<Timetable>(timetableId(record), fields, { ...event, sets: record }, seal);
}

function teachersOf(versions: readonly TimetableVersion[]): string[] {
  const all = versions.flatMap(({ lessons }) => lessons.flatMap(({ teacherId }) => teacherId ?? []));
  return [...new Set(all)].sort();
}
