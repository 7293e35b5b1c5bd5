import type { Day } from '../../shared/clock';
import { grouped } from '../../shared/grouped';
import {
  byTime,
  type ClassTimetable,
  endingWith,
  inForceOn,
  type Lesson,
  rewritesThePast,
  type TimetableVersion,
} from '../../shared/calendar/lessons';
import type { StoredTerm, Term } from '../../shared/calendar/terms';
import type { TimetableChange } from './contract';
import { lessonGrants, withLessonGrants } from '../lessons/lesson-grant';
import { clashes, type StandingLesson } from './plan-clashes';
import { type KnownTeacher, lessonsOfRows, type LessonSchool, type PlannedLesson } from './plan-lessons';
import { lessonColumns, type ParsedLesson } from './parse-lessons';
import { type Mistake, mistakeIn, titleOf } from './parse-sheet';

/** The timetable of a class as it is; `rev` is what a change is compared with. */
export type StandingTimetable = ClassTimetable & { rev: number; teacherIds: readonly string[] };

/** The lessons from a day on; it gets its number when it is written. */
type WantedVersion = Omit<TimetableVersion, 'version'>;

/**
 * What the timetable of a class is to be from a day on; `rev` 0: there is none yet. The versions before it stay
 * where they are, so that a plan doesn't grow with the term.
 */
export interface PlannedTimetable {
  /** The class's first in the file, and its name. */
  row: number;
  number: string;
  timetable: {
    classId: string;
    termId: string;
    departmentId: string;
    rev: number;
    wanted: WantedVersion;
  };
}

/** A teacher whose grants are to be made to follow from the timetables of some classes, once these are written. */
export interface PlannedTeaching {
  row: number;
  number: string;
  teaching: { teacherId: string; classIds: string[]; termId: string };
}

/** What a timetable is planned on. */
export interface TimetableGround extends LessonSchool {
  term: Term;
  /** All terms, which say what is over. */
  terms: readonly StoredTerm[];
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
    mistakes: [...mistakes, ...clashing, ...planned.flatMap(({ past }) => past)].sort(
      (a, b) => a.row - b.row,
    ),
  };
}

interface PlannedClass {
  change: TimetableChange;
  /** Told when it would rewrite days that are over. */
  past: Mistake[];
  write: PlannedTimetable;
  /** As it will be. */
  after: ClassTimetable;
  /** Whoever taught the class or is to teach it. */
  teacherIds: ReadonlySet<string>;
}

const nothingYet = { rev: 0, versions: [], teacherIds: [] } as const;

function plannedFor(
  classId: string,
  ofClass: readonly PlannedLesson[],
  { standing, term, from, today, departmentId }: TimetableGround,
): PlannedClass {
  const { rev, versions, teacherIds } = standing.find((one) => one.classId === classId) ?? nothingYet;
  const lessons = ofClass.map(plain).sort(byTime);
  const wanted = { from, lessons };
  const replaced = versions.filter((one) => one.from > from).map((one) => one.from);
  const change = changeOf(versions, wanted);
  const { row, className } = firstOf(ofClass);
  const { termId } = term;
  const isPast = change !== 'same' && rewritesThePast(versions, from, today);
  return {
    change: { className, change, lessons: lessons.length, replaced },
    past: isPast ? [inThePast(row, className)] : [],
    write: { row, number: className, timetable: { classId, termId, departmentId, rev, wanted } },
    after: {
      classId,
      termId,
      versions: change === 'same' ? versions : endingWith(versions, { version: rev + 1, ...wanted }),
    },
    teacherIds: new Set([...teacherIds, ...lessons.flatMap(({ teacherId }) => teacherId ?? [])]),
  };
}

/** The same only if nothing else was to begin later: the new one would end that. */
function changeOf(
  versions: readonly TimetableVersion[],
  { from, lessons }: WantedVersion,
): TimetableChange['change'] {
  if (versions.length === 0) return 'new';
  const before = inForceOn(versions, from);
  const isSame = before === versions.at(-1) && textOf(before.lessons) === textOf(lessons);
  return isSame ? 'same' : 'changed';
}

/** Lessons that were held can't be held differently afterwards: what was judged by them would be wrong. */
function inThePast(row: number, className: string): Mistake {
  const reason = '这个班已有课表在用，过去的课不能再改；请把生效日期改为今天或以后，再重新检查';
  return mistakeIn(row, titleOf(lessonColumns, 'className'), className, reason);
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
  const { teachers, term } = ground;
  const { termId } = term;
  const known = new Map(teachers.map((teacher) => [teacher._id, teacher]));
  const taught = planned.flatMap((one) => [...one.teacherIds].map((id) => ({ id, one })));
  return [...grouped(taught, ({ id }) => id)].flatMap(([teacherId, ofTeacher]) => {
    const timetables = ofTeacher.map(({ one }) => one.after);
    const teacher = known.get(teacherId);
    if (!teacher || !differ(teacher, timetables, ground)) return [];
    const classIds = timetables.map(({ classId }) => classId);
    const teaching = { teacherId, classIds, termId };
    return [{ row: ofTeacher[0]?.one.write.row ?? 0, number: teacher.number, teaching }];
  });
}

function differ(
  { _id, grants }: KnownTeacher,
  timetables: readonly ClassTimetable[],
  { term: { termId }, terms, today }: TimetableGround,
): boolean {
  const wanted = timetables.flatMap((timetable) => lessonGrants(timetable, _id));
  const classIds = timetables.map(({ classId }) => classId);
  return withLessonGrants(grants, wanted, { classIds, termId, terms, today }) !== grants;
}
