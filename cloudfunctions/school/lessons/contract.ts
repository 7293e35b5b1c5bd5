import * as v from 'valibot';
import { DayText, Id } from '../../shared/contract';
import type { DayKind } from '../../shared/calendar/day-kind';
import type { Day } from '../../shared/clock';
import type { LessonTime, LessonTimes, Weeks } from '../../shared/calendar/lesson';
import { MOST_LESSONS } from '../contract-words';
import { Effective, officer, staffOfStudents } from '../contract-fields';

const Minute = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(24 * 60));

/** Lessons of a day in order: each ends after it begins, and none begins before the one before has ended. */
const Times = v.pipe(
  v.array(v.strictObject({ from: Minute, to: Minute })),
  v.minLength(1, '请至少写一节课的时间'),
  v.maxLength(MOST_LESSONS, `一天最多 ${MOST_LESSONS} 节课`),
  v.check((times) => times.every(({ from, to }) => from < to), '下课时间要晚于上课时间'),
  v.check((times) => areInOrder(times), '后一节课不能在前一节下课之前开始，请检查时间'),
);

function areInOrder(times: readonly LessonTime[]): boolean {
  return times.every(({ from }, index) => (times[index - 1]?.to ?? 0) <= from);
}

/** The revision that the page showed, 0 before the first; whoever changes something newer is told. */
const Rev = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Any day of the week that is asked for. */
const Week = { day: Effective };

export const lessonsContract = {
  /** From when to when each lesson is held, from which day on (作息时间). */
  lessonTimes: { request: v.strictObject({}), about: 'caller', may: 'everyone', refusals: [] },
  /** Stores the times of day from a day on, e.g. for the summer; not for days that are over and had times. */
  setLessonTimes: {
    request: v.strictObject({ from: Effective, times: Times, rev: Rev }),
    about: 'calendar',
    may: officer,
    refusals: ['SCHOOL.CHANGED_MEANWHILE', 'SCHOOL.PAST_LESSONS'],
  },
  /** Takes the times away that begin on a day, today or later; those before hold on. */
  removeLessonTimes: {
    request: v.strictObject({ from: DayText, rev: Rev }),
    about: 'calendar',
    may: officer,
    refusals: ['SCHOOL.CHANGED_MEANWHILE', 'SCHOOL.PAST_LESSONS'],
  },
  /** The lessons of a class in the week that a day lies in. */
  timetable: {
    request: v.strictObject({ classId: Id, ...Week }),
    about: 'class',
    may: [
      ...staffOfStudents,
      { role: 'subjectTeacher', reach: 'class', fields: 'all' },
      { role: 'classCadre', reach: 'class', fields: 'all' },
      { role: 'student', reach: 'class', fields: 'all' },
    ],
    refusals: [],
  },
  /** The caller's own lessons, as the teacher or a substitute, in the week that a day lies in. */
  myLessons: { request: v.strictObject(Week), about: 'caller', may: 'everyone', refusals: [] },
} as const;

export interface LessonTimesView {
  /** In the order of time. */
  versions: LessonTimes[];
  rev: number;
}

/** A lesson for showing. */
export interface LessonView {
  /** 第几节, from 1. */
  lesson: number;
  weeks: Weeks;
  subject: string;
  /** Empty where nobody teaches. */
  teacher: string;
  classId: string;
  className: string;
  place: string;
  /** Of the own lessons: somebody else's, of a class that was given by hand (代课). */
  isSubstitute: boolean;
  /** Minutes of the day; null where the times are not known. */
  time: LessonTime | null;
}

/** A day with its lessons; of an `unknown` one nobody has said what is held, and `reason` says why. */
export interface LessonDayView {
  day: Day;
  kind: DayKind['kind'];
  reason: string;
  lessons: LessonView[];
}

/** The lessons of a week, Monday to Sunday. */
export interface LessonWeekView {
  /** 第 3 周 of its first day that lies in a term; null outside terms. */
  week: string | null;
  days: LessonDayView[];
  /** The times of day in force at the end of the week: as many as the grid has lines. */
  times: LessonTime[];
}

export interface LessonsReplies {
  /** `mayChange`: whether the caller may store other times. */
  lessonTimes: LessonTimesView & { mayChange: boolean };
  setLessonTimes: LessonTimesView;
  removeLessonTimes: LessonTimesView;
  timetable: LessonWeekView & { className: string };
  myLessons: LessonWeekView;
}
