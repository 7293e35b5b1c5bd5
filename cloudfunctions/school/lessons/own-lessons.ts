import type { InferOutput } from 'valibot';
import type { Lesson } from '../../shared/calendar/lessons';
import { lessonsOn } from '../../shared/calendar/lessons-on';
import type { Caller } from '../../shared/caller';
import type { Day } from '../../shared/clock';
import type { Call } from '../../shared/define-function';
import { type Grant, grantsOn } from '../../shared/grants';
import { peopleByIds } from '../people/people';
import { classes } from '../roster/queries';
import type { lessonsContract, LessonWeekView } from './contract';
import { type KnownTimetable, timetablesNaming, timetablesOf } from './timetables';
import { groundOf, namesOf, teachersIn, weekView } from './week-view';

type Request = InferOutput<(typeof lessonsContract)['myLessons']['request']>;

/** The caller's own lessons in a week. */
export function myLessons({ day }: Request, { caller }: Call): Promise<LessonWeekView> {
  return lessonsOfTeacher(caller, day);
}

/**
 * A teacher's own lessons in the week that a day lies in: those that name the teacher, and of classes given by hand, for a
 * substitute (代课), everybody's, on the days of the grant: nobody has said which of them. Two
 * requests, for the timetables and their classes; for a substitute two more, for the classes' timetables and teachers.
 */
export async function lessonsOfTeacher(
  { personId, name, grantsOfAllDays }: Pick<Caller, 'personId' | 'name' | 'grantsOfAllDays'>,
  day: Day,
): Promise<LessonWeekView> {
  const { ground, days, termIds } = await groundOf(day);
  const byHand = grantsOfAllDays.filter((grant) => isGivenByHand(grant) && holdsOnSome(grant, days));
  const timetables = await timetablesFor(personId, classIdsOf(byHand), termIds);
  const given = byHand.filter((grant) => isForSubstitute(grant, personId, timetables));
  const held = days.map((one) => {
    const substituted = new Set(classIdsOf(grantsOn(given, one)));
    const isWanted = ({ teacherId }: Lesson, classId: string) =>
      teacherId === personId || (teacherId !== null && substituted.has(classId));
    return lessonsOn(one, { ...ground, timetables }, isWanted);
  });
  const teachers = await peopleByIds(teachersIn(held).filter((id) => id !== personId));
  const ids = [...new Set(held.flatMap(({ lessons }) => lessons.map(({ classId }) => classId)))];
  const named = ids.length === 0 ? [] : await classes.findAll({ _id: { $in: ids } }, { atMost: ids.length });
  const names = { classes: namesOf(named), teachers: namesOf([...teachers, { _id: personId, name }]) };
  return weekView(held, ground, names, ({ teacherId }) => teacherId !== personId);
}

/** A substitute sees beforehand what to teach, and afterwards what it was. */
function holdsOnSome(grant: Grant, days: readonly Day[]): boolean {
  return days.some((day) => grantsOn([grant], day).length > 0);
}

function isGivenByHand({ role, termId }: Grant): boolean {
  return role === 'subjectTeacher' && termId === undefined;
}

/**
 * Whoever is given a class without end is its teacher, if the timetable says so: given before there was one, the
 * grant says nothing of other people's lessons.
 */
function isForSubstitute(grant: Grant, personId: string, timetables: readonly KnownTimetable[]): boolean {
  const [classId] = classIdsOf([grant]);
  const own = timetables.filter((one) => one.classId === classId);
  return grant.to !== null || !own.some(({ teacherIds }) => teacherIds.includes(personId));
}

function classIdsOf(grants: readonly Grant[]): string[] {
  return grants.flatMap(({ scope }) => (scope.kind === 'class' ? [scope.classId] : []));
}

/** Those that name the teacher, and those of some classes. */
async function timetablesFor(teacherId: string, classIds: readonly string[], termIds: readonly string[]) {
  if (termIds.length === 0) return [];
  const [naming, ofClasses] = await Promise.all([
    timetablesNaming(teacherId, termIds),
    timetablesOf(classIds, termIds),
  ]);
  return [...new Map([...naming, ...ofClasses].map((one) => [one._id, one])).values()];
}
