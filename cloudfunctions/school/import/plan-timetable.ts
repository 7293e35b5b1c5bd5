import type { Day } from '../../shared/clock';
import { grouped } from '../../shared/grouped';
import {
  byTime,
  type ClassTimetable,
  inForceOn,
  type Lesson,
  type TimetableVersion,
  withVersion,
} from '../../shared/calendar/lessons';
import type { Term } from '../../shared/calendar/terms';
import type { TimetableChange } from './contract';
import { lessonGrants, withLessonGrants } from '../lessons/lesson-grant';
import { clashes, type StandingLesson } from './plan-clashes';
import { type KnownTeacher, lessonsOfRows, type LessonSchool, type PlannedLesson } from './plan-lessons';
import type { ParsedLesson } from './parse-lessons';
import type { Mistake } from './parse-sheet';

/** The timetable of a class as it is; `rev` is what a change is compared with. */
export type StandingTimetable = ClassTimetable & { rev: number; teacherIds: readonly string[] };

/** What the timetable of a class is to be; `rev` 0: there is none yet. */
export interface PlannedTimetable {
  /** The class's first in the file, and its name. */
  row: number;
  number: string;
  timetable: ClassTimetable & { departmentId: string; rev: number; versions: TimetableVersion[] };
}

/** A teacher whose grants are to be made to follow from the timetables of some classes, once these are written. */
export interface PlannedTeaching {
  row: number;
  number: string;
  teaching: { teacherId: string; classIds: string[]; termId: string; until: Day };
}

/** What a timetable is planned on. */
export interface TimetableGround extends LessonSchool {
  term: Term;
  /** From when it holds; a day of the term. */
  from: Day;
  today: Day;
  /** All timetables of the term, of other departments as well: teachers don't keep to theirs. */
  standing: readonly StandingTimetable[];
  /** Names of classes by id. */
  classNames: ReadonlyMap<string, string>;
}

/** What a file leads to; the writes count for nothing while there are mistakes. */
export interface TimetablePlan {
  writes: (PlannedTimetable | PlannedTeaching)[];
  changes: TimetableChange[];
  mistakes: Mistake[];
}

/** Compares a file with the timetables and plans the writes: classes first, then the teachers whose grants follow. */
export function planTimetable(rows: readonly ParsedLesson[], ground: TimetableGround): TimetablePlan {
  const { lessons, mistakes } = lessonsOfRows(rows, ground);
  const byClass = grouped(lessons, ({ classId }) => classId);
  const names = new Map(ground.teachers.map(({ _id, name }) => [_id, name]));
  const standing = standingLessons(ground, new Set(byClass.keys()));
  const clashing = clashes(lessons, standing, (id) => names.get(id) ?? '');
  const planned = [...byClass].map(([classId, ofClass]) => plannedFor(classId, ofClass, ground));
  return {
    writes: [
      ...planned.flatMap(({ change, write }) => (change.change === 'same' ? [] : [write])),
      ...teachings(planned, ground),
    ],
    changes: planned.map(({ change }) => change),
    mistakes: [...mistakes, ...clashing].sort((a, b) => a.row - b.row),
  };
}

interface PlannedClass {
  change: TimetableChange;
  write: PlannedTimetable;
  /** Whoever taught the class or is to teach it. */
  teacherIds: ReadonlySet<string>;
}

const nothingYet = { rev: 0, versions: [], teacherIds: [] } as const;

function plannedFor(
  classId: string,
  ofClass: readonly PlannedLesson[],
  { standing, term, from, departmentId }: TimetableGround,
): PlannedClass {
  const { rev, versions, teacherIds } = standing.find((one) => one.classId === classId) ?? nothingYet;
  const lessons = ofClass.map(plain).sort(byTime);
  const change = changeOf(inForceOn<TimetableVersion>(versions, from), lessons);
  const next = change === 'same' ? [...versions] : withVersion<TimetableVersion>(versions, { from, lessons });
  const { row, className } = firstOf(ofClass);
  return {
    change: { className, change, lessons: lessons.length },
    write: {
      ...{ row, number: className },
      timetable: { classId, termId: term.termId, departmentId, rev, versions: next },
    },
    teacherIds: new Set([...teacherIds, ...lessons.flatMap(({ teacherId }) => teacherId ?? [])]),
  };
}

function changeOf(before: TimetableVersion | null, lessons: readonly Lesson[]): TimetableChange['change'] {
  if (!before) return 'new';
  return textOf(before.lessons) === textOf(lessons) ? 'same' : 'changed';
}

function firstOf(lessons: readonly PlannedLesson[]): PlannedLesson {
  const [first] = lessons;
  if (!first) throw new Error('a class is in the file by at least one lesson');
  return first;
}

// Always the same order of fields, so that equal lessons are equal as JSON.
function plain({ weekday, lesson, weeks, subject, teacherId, place }: Lesson): Lesson {
  return { weekday, lesson, weeks, subject, teacherId, place };
}

function textOf(lessons: readonly Lesson[]): string {
  return JSON.stringify(lessons.map(plain));
}

/** The lessons that are held, from the first day of the new ones on, in classes that the file doesn't name. */
function standingLessons(
  { standing, from, classNames }: TimetableGround,
  named: ReadonlySet<string>,
): StandingLesson[] {
  return standing
    .filter(({ classId }) => !named.has(classId))
    .flatMap(({ classId, versions }) => {
      const now = inForceOn(versions, from);
      const holding = versions.filter((version) => version === now || version.from > from);
      const className = classNames.get(classId) ?? '其他班';
      return holding.flatMap(({ lessons }) => lessons.map((lesson) => ({ ...lesson, className })));
    });
}

/** Teachers of the file's classes whose grants would not be what the timetables say, in the order of the file. */
function teachings(planned: readonly PlannedClass[], ground: TimetableGround): PlannedTeaching[] {
  const { teachers, term, today } = ground;
  const known = new Map(teachers.map((teacher) => [teacher._id, teacher]));
  const taught = planned.flatMap(({ teacherIds, write }) => [...teacherIds].map((id) => ({ id, write })));
  return [...grouped(taught, ({ id }) => id)].flatMap(([teacherId, ofTeacher]) => {
    const writes = ofTeacher.map(({ write }) => write);
    const teacher = known.get(teacherId);
    if (!teacher || !differ(teacher, writes, { termId: term.termId, until: term.to, today })) return [];
    const classIds = writes.map(({ timetable }) => timetable.classId);
    const teaching = { teacherId, classIds, termId: term.termId, until: term.to };
    return [{ row: writes[0]?.row ?? 0, number: teacher.number, teaching }];
  });
}

function differ(
  { _id, grants }: KnownTeacher,
  writes: readonly PlannedTimetable[],
  { termId, until, today }: { termId: string; until: Day; today: Day },
): boolean {
  const wanted = writes.flatMap(({ timetable }) => lessonGrants(timetable, _id, until));
  const classIds = writes.map(({ timetable }) => timetable.classId);
  return withLessonGrants(grants, wanted, { classIds, termId, today }) !== grants;
}
