import type { InferOutput } from 'valibot';
import { daysFrom } from '../../shared/calendar/calendar';
import { addDays, type Day } from '../../shared/clock';
import type { Caller } from '../../shared/caller';
import type { Call } from '../../shared/define-function';
import { type ClassTimetable, inForceOn, type Lesson } from '../../shared/calendar/lessons';
import { type LessonDay, type LessonGround, lessonsOn } from '../../shared/calendar/lessons-on';
import { mondayOf, termOf, weekOf } from '../../shared/calendar/terms';
import { classById } from '../../shared/units';
import { schoolCalendar } from '../calendar/calendar';
import type { LessonDayView, lessonsContract, LessonWeekView } from './contract';
import { lessonTimesOfSchool } from './lesson-time-records';
import { peopleByIds } from '../people/people';
import { classes } from '../roster/queries';
import { timetablesNaming, timetablesOf } from './timetables';

type Request<Action extends 'timetable' | 'myLessons'> = InferOutput<
  (typeof lessonsContract)[Action]['request']
>;

/** Names of classes and teachers by id. */
interface Names {
  classes: ReadonlyMap<string, string>;
  teachers: ReadonlyMap<string, string>;
}

/**
 * The lessons of a class in a week. Besides the caller's binding two requests, for the timetable and the
 * names of its teachers; calendar, times and class are remembered for a minute.
 */
export async function timetable({ classId, day }: Request<'timetable'>) {
  const [schoolClass, { ground, days, termIds }] = await Promise.all([classById(classId), groundOf(day)]);
  const found = termIds.length > 0 ? await timetablesOf([classId], termIds) : [];
  const held = days.map((one) => lessonsOn(one, { ...ground, timetables: found }));
  const teachers = await peopleByIds(teachersIn(held));
  const className = schoolClass?.name ?? '';
  const names = { classes: new Map([[classId, className]]), teachers: namesOf(teachers) };
  return { className, ...weekView(held, ground, names) };
}

/** The caller's own lessons in a week. */
export function myLessons({ day }: Request<'myLessons'>, { caller }: Call): Promise<LessonWeekView> {
  return lessonsOfTeacher(caller, day);
}

/** A teacher's lessons in the week that a day lies in. Two requests, for the timetables and their classes. */
export async function lessonsOfTeacher(
  { personId, name }: Pick<Caller, 'personId' | 'name'>,
  day: Day,
): Promise<LessonWeekView> {
  const { ground, days, termIds } = await groundOf(day);
  const found = termIds.length > 0 ? await timetablesNaming(personId, termIds) : [];
  const isOwn = ({ teacherId }: Lesson) => teacherId === personId;
  const held = days.map((one) => lessonsOn(one, { ...ground, timetables: found }, isOwn));
  const ids = [...new Set(held.flatMap(({ lessons }) => lessons.map(({ classId }) => classId)))];
  const named = ids.length === 0 ? [] : await classes.findAll({ _id: { $in: ids } }, { atMost: ids.length });
  return weekView(held, ground, { classes: namesOf(named), teachers: new Map([[personId, name]]) });
}

/** All that decides about the week that a day lies in, but for the timetables. */
async function groundOf(day: Day) {
  const monday = mondayOf(day);
  const days = daysFrom(monday, addDays(monday, 6));
  const sunday = days.at(-1) ?? monday;
  const [calendar, lessonTimes] = await Promise.all([schoolCalendar(monday, sunday), lessonTimesOfSchool()]);
  const termIds = new Set(days.flatMap((one) => termOf(one, calendar.terms)?.termId ?? []));
  const noTimetables: ClassTimetable[] = [];
  return { days, termIds: [...termIds], ground: { calendar, lessonTimes, timetables: noTimetables } };
}

function teachersIn(held: readonly LessonDay[]): string[] {
  return held.flatMap(({ lessons }) => lessons.flatMap(({ teacherId }) => teacherId ?? []));
}

function namesOf(named: readonly { _id: string; name: string }[]): Map<string, string> {
  return new Map(named.map(({ _id, name }) => [_id, name]));
}

function weekView(
  held: readonly LessonDay[],
  { calendar, lessonTimes }: LessonGround,
  names: Names,
): LessonWeekView {
  const labels = held.map(({ day }) => weekOf(day, calendar.terms)?.label ?? null);
  const sunday = held.at(-1)?.day;
  const times = sunday ? (inForceOn(lessonTimes, sunday)?.times ?? []) : [];
  return {
    week: labels.find((label) => label !== null) ?? null,
    days: held.map((one) => dayView(one, names)),
    times,
  };
}

function dayView({ lessons, ...day }: LessonDay, { classes: ofClasses, teachers }: Names): LessonDayView {
  return {
    ...day,
    lessons: lessons.map(({ lesson, weeks, subject, teacherId, classId, place, time }) => ({
      ...{ lesson, weeks, subject, classId, place, time },
      teacher: teachers.get(teacherId ?? '') ?? '',
      className: ofClasses.get(classId) ?? '',
    })),
  };
}
