import { grouped } from '../../shared/grouped';
import type { Lesson } from '../../shared/calendar/lessons';
import type { SchoolClass } from '../../shared/unit';
import { type LessonColumn, lessonColumns, type ParsedLesson } from './parse-lessons';
import { type Mistake, mistakeIn, titleOf } from './parse-sheet';
import { isOneSlipAway } from './plan-lookalikes';
import { isErased, type Person } from '../people/person';

/** A member of staff as planning a timetable needs one. */
export type KnownTeacher = Pick<Person, '_id' | 'number' | 'name' | 'departmentId' | 'grants'>;

/** Who and what the rows of a timetable may name. */
export interface LessonSchool {
  departmentId: string;
  /** A class of the department by what the file calls it. */
  classNamed: (name: string) => SchoolClass | undefined;
  /** The staff of the department, and whoever else the file names by number. */
  teachers: readonly KnownTeacher[];
  /** How many lessons a day has by the times of day; null where nobody has said it. */
  mostLessons: number | null;
}

/** A lesson of the file, with whom and what its row means. */
export interface PlannedLesson extends Lesson {
  row: number;
  classId: string;
  className: string;
}

/** Finds the class and the teacher of every row; a row of several lessons becomes as many. */
export function lessonsOfRows(
  rows: readonly ParsedLesson[],
  school: LessonSchool,
): { lessons: PlannedLesson[]; mistakes: Mistake[] } {
  const finder = teacherFinder(school);
  const lessons: PlannedLesson[] = [];
  const mistakes: Mistake[] = [];
  for (const row of rows) {
    const wrong = (column: LessonColumn, value: string, reason: string) =>
      mistakes.push(mistakeIn(row.row, titleOf(lessonColumns, column), value, reason));
    const schoolClass = school.classNamed(row.className);
    const teacher = finder(row);
    if (!schoolClass) wrong('className', row.className, '本系部没有这个班；请和花名册里的班级名称写得一样');
    if ('reason' in teacher) wrong(teacher.column, teacher.value, teacher.reason);
    const late = tooLate(row, school.mostLessons);
    if (late) wrong('lessons', String(row.lessons.last), late);
    if (schoolClass && !('reason' in teacher) && !late)
      lessons.push(...spread(row, schoolClass, teacher.teacherId));
  }
  return { lessons, mistakes };
}

function tooLate({ lessons: { last } }: ParsedLesson, mostLessons: number | null): string | null {
  return mostLessons !== null && last > mostLessons
    ? `作息时间里一天只有 ${mostLessons} 节；请改节次，或先改作息时间`
    : null;
}

function spread(row: ParsedLesson, { _id, name }: SchoolClass, teacherId: string | null): PlannedLesson[] {
  const { first, last } = row.lessons;
  const { weekday, subject, weeks = 'all', place = '' } = row;
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    ...{ row: row.row, classId: _id, className: name },
    ...{ weekday, lesson: first + index, weeks, subject, teacherId, place },
  }));
}

/** The number of the teacher, in its own column or in that of the name; names have no figures. */
export function numberIn({ teacher = '', teacherNumber }: ParsedLesson): string | undefined {
  return teacherNumber ?? (/\d/.test(teacher) ? teacher : undefined);
}

type FoundTeacher =
  { teacherId: string | null } | { column: 'teacher' | 'teacherNumber'; value: string; reason: string };

/** A number is the school's, so it may be of anybody; a name is looked for in the department alone. */
function teacherFinder({ departmentId, teachers }: LessonSchool): (row: ParsedLesson) => FoundTeacher {
  const here = teachers.filter((teacher) => !isErased(teacher));
  const byNumber = new Map(here.map((teacher) => [teacher.number, teacher]));
  const own = here.filter((teacher) => teacher.departmentId === departmentId);
  const byName = grouped(own, ({ name }) => name);
  return (row) => {
    const number = numberIn(row);
    if (number !== undefined) return numbered(byNumber.get(number), number, row);
    return row.teacher === undefined
      ? { teacherId: null }
      : calledSo(byName.get(row.teacher) ?? [], row.teacher, byName);
  };
}

function numbered(
  found: KnownTeacher | undefined,
  number: string,
  { teacher, teacherNumber }: ParsedLesson,
): FoundTeacher {
  const column = teacherNumber === undefined ? 'teacher' : 'teacherNumber';
  if (!found) return { column, value: number, reason: '没有这个工号的教职工；请先导入教职工名单' };
  const isOther = teacher !== undefined && teacher !== number && teacher !== found.name;
  if (!isOther) return { teacherId: found._id };
  return { column: 'teacher', value: teacher, reason: `工号 ${number} 是 ${found.name}，不是 ${teacher}` };
}

function calledSo(
  [found, ...others]: readonly KnownTeacher[],
  name: string,
  byName: ReadonlyMap<string, unknown>,
): FoundTeacher {
  const wrong = (reason: string) => ({ column: 'teacher', value: name, reason }) as const;
  if (!found) return wrong(`本系部没有这位教职工${hintOf(name, byName)}；外系部的请填教师工号`);
  if (others.length === 0) return { teacherId: found._id };
  return wrong(`有几位同名（${[found, ...others].map(({ number }) => number).join('、')}）；请填教师工号`);
}

/** Two signs alike are too few: of 李明 and 李雷 nobody is the other one mistyped. */
const LEAST = 3;

/** Who may have been meant, one sign away: 刘晓雯 for 刘晓文. */
function hintOf(name: string, byName: ReadonlyMap<string, unknown>): string {
  const near = [...byName.keys()].filter(
    (other) => Math.max(name.length, other.length) >= LEAST && isOneSlipAway(name, other),
  );
  return near.length === 0 ? '' : `（是不是 ${near.slice(0, 3).join('、')}？）`;
}
