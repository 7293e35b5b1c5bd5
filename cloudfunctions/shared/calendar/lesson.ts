import type { Day, MinuteOfDay } from '../clock';

/** When a lesson (节) is held, in minutes of the Beijing day. */
export interface LessonTime {
  from: MinuteOfDay;
  to: MinuteOfDay;
}

/** The times of day (作息时间) from a day on: the first is lesson 1. */
export interface LessonTimes {
  /** Never given twice, so that what was judged by it can name it. */
  version: number;
  from: Day;
  times: LessonTime[];
}

/** Which weeks of a term: every one, 单周 or 双周. */
export type Weeks = 'all' | 'odd' | 'even';

/** A lesson of a class as it is held week by week. */
export interface Lesson {
  /** 1 Monday to 7 Sunday. */
  weekday: number;
  /** 第几节, from 1. */
  lesson: number;
  weeks: Weeks;
  subject: string;
  /** Null where nobody teaches (自习). */
  teacherId: string | null;
  /** Where, in the school's words; may be empty. */
  place: string;
}

/** The lessons of a class from a day on. */
export interface TimetableVersion {
  /** Never given twice for a class and term, so that what was judged by it can name it. */
  version: number;
  from: Day;
  lessons: Lesson[];
}

/** The timetable (课表) of a class in a term; versions in the order of time. */
export interface ClassTimetable {
  classId: string;
  termId: string;
  versions: readonly TimetableVersion[];
}
