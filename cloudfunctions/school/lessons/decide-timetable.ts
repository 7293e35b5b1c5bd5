import { appendEvent, beginThing } from '../../shared/history/history';
import type { Thing } from '../../shared/history/event';
import type { Seal } from '../../shared/history/hash';
import { type ClassTimetable, endingWith, type TimetableVersion } from '../../shared/calendar/lessons';
import type { Maker } from '../people/person-change';

/** The timetable of a class in a term, with history. */
export interface Timetable extends Thing, ClassTimetable {
  /** `classId_termId` */
  _id: string;
  departmentId: string;
  /** In the order of time; the last one that has begun holds. Each is a text of the history: subjects are words. */
  versions: TimetableVersion[];
  /** Everybody whom a version names, for finding a teacher's lessons. */
  teacherIds: string[];
}

/** What a timetable is to be from a day on. */
export interface WantedTimetable extends Pick<Timetable, 'classId' | 'termId' | 'departmentId'> {
  /** Without its number, which follows from the event. */
  wanted: Omit<TimetableVersion, 'version'>;
}

export function timetableId({ classId, termId }: Pick<Timetable, 'classId' | 'termId'>): string {
  return `${classId}_${termId}`;
}

/**
 * The timetable with one event more; `before` is null ahead of the first. The event has the new version alone:
 * with all of them in each, the history would grow with the square of the imports. The versions follow from the
 * events, since a new one ends all that were to begin on its day or later.
 */
export function changedTimetable(
  before: Timetable | null,
  { classId, termId, departmentId, wanted }: WantedTimetable,
  maker: Maker,
  seal: Seal,
): Timetable {
  // As the event's, which no other has, also when a version was replaced before it began.
  const version = { version: (before?.rev ?? 0) + 1, ...wanted };
  const versions = endingWith(before?.versions ?? [], version);
  const teacherIds = teachersOf(versions);
  const event = { ...maker, kind: 'imported', texts: { version: JSON.stringify(version) } };
  if (before) return { ...appendEvent(before, { ...event, sets: { teacherIds } }, seal), versions };
  const record = { classId, termId, departmentId, teacherIds };
  const fields = { ...record, versions };
  return beginThing<Timetable>(timetableId(record), fields, { ...event, sets: record }, seal);
}

function teachersOf(versions: readonly TimetableVersion[]): string[] {
  const all = versions.flatMap(({ lessons }) => lessons.flatMap(({ teacherId }) => teacherId ?? []));
  return [...new Set(all)].sort();
}
