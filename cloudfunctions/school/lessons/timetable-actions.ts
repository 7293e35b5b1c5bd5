import type { InferOutput } from 'valibot';
import { lessonsOn } from '../../shared/calendar/lessons-on';
import { classById } from '../../shared/units';
import { peopleByIds } from '../people/people';
import type { lessonsContract } from './contract';
import { timetablesOf } from './timetables';
import { groundOf, namesOf, teachersIn, weekView } from './week-view';

type Request = InferOutput<(typeof lessonsContract)['timetable']['request']>;

/**
 * The lessons of a class in a week. Besides the caller's binding two requests, for the timetable and the
 * names of its teachers; calendar, times and class are remembered for a minute.
 */
export async function timetable({ classId, day }: Request) {
  const [schoolClass, { ground, days, termIds }] = await Promise.all([classById(classId), groundOf(day)]);
  const found = termIds.length > 0 ? await timetablesOf([classId], termIds) : [];
  const held = days.map((one) => lessonsOn(one, { ...ground, timetables: found }));
  const teachers = await peopleByIds(teachersIn(held));
  const className = schoolClass?.name ?? '';
  const names = { classes: new Map([[classId, className]]), teachers: namesOf(teachers) };
  return { className, ...weekView(held, ground, names) };
}
