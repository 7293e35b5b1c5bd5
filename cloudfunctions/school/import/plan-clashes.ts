import { weekdayName } from '../../shared/calendar/calendar';
import { grouped } from '../../shared/grouped';
import { type Lesson, meetInSomeWeek } from '../../shared/calendar/lessons';
import { lessonColumns } from './parse-lessons';
import { type Mistake, mistakeIn, titleOf } from './parse-sheet';
import type { PlannedLesson } from './plan-lessons';

/** A lesson that is held already, in a class that the file says nothing of. */
export interface StandingLesson extends Lesson {
  className: string;
}

/**
 * Two lessons at once in a class, and teachers who would be in two places at once, at the later row. A teacher
 * may have several classes together (合班): the same subject at the same place, which has to be named.
 */
export function clashes(
  lessons: readonly PlannedLesson[],
  standing: readonly StandingLesson[],
  nameOf: (teacherId: string) => string,
): Mistake[] {
  const inClasses = clashesIn(lessons, ({ classId }) => classId).map(([lesson, before]) =>
    mistake(lesson, 'lessons', '', `${when(lesson)}已有第 ${before.row} 行的 ${before.subject}`),
  );
  const ofTeachers = clashesIn(lessons, ({ teacherId }) => teacherId)
    .filter(([lesson, before]) => lesson.classId !== before.classId && !areTogether(lesson, before))
    .map(([lesson, before]) => inTwoPlaces(lesson, `第 ${before.row} 行`, before, nameOf));
  const held = grouped(standing, timeOfTeacher);
  const withStanding = lessons.flatMap((lesson) => {
    const others = lesson.teacherId === null ? [] : (held.get(timeOfTeacher(lesson)) ?? []);
    const other = others.find(({ weeks }) => meetInSomeWeek(weeks, lesson.weeks));
    return other && !areTogether(other, lesson) ? [inTwoPlaces(lesson, '现有课表里', other, nameOf)] : [];
  });
  return [...inClasses, ...ofTeachers, ...withStanding];
}

/** Every lesson with the first one before it at the same time, of the same class or teacher. */
function clashesIn(
  lessons: readonly PlannedLesson[],
  keyOf: (lesson: PlannedLesson) => string | null,
): [PlannedLesson, PlannedLesson][] {
  const taken = new Map<string, PlannedLesson[]>();
  return lessons.flatMap((lesson): [PlannedLesson, PlannedLesson][] => {
    const owner = keyOf(lesson);
    if (owner === null) return [];
    const key = `${owner} ${lesson.weekday} ${lesson.lesson}`;
    const there = taken.get(key) ?? [];
    taken.set(key, [...there, lesson]);
    const before = there.find(({ weeks }) => meetInSomeWeek(weeks, lesson.weeks));
    return before ? [[lesson, before]] : [];
  });
}

function timeOfTeacher({ teacherId, weekday, lesson }: Lesson): string {
  return `${teacherId ?? ''} ${weekday} ${lesson}`;
}

function areTogether(one: Lesson, other: Lesson): boolean {
  return one.subject === other.subject && one.place === other.place && one.place !== '';
}

function inTwoPlaces(
  lesson: PlannedLesson,
  where: string,
  { className, subject }: StandingLesson,
  nameOf: (teacherId: string) => string,
): Mistake {
  const name = nameOf(lesson.teacherId ?? '');
  const reason = `${name} ${when(lesson)}在${where} ${className} 已有 ${subject}；合班上课请写同一课程和同一地点`;
  return mistake(lesson, 'teacher', name, reason);
}

function mistake(
  { row }: PlannedLesson,
  column: 'lessons' | 'teacher',
  value: string,
  reason: string,
): Mistake {
  return mistakeIn(row, titleOf(lessonColumns, column), value, reason);
}

function when({ weekday, lesson }: Lesson): string {
  return `${weekdayName(weekday)}第 ${lesson} 节`;
}
