import { daysFrom } from '../../shared/calendar/calendar';
import { inForceOn } from '../../shared/calendar/lessons';
import type { HeldLesson, LessonDay, LessonGround } from '../../shared/calendar/lessons-on';
import { mondayOf, termOf, weekOf } from '../../shared/calendar/terms';
import { addDays, type Day } from '../../shared/clock';
import { schoolCalendar } from '../calendar/calendar';
import type { LessonDayView, LessonWeekView } from './contract';
import { lessonTimesOfSchool } from './lesson-time-records';

/** Names of classes and teachers by id. */
export interface Names {
  classes: ReadonlyMap<string, string>;
  teachers: ReadonlyMap<string, string>;
}

/**
 * All that decides about the week that a day lies in, but for the timetables. Calendar and times are remembered
 * for a minute.
 */
export async function groundOf(day: Day) {
  const monday = mondayOf(day);
  const days = daysFrom(monday, addDays(monday, 6));
  const sunday = days.at(-1) ?? monday;
  const [calendar, lessonTimes] = await Promise.all([schoolCalendar(monday, sunday), lessonTimesOfSchool()]);
  const termIds = new Set(days.flatMap((one) => termOf(one, calendar.terms)?.termId ?? []));
  return { days, termIds: [...termIds], ground: { calendar, lessonTimes } };
}

/** Ids of all who teach on some days. */
export function teachersIn(held: readonly LessonDay[]): string[] {
  return held.flatMap(({ lessons }) => lessons.flatMap(({ teacherId }) => teacherId ?? []));
}

/** What there is, by id. */
export function namesOf(named: readonly { _id: string; name: string }[]): Map<string, string> {
  return new Map(named.map(({ _id, name }) => [_id, name]));
}

/** A week for showing. */
export function weekView(
  held: readonly LessonDay[],
  { calendar, lessonTimes }: Omit<LessonGround, 'timetables'>,
  names: Names,
  isSubstitute: (lesson: HeldLesson) => boolean = () => false,
): LessonWeekView {
  const labels = held.map(({ day }) => weekOf(day, calendar.terms)?.label ?? null);
  const sunday = held.at(-1)?.day;
  const times = sunday ? (inForceOn(lessonTimes, sunday)?.times ?? []) : [];
  return {
    week: labels.find((label) => label !== null) ?? null,
    days: held.map((one) => dayView(one, names, isSubstitute)),
    times,
  };
}

function dayView(
  { lessons, ...day }: LessonDay,
  { classes: ofClasses, teachers }: Names,
  isSubstitute: (lesson: HeldLesson) => boolean,
): LessonDayView {
  return {
    ...day,
    lessons: lessons.map((held) => {
      const { lesson, weeks, subject, teacherId, classId, place, time } = held;
      return {
        ...{ lesson, weeks, subject, classId, place, time },
        teacher: teachers.get(teacherId ?? '') ?? '',
        className: ofClasses.get(classId) ?? '',
        isSubstitute: isSubstitute(held),
      };
    }),
  };
}
