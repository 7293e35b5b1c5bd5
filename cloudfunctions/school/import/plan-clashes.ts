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
 * may have several classes together (合班): the same subject at the same place, which has to be named. A row of
 * several lessons (1-2) that meets another is one mistake: it is put right in one cell.
 */
export function clashes(
  lessons: readonly PlannedLesson[],
  standing: readonly StandingLesson[],
  nameOf: (teacherId: string) => string,
): Mistake[] {
  const ofRows = ({ row }: PlannedLesson, before: PlannedLesson) => `${row} ${before.row}`;
  const inClasses = meetings(
    clashesIn(lessons, ({ classId }) => classId),
    ofRows,
  ).map(({ lesson, other, at }) =>
    mistake(lesson, 'lessons', '', `${at}已有第 ${other.row} 行的 ${other.subject}`),
  );
  const inPlaces = clashesIn(lessons, ({ teacherId }) => teacherId).filter(
    ([lesson, before]) => lesson.classId !== before.classId && !areTogether(lesson, before),
  );
  const ofTeachers = meetings(inPlaces, ofRows).map((meeting) =>
    inTwoPlaces(meeting, `第 ${meeting.other.row} 行`, nameOf),
  );
  const held = grouped(standing, timeOfTeacher);
  const withStanding = lessons.flatMap((lesson): [PlannedLesson, StandingLesson][] => {
    const others = lesson.teacherId === null ? [] : (held.get(timeOfTeacher(lesson)) ?? []);
    const other = others.find(({ weeks }) => meetInSomeWeek(weeks, lesson.weeks));
    return other && !areTogether(other, lesson) ? [[lesson, other]] : [];
  });
  const ofStanding = meetings(
    withStanding,
    ({ row }, { className, subject }) => `${row} ${className} ${subject}`,
  ).map((meeting) => inTwoPlaces(meeting, '现有课表里', nameOf));
  return [...inClasses, ...ofTeachers, ...ofStanding];
}

/** A row that meets another one, or a lesson that is held already; `at` says when: 周一第 1、2 节. */
interface Meeting<Other> {
  lesson: PlannedLesson;
  other: Other;
  at: string;
}

/** Pairs of lessons, those of one row with the same other one together. */
function meetings<Other>(
  pairs: readonly [PlannedLesson, Other][],
  keyOf: (lesson: PlannedLesson, other: Other) => string,
): Meeting<Other>[] {
  const together = grouped(pairs, ([lesson, other]) => keyOf(lesson, other));
  return [...together.values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const numbers = same.map(([{ lesson }]) => lesson).join('、');
    return [{ lesson: first[0], other: first[1], at: `${weekdayName(first[0].weekday)}第 ${numbers} 节` }];
  });
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
  { lesson, other: { className, subject }, at }: Meeting<StandingLesson>,
  where: string,
  nameOf: (teacherId: string) => string,
): Mistake {
  const name = nameOf(lesson.teacherId ?? '');
  const reason = `${name} ${at}在${where} ${className} 已有 ${subject}；合班上课请写同一课程和同一地点`;
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
