import { dayKind, type SchoolCalendar } from './calendar';
import type { Day } from '../clock';
import type { DayKind } from './day-kind';
import {
  byTime,
  type ClassTimetable,
  inForceOn,
  isHeldIn,
  type Lesson,
  type LessonTime,
  type LessonTimes,
} from './lessons';
import { weekOf } from './terms';

/** All that decides which lessons are held. */
export interface LessonGround {
  calendar: SchoolCalendar;
  lessonTimes: readonly LessonTimes[];
  /** Of one class, or of all classes that somebody teaches; in any terms. */
  timetables: readonly ClassTimetable[];
}

/** A lesson on a day. */
export interface HeldLesson extends Lesson {
  classId: string;
  /** The version of the class's timetable that says so. */
  timetableVersion: number;
  /** The version of the times of day; null before the first. */
  timesVersion: number | null;
  /** Null where the school has said nothing of the times of this lesson. */
  time: LessonTime | null;
}

/** The lessons of a day; `unknown` where nobody has said what is held: nothing is guessed. */
export interface LessonDay {
  day: Day;
  kind: DayKind['kind'];
  /** In Chinese, to be shown: 周二, 国庆节放假, 还没有这一天的课表. */
  reason: string;
  lessons: HeldLesson[];
}

/**
 * The lessons that are held on a day, in the order of time. The calendar says whose weekday's timetable is
 * held (make-up days), the term which week it is (单双周), the times of day from when to when.
 * @param isWanted which lessons to answer, for those of one teacher.
 */
export function lessonsOn(
  day: Day,
  { calendar, lessonTimes, timetables }: LessonGround,
  isWanted: (lesson: Lesson, classId: string) => boolean = () => true,
): LessonDay {
  const { kind, reason, timetable: weekday } = dayKind(day, calendar);
  if (kind !== 'school') return { day, kind, reason, lessons: [] };
  const unknown = (why: string): LessonDay => ({ day, kind: 'unknown', reason: why, lessons: [] });
  const week = weekOf(day, calendar.terms);
  if (!week) return unknown(`${reason}，不在学期内，没有课表`);
  if (week.week < 1) return unknown(`${reason}，${week.label}，不确定按不按课表上课`);
  if (weekday === null) return unknown(`${reason}，学校还没定按周几的课表上课`);
  const held = timetables
    .filter(({ termId }) => termId === week.term.termId)
    .flatMap(({ classId, versions }) => {
      const version = inForceOn(versions, day);
      return version ? [{ classId, ...version }] : [];
    });
  if (held.length === 0) return unknown(`${reason}，还没有这一天的课表`);
  const times = inForceOn(lessonTimes, day);
  const timesVersion = times?.version ?? null;
  const lessons = held.flatMap(({ classId, version: timetableVersion, lessons: all }) =>
    all
      .filter(
        (lesson) =>
          lesson.weekday === weekday && isHeldIn(lesson.weeks, week.week) && isWanted(lesson, classId),
      )
      .map((lesson) => ({
        ...lesson,
        ...{ classId, timetableVersion, timesVersion },
        time: times?.times[lesson.lesson - 1] ?? null,
      })),
  );
  return { day, kind, reason, lessons: lessons.sort(byTime) };
}
